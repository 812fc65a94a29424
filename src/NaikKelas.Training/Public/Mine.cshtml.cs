using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Public;

/// <summary>The applicant's own page: where it stands, and why. Only the link opens it; no name stands on it.</summary>
[AllowAnonymous, EnableRateLimiting(LinkLimits.Policy)]
public sealed class MineModel(
    Db db,
    ApplicantLink links,
    NominationBook book,
    SeatCards seats,
    AgencyClock clock,
    Say say
) : PageModel
{
    private Progress _progress = null!;

    internal SeatCard Seat { get; private set; } = null!;

    internal IReadOnlyList<ChoiceLine> Choices { get; private set; } = [];

    internal IReadOnlyList<PointLine> Points { get; private set; } = [];

    public long Score => Points.Sum(p => p.Product);

    public string Code { get; private set; } = "";

    public string RoundTitle { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string Headline => this.Texts.Of(_progress.Headline);

    public IReadOnlyList<FormattableString> Sentences => _progress.Sentences;

    public int Current => _progress.Current;

    public IReadOnlyList<Phase> Phases => [.. _progress.Steps.Select(s => new Phase(this.Texts.Of(s)))];

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        // Last of all: a form in the layout says something weaker.
        Response.OnStarting(() =>
        {
            Response.Headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        });
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (
            !links.TryRead(token, out var id)
            || await db.Nominations.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct)
                is not { } nomination
        )
            return NotFound();
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == nomination.RoundId, ct);
        var file = await book.ReadAsync(round, nomination, ct);
        (Code, RoundTitle, Slug) = (nomination.Code, round.Title, round.Slug);
        _progress = Progress.Of(file, clock, say);
        Seat = await seats.OfAsync(nomination, round, ct);
        // Until the facts are frozen there is nothing to tell but that the nomination arrived; and a result is told
        // when it is published, not while officers still look at it.
        if (nomination.State == NominationState.Submitted && round.State >= RoundState.Screened)
        {
            Choices =
            [
                .. file.Explanation.Choices.Select(c =>
                    round.State == RoundState.Published ? c : c with { Trace = null }
                ),
            ];
            Points = file.Explanation.Points;
        }

        return Page();
    }
}
