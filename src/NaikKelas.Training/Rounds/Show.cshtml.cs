using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Rounds;

/// <summary>One round: where it stands, what to do next, what was promised.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class ShowModel(RoundBook rounds, Regions regions, AgencyClock clock, Actor actor) : PageModel
{
    public RoundPaper Paper { get; private set; } = null!;

    internal TrainingRound Round { get; private set; } = null!;

    internal RoundTerms Terms { get; private set; } = RoundTerms.Empty;

    internal IReadOnlyList<TermsVersion> Versions { get; private set; } = [];

    public bool MayAct => actor.Is(Role.Officer);

    public string Here => $"/pelatihan/putaran/{Paper.Id.Value}";

    public async Task<IActionResult> OnGetAsync(RoundId id, CancellationToken ct)
    {
        if (
            await rounds.FindAsync(id, ct) is not { } round
            || await rounds.ReadAsync(id, ct) is not { } paper
        )
            return NotFound();
        (Paper, Round) = (paper, round);
        Terms = RoundTerms.FromJson(round.TermsJson);
        Versions = await rounds.VersionsAsync(id, ct);
        return Page();
    }

    internal PhaseBanner Banner => PhaseBanner.Of(Round, clock, this.Texts);

    /// <summary>The one main act of the phase; null where the clock does it, or the reader only reads.</summary>
    public (string Text, string Href)? Main =>
        !MayAct
            ? null
            : Paper.Phase switch
            {
                RoundPhase.Draft => (
                    this.Texts["Lanjutkan menyusun"],
                    Terms.Rules.Count == 0 ? $"{Here}/syarat" : $"{Here}/kunci"
                ),
                RoundPhase.Open => (this.Texts["Kelola usulan"], $"{Here}/usulan"),
                RoundPhase.Closed => (this.Texts["Bekukan sekarang"], $"{Here}/bekukan"),
                RoundPhase.Screened or RoundPhase.Correcting => (
                    this.Texts["Tetapkan peserta"],
                    $"{Here}/papan"
                ),
                RoundPhase.Drawn or RoundPhase.Objecting => (
                    this.Texts["Periksa dan umumkan"],
                    $"{Here}/papan"
                ),
                RoundPhase.Published => (this.Texts["Lihat papan penetapan"], $"{Here}/papan"),
                _ => null,
            };

    public string MomentOf(DateTime utc) => this.Texts.Of(Moment.Of(clock, utc));

    internal string NameOfRegion(string code) => regions.PathOf(code);

    internal int ReservedIn(string code) => Terms.Reserves.Where(r => r.Class == code).Sum(r => r.Seats);
}
