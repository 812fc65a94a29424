using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Corrections;

/// <summary>
/// Use case: answer a correction before the draw. Accepted, the applicant's facts are read again from the registry,
/// which has been mended with evidence, and stand beside the frozen sheet; refused, the reason is told.
/// </summary>
public sealed class ResolveCorrection(Db db, Actor actor, AgencyClock clock, ReadAgain facts)
{
    public sealed record Input
    {
        [Display(Name = "Jawaban untuk pelamar")]
        public string? Answer { get; init; }
    }

    public Task<Result<RoundId>> AcceptAsync(CorrectionId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => ResolveAsync(id, input, CorrectionState.Accepted, ct), ct);

    public Task<Result<RoundId>> RefuseAsync(CorrectionId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => ResolveAsync(id, input, CorrectionState.Refused, ct), ct);

    private async Task<Result<RoundId>> ResolveAsync(
        CorrectionId id,
        Input input,
        CorrectionState state,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        var roundId = await db
            .Corrections.Where(c => c.Id == id)
            .Select(c => (RoundId?)c.RoundId)
            .SingleOrDefaultAsync(ct);
        // The round first: two officers may answer at once, and the draw waits for both.
        if (
            roundId is not { } known
            || await db.Rounds.HoldAsync(known, ct) is not { } round
            || !actor.Reaches(round.RegionCode)
        )
            return Refusal.NotFound($"Koreksi tidak ditemukan.");
        var correction = await db.Corrections.SingleAsync(c => c.Id == id, ct);
        if (correction.State != CorrectionState.Open)
            return Refusal.Conflict(
                "correction.resolved",
                $"Koreksi ini sudah dijawab oleh {correction.ResolvedByName} {Moment.Of(clock, correction.ResolvedAt!.Value)}."
            );
        if (SaveTerms.ReasonRefusal(input.Answer) is { } missing)
            return missing with { Field = nameof(input.Answer) };
        if (state == CorrectionState.Accepted && await AcceptAsync(correction, round, input, ct) is { } no)
            return no;
        (correction.State, correction.Answer) = (state, input.Answer!.Trim());
        (correction.ResolvedBy, correction.ResolvedByName, correction.ResolvedAt) = (
            actor.UserId is { } user ? new UserId(user) : null,
            actor.Name,
            clock.UtcNow
        );
        return known;
    }

    private async Task<Refusal?> AcceptAsync(
        Correction correction,
        TrainingRound round,
        Input input,
        CancellationToken ct
    )
    {
        var nomination = await db
            .Nominations.AsNoTracking()
            .SingleAsync(n => n.Id == correction.NominationId, ct);
        if (nomination.State == NominationState.Withdrawn)
            return Refusal.Conflict("nomination.withdrawn", $"Usulan {nomination.Code} sudah ditarik.");
        var reason = input.Answer!.Trim();
        // Looked for before this one is kept: afterwards its own change is no change any more.
        var others = await facts.OthersAsync(round, nomination, correction.Fact, ct);
        if (await facts.KeepAsync(round, nomination, reason, ct) is { } refusal)
            return refusal;
        foreach (var other in others)
            await facts.KeepAsync(round, other, reason, ct);
        return null;
    }
}
