using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Overrides;

/// <summary>
/// Use case: propose a decision outside the rules for one applicant, between screening and publishing. It counts
/// once a second person has approved it.
/// </summary>
public sealed class ProposeOverride(Db db, Actor actor, AgencyClock clock)
{
    public sealed record Input
    {
        [Display(Name = "Kode calon")]
        public string? Code { get; init; }

        [Display(Name = "Yang diusulkan")]
        public OverrideKind Kind { get; init; }

        [Display(Name = "Kelas")]
        public string? ClassCode { get; init; }

        [Display(Name = "Alasan yang diumumkan")]
        public string? Reason { get; init; }
    }

    public Task<Result<OverrideId>> RunAsync(RoundId round, Input input, CancellationToken ct) =>
        db.RunAsync(() => ProposeAsync(round, input, ct), ct);

    private async Task<Result<OverrideId>> ProposeAsync(RoundId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if (RefusalOf(round) is { } refusal)
            return refusal;
        var code = (input.Code ?? "").Trim().ToUpperInvariant();
        var nomination = await db
            .Nominations.AsNoTracking()
            .SingleOrDefaultAsync(
                n => n.RoundId == id && n.Code == code && n.State == NominationState.Submitted,
                ct
            );
        var refusals = new Refusals();
        refusals.When(
            nomination is null,
            "applicant.unknown",
            $"Kode calon: ditemukan “{code}”, seharusnya kode usulan putaran ini yang tidak ditarik.",
            nameof(input.Code)
        );
        await CheckAsync(refusals, input, nomination, id, ct);
        if (refusals.Any)
            return refusals;
        var proposed = new SeatOverride
        {
            Id = Ids.New<OverrideId>(),
            RoundId = id,
            NominationId = nomination!.Id,
            Kind = input.Kind,
            ClassCode = input.Kind == OverrideKind.In ? input.ClassCode : null,
            Reason = input.Reason!.Trim(),
            ProposedBy = new UserId(actor.UserId!.Value),
            ProposedByName = actor.Name,
            ProposedAt = clock.UtcNow,
        };
        db.Overrides.Add(proposed);
        return proposed.Id;
    }

    private Refusal? RefusalOf(TrainingRound round) =>
        actor.UserId is null
            ? Refusal.Conflict(
                "override.nobody",
                $"Penetapan dengan keputusan diusulkan oleh orang yang masuk dengan akunnya."
            )
            : OverrideTime.RefusalOf(round);

    private async Task CheckAsync(
        Refusals refusals,
        Input input,
        Nomination? nomination,
        RoundId round,
        CancellationToken ct
    )
    {
        if (input.Kind == OverrideKind.In)
            refusals.When(
                !await db.Classes.AnyAsync(c => c.RoundId == round && c.Code == input.ClassCode, ct),
                "class.unknown",
                $"Kelas: pilih kelas putaran ini yang dituju.",
                nameof(input.ClassCode)
            );
        var length = (input.Reason ?? "").Trim().Length;
        refusals.When(
            length is < SaveTerms.ReasonMin or > SeatOverride.ReasonMax,
            "reason",
            $"Alasan yang diumumkan: ditemukan {length} huruf, seharusnya {SaveTerms.ReasonMin} sampai {SeatOverride.ReasonMax}.",
            nameof(input.Reason)
        );
        if (nomination is null)
            return;
        var (waits, approved) = (
            await HasAsync(nomination, OverrideState.Proposed, ct),
            await db.Overrides.AnyAsync(
                o =>
                    o.NominationId == nomination.Id
                    && o.State == OverrideState.Approved
                    && o.Kind != OverrideKind.Lift,
                ct
            )
        );
        refusals.When(
            waits,
            "override.waits",
            $"Usul untuk {nomination.Code} sudah menunggu persetujuan; putuskan dulu yang itu.",
            nameof(input.Code)
        );
        refusals.When(
            input.Kind == OverrideKind.Lift && !approved,
            "override.nothing-to-lift",
            $"Yang diusulkan: {nomination.Code} belum pernah ditetapkan di luar aturan, jadi sudah menurut aturan.",
            nameof(input.Kind)
        );
    }

    private Task<bool> HasAsync(Nomination nomination, OverrideState state, CancellationToken ct) =>
        db.Overrides.AnyAsync(o => o.NominationId == nomination.Id && o.State == state, ct);
}

/// <summary>When something may be decided outside the rules: after screening, before publishing.</summary>
internal static class OverrideTime
{
    public static Refusal? RefusalOf(TrainingRound round) =>
        round.State switch
        {
            RoundState.Screened or RoundState.Drawn => null,
            RoundState.Published => Refusal.Conflict(
                "round.already-published",
                $"Hasil putaran ini sudah diumumkan dan tidak berubah lagi."
            ),
            _ => Refusal.Conflict(
                "round.not-screened",
                $"Putaran ini belum disaring; penetapan dengan keputusan dimulai setelah fakta dibekukan."
            ),
        };
}
