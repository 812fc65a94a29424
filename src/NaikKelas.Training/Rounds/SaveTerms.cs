using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Rounds;

/// <summary>
/// Use case: set the terms of a draft; or, after the lock and before closing, replace them by a new visible version
/// with a reason.
/// </summary>
public sealed class SaveTerms(Db db, Actor actor, AgencyClock clock, ClassBook book)
{
    public const int ReasonMin = 10;
    public const int ReasonMax = 2000;

    /// <param name="id">The round.</param>
    /// <param name="termsJson">As <c>RoundTerms.ToJson</c> writes it.</param>
    /// <param name="reason">Asked for once the round is locked.</param>
    /// <param name="ct">Ends the waiting.</param>
    public Task<Result<RoundId>> RunAsync(
        RoundId id,
        string termsJson,
        string? reason,
        CancellationToken ct
    ) => RunAsync(id, RoundTerms.FromJson(termsJson), reason, ct);

    internal Task<Result<RoundId>> RunAsync(
        RoundId id,
        RoundTerms terms,
        string? reason,
        CancellationToken ct
    ) => db.RunAsync(() => SaveAsync(id, terms, reason, ct), ct);

    private async Task<Result<RoundId>> SaveAsync(
        RoundId id,
        RoundTerms terms,
        string? reason,
        CancellationToken ct
    )
    {
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        var phase = round.PhaseAt(clock.UtcNow);
        if (phase is not (RoundPhase.Draft or RoundPhase.Waiting or RoundPhase.Open))
            return Refusal.Conflict(
                "round-closed",
                $"Putaran ini sudah ditutup {Moment.Of(clock, round.ClosesAt)}: ketentuannya tidak dapat diubah lagi."
            );
        var classes = await book.OfRoundAsync(id, ct);
        var refusals = TermsCheck.Of(terms, classes);
        if (phase != RoundPhase.Draft)
        {
            refusals.Add(ReasonRefusal(reason));
            CheckShape(refusals, RoundTerms.FromJson(round.TermsJson), terms);
        }

        if (refusals.Any)
            return refusals;
        round.TermsJson = terms.ToJson();
        round.Version++;
        if (phase != RoundPhase.Draft)
        {
            round.LockDigest = TermsTranslator.LockDigest(terms, classes);
            db.TermsVersions.Add(VersionOf(round, reason, clock.UtcNow));
            db.Because(reason!.Trim());
        }

        return round.Id;
    }

    /// <summary>Who applies – persons or delegations, and by which door – is promised once: some may have applied already.</summary>
    private static void CheckShape(Refusals refusals, RoundTerms locked, RoundTerms now) =>
        refusals.When(
            (locked.DelegationSize, locked.OpenToAll) != (now.DelegationSize, now.OpenToAll),
            "shape-locked",
            $"Bentuk peserta (utusan, formulir umum) tidak dapat diubah setelah putaran dikunci.",
            "DelegationSize"
        );

    internal static Refusal? ReasonRefusal(string? reason)
    {
        var length = (reason ?? "").Trim().Length;
        return length is >= ReasonMin and <= ReasonMax
            ? null
            : new(
                "reason",
                $"Alasan: ditemukan {length} huruf, seharusnya {ReasonMin} sampai {ReasonMax}.",
                "Reason"
            );
    }

    /// <summary>The next visible version of what the round promises: its terms and its times as they are now.</summary>
    internal static TermsVersion VersionOf(TrainingRound round, string? reason, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            RoundId = round.Id,
            Number = ++round.TermsVersion,
            TermsJson = round.TermsJson,
            Digest = round.LockDigest!,
            LockedAt = now,
            OpensAt = round.OpensAt,
            ClosesAt = round.ClosesAt,
            Reason = reason?.Trim(),
        };
}
