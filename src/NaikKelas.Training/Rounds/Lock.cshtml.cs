using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Rounds;

/// <summary>Step 3: the rules tried on the registry, all answers to check, then the lock.</summary>
[Allow(Role.Officer)]
public sealed class LockModel(
    RoundBook rounds,
    LockRound lockRound,
    TryTerms tryTerms,
    Regions regions,
    AgencyClock clock,
    ClassMoney money
) : PageModel
{
    [BindProperty]
    public LockRound.Input Input { get; set; } = new();

    public RoundPaper Paper { get; private set; } = null!;

    /// <summary>What the classes ask of the budget lines they draw on.</summary>
    internal IReadOnlyList<RoundMoney> Money { get; private set; } = [];

    private TrainingRound Round { get; set; } = null!;

    internal RoundTerms Terms { get; private set; } = RoundTerms.Empty;

    internal TryOutView? Tried { get; private set; }

    public IReadOnlyList<Answer> Answers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(RoundId id, CancellationToken ct) =>
        await LoadAsync(id, ct) is { } elsewhere ? elsewhere : Page();

    public async Task<IActionResult> OnPostAsync(RoundId id, CancellationToken ct)
    {
        var locked = await lockRound.RunAsync(id, Input, ct);
        if (!locked.Refused)
            return this.Done(
                $"Putaran terkunci. Sidik ketentuan dan sidik rahasia sudah diumumkan.",
                $"/pelatihan/putaran/{id.Value}"
            );
        return await LoadAsync(id, ct) is NotFoundResult gone ? gone : this.Again(locked);
    }

    internal string NameOfRegion(string code) => regions.PathOf(code);

    private async Task<IActionResult?> LoadAsync(RoundId id, CancellationToken ct)
    {
        if (
            await rounds.FindAsync(id, ct) is not { } round
            || await rounds.ReadAsync(id, ct) is not { } paper
        )
            return NotFound();
        (Paper, Round) = (paper, round);
        Terms = RoundTerms.FromJson(round.TermsJson);
        Answers = AnswersOf(paper);
        if (paper.Phase != RoundPhase.Draft)
            return Redirect($"/pelatihan/putaran/{id.Value}");
        Money = await money.OfRoundAsync(id, ct);
        if (await tryTerms.RunAsync(round, Terms, ct) is { } tried)
            Tried = new(tried, Terms, regions.PathOf);
        return null;
    }

    private IReadOnlyList<Answer> AnswersOf(RoundPaper paper)
    {
        var basics = $"/pelatihan/putaran/baru/{paper.Id.Value}";
        return
        [
            new(this.Texts["Judul putaran"], paper.Title, basics),
            new(this.Texts["Dibuka"], this.Texts.Of(Opening(paper)), basics),
            new(this.Texts["Ditutup"], this.Texts.Of(Moment.Of(clock, paper.ClosesAt)), basics),
            new(this.Texts["Nilai publik untuk undian"], paper.PublicValueName, basics),
            new(this.Texts["Masa koreksi"], this.Texts["{0} hari", Round.CorrectionDays], basics),
            new(this.Texts["Masa keberatan"], this.Texts["{0} hari", Round.ObjectionDays], basics),
            .. paper.Classes.Select(c => new Answer(
                this.Texts["Kelas {0}", c.Code],
                this.Texts[
                    "{0}, {1} · {2} · {3} kursi",
                    c.Topic,
                    c.Name,
                    Say.Days(c.StartsOn, c.EndsOn),
                    c.Capacity
                ],
                basics
            )),
        ];
    }

    private FormattableString Opening(RoundPaper paper) =>
        paper.OpensAt > clock.UtcNow
            ? Moment.Of(clock, paper.OpensAt)
            : $"begitu dikunci (jadwal {Moment.Of(clock, paper.OpensAt)} sudah lewat)";
}
