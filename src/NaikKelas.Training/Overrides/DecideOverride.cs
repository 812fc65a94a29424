using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Overrides;

/// <summary>
/// Use case: the second person approves or refuses a proposed override. Never the one who proposed it. Approved
/// after the draw, it assigns the seats anew in the same transaction.
/// </summary>
public sealed class DecideOverride(Db db, Actor actor, AgencyClock clock, AssignSeats assign)
{
    public sealed record Input
    {
        [Display(Name = "Alasan penolakan")]
        public string? Answer { get; init; }
    }

    public Task<Result<RoundId>> ApproveAsync(OverrideId id, CancellationToken ct) =>
        db.RunAsync(() => DecideAsync(id, ApproveAsync, ct), ct);

    public Task<Result<RoundId>> RefuseAsync(OverrideId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return db.RunAsync(
            () => DecideAsync(id, (one, _, _) => Task.FromResult(Refuse(one, input.Answer)), ct),
            ct
        );
    }

    private async Task<Result<RoundId>> DecideAsync(
        OverrideId id,
        Func<SeatOverride, TrainingRound, CancellationToken, Task<Refusal?>> decide,
        CancellationToken ct
    )
    {
        var roundId = await db
            .Overrides.Where(o => o.Id == id)
            .Select(o => (RoundId?)o.RoundId)
            .SingleOrDefaultAsync(ct);
        // The round first: a draw, a publishing or a second decision waits, and then sees what was decided here.
        if (
            roundId is not { } known
            || await db.Rounds.HoldAsync(known, ct) is not { } round
            || !actor.Reaches(round.RegionCode)
        )
            return Refusal.NotFound($"Usul keputusan tidak ditemukan.");
        var one = await db.Overrides.SingleAsync(o => o.Id == id, ct);
        if (RefusalOf(one, round) is { } refusal)
            return refusal;
        return await decide(one, round, ct) is { } no ? no : known;
    }

    private Refusal? RefusalOf(SeatOverride one, TrainingRound round)
    {
        if (one.State != OverrideState.Proposed)
            return Refusal.Conflict(
                "override.decided",
                $"Usul ini sudah diputuskan oleh {one.DecidedByName} {Moment.Of(clock, one.DecidedAt!.Value)}."
            );
        if (actor.UserId is not { } person || one.ProposedBy.Value == person)
            return Refusal.Conflict(
                "override.same-person",
                $"Usul ini dibuat oleh {one.ProposedByName}; yang menyetujui atau menolak harus orang lain."
            );
        return OverrideTime.RefusalOf(round);
    }

    private async Task<Refusal?> ApproveAsync(SeatOverride one, TrainingRound round, CancellationToken ct)
    {
        if (
            await db.Nominations.AnyAsync(
                n => n.Id == one.NominationId && n.State == NominationState.Withdrawn,
                ct
            )
        )
            return Refusal.Conflict("nomination.withdrawn", $"Usulan calon ini sudah ditarik.");
        foreach (
            var former in await db
                .Overrides.Where(o => o.NominationId == one.NominationId && o.State == OverrideState.Approved)
                .ToListAsync(ct)
        )
            former.State = OverrideState.Replaced;
        db.Because(one.Reason);
        if (round.State == RoundState.Drawn)
            round.Version++;
        // The former one gives its place up before this one takes it.
        await db.SaveChangesAsync(ct);
        Sign(one, OverrideState.Approved);
        if (round.State == RoundState.Drawn)
            await assign.RunAsync(round, ct);
        return null;
    }

    private Refusal? Refuse(SeatOverride one, string? answer)
    {
        if (SaveTerms.ReasonRefusal(answer) is { } refusal)
            return refusal with { Field = nameof(Input.Answer) };
        db.Because(answer!.Trim());
        one.Answer = answer.Trim();
        Sign(one, OverrideState.Refused);
        return null;
    }

    private void Sign(SeatOverride one, OverrideState state) =>
        (one.State, one.DecidedBy, one.DecidedByName, one.DecidedAt) = (
            state,
            new UserId(actor.UserId!.Value),
            actor.Name,
            clock.UtcNow
        );
}
