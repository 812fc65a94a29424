using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Objections;

/// <summary>
/// Use case: answer an objection. Upheld, it has a remedy: the facts are read again from the mended registry and the
/// seats assigned anew, or an override was approved since it came in. Refused, the reason is told.
/// </summary>
public sealed class AnswerObjection(
    Db db,
    Actor actor,
    AgencyClock clock,
    ReadAgain facts,
    AssignSeats assign
)
{
    public sealed record Input
    {
        [Display(Name = "Jawaban untuk pelamar")]
        public string? Answer { get; init; }

        [Display(Name = "Tindak lanjut bila dikabulkan")]
        public ObjectionRemedy? Remedy { get; init; }
    }

    public Task<Result<RoundId>> UpholdAsync(ObjectionId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => AnswerAsync(id, input, ObjectionState.Upheld, ct), ct);

    public Task<Result<RoundId>> RefuseAsync(ObjectionId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => AnswerAsync(id, input, ObjectionState.Refused, ct), ct);

    private async Task<Result<RoundId>> AnswerAsync(
        ObjectionId id,
        Input input,
        ObjectionState state,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        var roundId = await db
            .Objections.Where(o => o.Id == id)
            .Select(o => (RoundId?)o.RoundId)
            .SingleOrDefaultAsync(ct);
        if (
            roundId is not { } known
            || await db.Rounds.HoldAsync(known, ct) is not { } round
            || !actor.Reaches(round.RegionCode)
        )
            return Refusal.NotFound($"Keberatan tidak ditemukan.");
        var objection = await db.Objections.SingleAsync(o => o.Id == id, ct);
        if (RefusalOf(objection, input, state) is { } refusal)
            return refusal;
        if (state == ObjectionState.Upheld && await RemedyAsync(objection, round, input, ct) is { } no)
            return no;
        (objection.State, objection.Answer) = (state, input.Answer!.Trim());
        objection.Remedy = state == ObjectionState.Upheld ? input.Remedy : null;
        (objection.AnsweredBy, objection.AnsweredByName, objection.AnsweredAt) = (
            actor.UserId is { } user ? new UserId(user) : null,
            actor.Name,
            clock.UtcNow
        );
        if (state == ObjectionState.Upheld && input.Remedy == ObjectionRemedy.Facts)
        {
            round.Version++;
            await assign.RunAsync(round, ct);
        }

        return known;
    }

    private Refusal? RefusalOf(Objection objection, Input input, ObjectionState state)
    {
        if (objection.State != ObjectionState.Open)
            return Refusal.Conflict(
                "objection.answered",
                $"Keberatan ini sudah dijawab oleh {objection.AnsweredByName} {Moment.Of(clock, objection.AnsweredAt!.Value)}."
            );
        if (SaveTerms.ReasonRefusal(input.Answer) is { } missing)
            return missing with { Field = nameof(input.Answer) };
        return state == ObjectionState.Upheld && input.Remedy is null
            ? new Refusal(
                "remedy.missing",
                $"Tindak lanjut: pilih apa yang diperbaiki bila keberatan dikabulkan.",
                nameof(input.Remedy)
            )
            : null;
    }

    private async Task<Refusal?> RemedyAsync(
        Objection objection,
        TrainingRound round,
        Input input,
        CancellationToken ct
    )
    {
        if (input.Remedy == ObjectionRemedy.Facts)
        {
            var nomination = await db
                .Nominations.AsNoTracking()
                .SingleAsync(n => n.Id == objection.NominationId, ct);
            return await facts.KeepAsync(round, nomination, input.Answer!.Trim(), ct);
        }

        return await db.Overrides.AnyAsync(
            o =>
                o.NominationId == objection.NominationId
                && o.State == OverrideState.Approved
                && o.DecidedAt >= objection.FiledAt,
            ct
        )
            ? null
            : Refusal.Conflict(
                "remedy.no-override",
                $"Belum ada penetapan dengan keputusan untuk calon ini yang disetujui sejak keberatan masuk. Usulkan dan mintakan persetujuannya dulu, lalu kabulkan."
            );
    }
}
