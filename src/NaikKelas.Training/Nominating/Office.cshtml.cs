using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominating;

/// <summary>An office's view of a round: organisations of its region to nominate from, and nominations to recommend.</summary>
[Allow(Role.CoopBoard, Role.PesantrenContact, Role.Officer)]
internal sealed class OfficeModel(
    CallBook calls,
    RecommendationBook book,
    Recommend recommend,
    OrganisationDirectory organisations,
    AgencyClock clock
) : PageModel
{
    private const int Shown = 30;
    private const int LinesShown = 50;

    [BindProperty]
    public Recommend.Input Input { get; set; } = new();

    public TrainingRound Round { get; private set; } = null!;

    public Refusal? Closed { get; private set; }

    public string? Text { get; private set; }

    public IReadOnlyList<OrganisationCard> Found { get; private set; } = [];

    /// <summary>Those that wait for a word first, as many as fit on a phone's page.</summary>
    public IReadOnlyList<RecommendationLine> Lines { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>The terms ask for somebody's word.</summary>
    public bool AsksForWord { get; private set; }

    public async Task<IActionResult> OnGetAsync(RoundId round, string? q, CancellationToken ct)
    {
        if (!await LoadAsync(round, ct))
            return NotFound();
        Text = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        Found = Text is null
            ? await organisations.OwnAsync(ct)
            :
            [
                .. (await organisations.SearchAsync(Text, Shown, ct)).Where(o =>
                    Scope.Covers(Round.RegionCode, o.RegionCode) && calls.SpeaksFor(o)
                ),
            ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(RoundId round, CancellationToken ct)
    {
        if (!await LoadAsync(round, ct))
            return NotFound();
        var done = await recommend.RunAsync(round, Input, ct);
        return done.Refused
            ? this.Again(done)
            : this.Done($"{done.Value} usulan direkomendasikan.", $"{CallBook.Path}/{round.Value}");
    }

    private async Task<bool> LoadAsync(RoundId round, CancellationToken ct)
    {
        if (await calls.FindAsync(round, ct) is not { } call)
            return false;
        Round = call.Round;
        Closed = Intake.ClosedNow(Round, clock);
        AsksForWord = RoundTerms.FromJson(Round.TermsJson).Recommenders.Count > 0;
        if (AsksForWord)
        {
            var all = await book.OfAsync(Round, ct);
            (Total, Lines) = (all.Count, [.. all.OrderBy(l => !l.MayRecommend).Take(LinesShown)]);
        }

        return true;
    }
}
