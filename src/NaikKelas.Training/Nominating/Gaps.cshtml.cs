using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Applying;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominating;

/// <summary>What the nominations of a round still lack: papers, recommendations, a look at an application.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
internal sealed class GapsModel(
    RoundBook rounds,
    RequestBook requests,
    RecommendationBook recommendations,
    HeldBook applications
) : PageModel
{
    /// <summary>Requests on one page: as many as a person works through in a day.</summary>
    public const int Shown = 60;

    public TrainingRound Round { get; private set; } = null!;

    public IReadOnlyList<PaperRequest> Requests { get; private set; } = [];

    public bool AsksForWord { get; private set; }

    /// <summary>By kabupaten/kota.</summary>
    public IReadOnlyList<IGrouping<string, RecommendationLine>> Places { get; private set; } = [];

    public IReadOnlyList<HeldLine> Held { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(RoundId round, CancellationToken ct)
    {
        if (await rounds.FindAsync(round, ct) is not { } found)
            return NotFound();
        Round = found;
        Requests = await requests.OfAsync(found, nominator: null, ct);
        AsksForWord = RoundTerms.FromJson(found.TermsJson).Recommenders.Count > 0;
        if (AsksForWord)
            Places =
            [
                .. (await recommendations.OfAsync(found, ct)).GroupBy(l => l.Place, StringComparer.Ordinal),
            ];
        Held = await applications.OfAsync(found, ct);
        return Page();
    }
}
