using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Privacy;

/// <summary>What one person asked and was answered; the caller has looked who it is.</summary>
public sealed class OwnRequests(Db db)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<PrivacyRequest>> OfAsync(PersonId person, CancellationToken ct)
    {
        var persons = db.Persons;
        return await db
            .PrivacyRequests.AsNoTracking()
            .Where(r =>
                r.PersonId == person || persons.Any(p => p.Id == person && p.MergedInto == r.PersonId)
            )
            .OrderByDescending(r => r.AskedAt)
            .Take(Most)
            .ToListAsync(ct);
    }
}
