using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Objections;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Public;

/// <summary>The applicant's own page: where it stands, and why. Only the link opens it; no name stands on it.</summary>
[AllowAnonymous, EnableRateLimiting(LinkLimits.Policy)]
public sealed class MineModel(
    ApplicantDoor door,
    NominationBook book,
    SeatCards seats,
    CorrectionBook corrections,
    ObjectionBook objections,
    AgencyClock clock,
    Say say
) : PageModel
{
    private Progress _progress = null!;

    internal SeatCard Seat { get; private set; } = null!;

    internal IReadOnlyList<ChoiceLine> Choices { get; private set; } = [];

    internal IReadOnlyList<PointLine> Points { get; private set; } = [];

    internal MyReviews Reviews { get; private set; } = null!;

    public long Score => Points.Sum(p => p.Product);

    public string Code { get; private set; } = "";

    public string RoundTitle { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string Here { get; private set; } = "";

    public string Headline => this.Texts.Of(_progress.Headline);

    public IReadOnlyList<FormattableString> Sentences => _progress.Sentences;

    public int Current => _progress.Current;

    public IReadOnlyList<Phase> Phases => [.. _progress.Steps.Select(s => new Phase(this.Texts.Of(s)))];

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        if (await door.OpenAsync(token, Response, ct) is not var (nomination, round))
            return NotFound();
        var file = await book.ReadAsync(round, nomination, ct);
        (Code, RoundTitle, Slug, Here) = (nomination.Code, round.Title, round.Slug, $"/lamaran/{token}");
        _progress = Progress.Of(file, clock, say);
        Seat = await seats.OfAsync(nomination, round, ct);
        Reviews = await MyReviews.OfAsync(file, $"/lamaran/{token}", corrections, objections, clock, ct);
        // Until the facts are frozen there is nothing to tell but that the nomination arrived; and a result is told
        // when it is published, or while it can be objected to, not while officers still look at it.
        if (nomination.State == NominationState.Submitted && round.State >= RoundState.Screened)
        {
            Choices =
            [
                .. file.Explanation.Choices.Select(c => MyReviews.Tells(round) ? c : c with { Trace = null }),
            ];
            Points = file.Explanation.Points;
        }

        return Page();
    }
}
