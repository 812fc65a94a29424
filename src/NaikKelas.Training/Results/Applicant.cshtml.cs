using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Results;

/// <summary>Why this person got what: rule by rule, point by point, class by class.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class ApplicantTraceModel(
    RoundBook rounds,
    NominationBook book,
    CorrectionBook corrections,
    Regions regions,
    Actor actor
) : PageModel
{
    internal new NominationFile File { get; private set; } = null!;

    internal Trace? Trace { get; private set; }

    /// <summary>Facts that were read again after freezing.</summary>
    internal IReadOnlyList<FactVersion> Versions { get; private set; } = [];

    public bool CanPropose => actor.Is(Role.Officer) && OverrideTime.RefusalOf(File.Round) is null;

    public Enum Status =>
        File.Decision is { } decision ? decision.Status
        : File.Explanation.IsEligible ? Standing.Eligible
        : Standing.NotEligible;

    public string? SeatInWords =>
        File.Decision is not { Seat: { } seat, ClassCode: { } code, Rank: { } rank } ? null
        : seat.StartsWith(PublicFiles.ReservedPrefix, StringComparison.Ordinal)
            ? this.Texts[
                "Kelas {0}, peringkat {1}, kursi afirmasi {2}",
                code,
                rank,
                ReserveGroups.Label(seat[PublicFiles.ReservedPrefix.Length..], regions.PathOf)
            ]
        : this.Texts["Kelas {0}, peringkat {1}, tempat terbuka", code, rank];

    public async Task<IActionResult> OnGetAsync(RoundId round, string code, CancellationToken ct)
    {
        if (
            await rounds.FindAsync(round, ct) is not { } found
            || found.State < RoundState.Screened
            || await book.ReadAsync(found, code, ct) is not { } file
        )
            return NotFound();
        File = file;
        Versions = await corrections.VersionsAsync(found, file.Nomination.Id, ct);
        Trace = file.Decision is { } decision ? Results.Trace.FromJson(decision.TraceJson) : null;
        return Page();
    }
}
