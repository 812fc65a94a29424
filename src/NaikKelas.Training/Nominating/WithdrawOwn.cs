using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominating;

/// <summary>
/// Use cases: a co-op or pesantren takes its own nomination back before the draw (mengundurkan diri), and brings it back
/// with the same code while the round still takes nominations. What the applicant or the office took back stays.
/// </summary>
public sealed class WithdrawOwn(Db db, CallBook calls, AgencyClock clock)
{
    public const int ReasonMax = 500;

    public sealed record Input
    {
        [Display(Name = "Alasan")]
        public string? Reason { get; init; }
    }

    public Task<Result<Unit>> RunAsync(
        RoundId round,
        OrganisationId nominator,
        string code,
        Input input,
        CancellationToken ct
    ) => db.RunAsync(() => WithdrawAsync(round, nominator, code, input, ct), ct);

    public Task<Result<Unit>> UndoAsync(
        RoundId round,
        OrganisationId nominator,
        string code,
        CancellationToken ct
    ) => db.RunAsync(() => UndoneAsync(round, nominator, code, ct), ct);

    /// <summary>Null while the nomination can be taken back by who made it.</summary>
    internal static Refusal? RefusalOf(Nomination nomination, TrainingRound round)
    {
        if (nomination.State == NominationState.Withdrawn)
            return Refusal.Conflict("nomination.withdrawn", $"Usulan {nomination.Code} sudah ditarik.");
        return round.State is RoundState.Drawn or RoundState.Published
            ? Refusal.Conflict(
                "round.already-drawn",
                $"Tempat sudah ditetapkan, jadi usulan {nomination.Code} tidak dapat ditarik lagi. Yang bersangkutan menolak kursinya lewat tautan undangan."
            )
            : null;
    }

    /// <summary>Null while it can be brought back as it was.</summary>
    internal static Refusal? UndoRefusalOf(Nomination nomination, TrainingRound round, AgencyClock clock)
    {
        if (nomination.State == NominationState.Submitted)
            return Refusal.Conflict("nomination.stands", $"Usulan {nomination.Code} tidak sedang ditarik.");
        if (nomination.WithdrawnBy != WithdrawnBy.Nominator)
            return Refusal.Conflict(
                "nomination.withdrawn-by-other",
                $"Usulan {nomination.Code} ditarik oleh yang bersangkutan atau oleh dinas, jadi tidak dapat dikembalikan dari sini."
            );
        return Intake.ClosedNow(round, clock);
    }

    private async Task<Result<Unit>> WithdrawAsync(
        RoundId id,
        OrganisationId organisation,
        string code,
        Input input,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await HeldAsync(id, organisation, code, ct) is not var (round, nominator, nomination))
            return Refusal.NotFound($"Usulan tidak ditemukan.");
        if (RefusalOf(nomination, round) is { } refusal)
            return refusal;
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length is 0 or > ReasonMax)
            return new Refusal(
                "reason",
                $"Alasan: ditemukan {reason.Length} huruf, seharusnya 1 sampai {ReasonMax}.",
                nameof(input.Reason)
            );
        db.Because($"{nominator.Name}: {reason}");
        (nomination.State, nomination.WithdrawnBy) = (NominationState.Withdrawn, WithdrawnBy.Nominator);
        nomination.Version++;
        return new Unit();
    }

    private async Task<Result<Unit>> UndoneAsync(
        RoundId id,
        OrganisationId organisation,
        string code,
        CancellationToken ct
    )
    {
        if (await HeldAsync(id, organisation, code, ct) is not var (round, _, nomination))
            return Refusal.NotFound($"Usulan tidak ditemukan.");
        if (UndoRefusalOf(nomination, round, clock) is { } refusal)
            return refusal;
        PersonId[] people =
        [
            nomination.PersonId,
            .. await db
                .Delegates.Where(d => d.NominationId == nomination.Id)
                .Select(d => d.PersonId)
                .ToListAsync(ct),
        ];
        var standing = await CandidateBook.StandingAsync(db, id, [.. people.Distinct()], ct);
        if (standing.Count > 0)
            return Refusal.Conflict(
                "person.nominated-meanwhile",
                $"Usulan {nomination.Code} tidak dapat dikembalikan: orangnya sudah diusulkan lagi di putaran ini."
            );
        (nomination.State, nomination.WithdrawnBy) = (NominationState.Submitted, null);
        nomination.Version++;
        return new Unit();
    }

    /// <summary>The draw holds the same row: a nomination is either in it or withdrawn before it.</summary>
    private async Task<(TrainingRound Round, OrganisationCard Nominator, Nomination Nomination)?> HeldAsync(
        RoundId id,
        OrganisationId organisation,
        string code,
        CancellationToken ct
    ) =>
        await db.Rounds.HoldAsync(id, ct) is { } round
        && await calls.NominatorAsync(round, organisation, ct) is { } nominator
        && await db.Nominations.SingleOrDefaultAsync(
            n => n.RoundId == id && n.Code == code && n.NominatorId == organisation,
            ct
        )
            is { } nomination
            ? (round, nominator, nomination)
            : null;
}
