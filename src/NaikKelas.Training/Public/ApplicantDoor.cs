using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Public;

/// <summary>Opens what a link leads to, and says to everything between here and the browser that it is private.</summary>
public sealed class ApplicantDoor(Db db, Actor actor, ApplicantLink links)
{
    /// <summary>Null: nobody's link.</summary>
    internal async Task<(Nomination Nomination, TrainingRound Round)?> OpenAsync(
        string token,
        HttpResponse response,
        CancellationToken ct
    )
    {
        // Last of all: a form in the layout says something weaker.
        response.OnStarting(() =>
        {
            response.Headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        });
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (
            !links.TryRead(token, out var id)
            || await db.Nominations.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct)
                is not { } nomination
        )
            return null;
        // The trail tells an applicant's act from the machine's own.
        if (!actor.SignedIn)
            actor.Name = $"Pelamar {nomination.Code}";
        return (nomination, await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == nomination.RoundId, ct));
    }
}
