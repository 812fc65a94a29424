using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Objections;

/// <summary>
/// Use case: object to the provisional result (keberatan) through the applicant's link, while the round's window is
/// open by the server's clock.
/// </summary>
public sealed class FileObjection(Db db, AgencyClock clock)
{
    /// <summary>How many one nomination may hand in: a link needs no account.</summary>
    public const int PerNominationMax = 3;

    public sealed record Input
    {
        [Display(Name = "Keberatan Anda")]
        public string? Statement { get; init; }
    }

    /// <summary>The link proves who it is.</summary>
    public Task<Result<ObjectionId>> RunAsync(NominationId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => FileAsync(id, input, ct), ct);

    private async Task<Result<ObjectionId>> FileAsync(NominationId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (
            await db.Nominations.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct)
            is not { } nomination
        )
            return Refusal.NotFound($"Usulan tidak ditemukan.");
        // Held before the clock is asked: an objection is in before the decree, or it is too late.
        var round = (await db.Rounds.HoldAsync(nomination.RoundId, ct))!;
        if (ObjectionTime.RefusalOf(round, clock) is { } refusal)
            return refusal;
        if (nomination.State == NominationState.Withdrawn)
            return Refusal.Conflict("nomination.withdrawn", $"Usulan {nomination.Code} sudah ditarik.");
        var refusals = new Refusals();
        var length = (input.Statement ?? "").Trim().Length;
        refusals.When(
            length is < Objection.StatementMin or > Objection.StatementMax,
            "statement",
            $"Keberatan: ditemukan {length} huruf, seharusnya {Objection.StatementMin} sampai {Objection.StatementMax}.",
            nameof(input.Statement)
        );
        var earlier = await db
            .Objections.Where(o => o.NominationId == id)
            .Select(o => o.State)
            .ToListAsync(ct);
        refusals.When(
            earlier.Contains(ObjectionState.Open),
            "objection.waits",
            $"Keberatan Anda sudah masuk dan sedang diperiksa.",
            nameof(input.Statement)
        );
        refusals.When(
            earlier.Count >= PerNominationMax,
            "objections.too-many",
            $"Keberatan: ditemukan {earlier.Count}, seharusnya paling banyak {PerNominationMax} untuk satu usulan.",
            nameof(input.Statement)
        );
        if (refusals.Any)
            return refusals;
        var objection = new Objection
        {
            Id = Ids.New<ObjectionId>(),
            RoundId = round.Id,
            NominationId = id,
            Statement = input.Statement!.Trim(),
            FiledAt = clock.UtcNow,
        };
        db.Objections.Add(objection);
        return objection.Id;
    }
}

/// <summary>When objections are taken: from the draw for as many days as the round promised, by the server's clock.</summary>
internal static class ObjectionTime
{
    public static Refusal? RefusalOf(TrainingRound round, AgencyClock clock) =>
        round switch
        {
            { ObjectionDays: 0 } => Refusal.Conflict(
                "objections.none",
                $"Putaran ini tidak mempunyai masa keberatan."
            ),
            { DrawnAt: null } => Refusal.Conflict(
                "objections.not-yet",
                $"Masa keberatan dimulai setelah peserta ditetapkan."
            ),
            { State: RoundState.Drawn } when clock.UtcNow < round.ObjectionsUntil => null,
            _ => Refusal.Conflict(
                "objections.closed",
                $"Masa keberatan berakhir {Moment.Of(clock, round.ObjectionsUntil!.Value)}; sekarang {Moment.Exactly(clock, clock.UtcNow)}."
            ),
        };
}
