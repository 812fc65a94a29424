using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Terms;
using NaikKelas.Training.Timetables;

namespace NaikKelas.Training.Rounds;

/// <summary>
/// Use case: lock a round (kunci dan jadwalkan). From here on its terms are a promise: the digest is public, the secret
/// half of the seed is drawn and its SHA-256 published, and the clock opens and closes it.
/// </summary>
public sealed class LockRound(
    Db db,
    Actor actor,
    AgencyClock clock,
    ClassBook book,
    PersonalDataKey key,
    BudgetLine line,
    TimetableDesk timetable
)
{
    private const int SecretBytes = 32;

    public sealed record Input
    {
        /// <summary>Why the classes may cost more than the line of their activity.</summary>
        [Display(Name = "Alasan melebihi pagu")]
        public string? OverBudgetReason { get; init; }
    }

    public Task<Result<RoundId>> RunAsync(RoundId id, CancellationToken ct) => RunAsync(id, new Input(), ct);

    public Task<Result<RoundId>> RunAsync(RoundId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => LockAsync(id, input, ct), ct);

    private async Task<Result<RoundId>> LockAsync(RoundId id, Input input, CancellationToken ct)
    {
        // Hold the round before looking at its state: two officers may press at once.
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if (round.State != RoundState.Draft)
            return ComposeRound.Locked(round, clock);
        var classes = await book.OfRoundAsync(id, ct);
        var terms = RoundTerms.FromJson(round.TermsJson);
        var refusals = TermsCheck.Of(terms, classes);
        Check(refusals, round, classes);
        foreach (var over in (await line.OpeningAsync(id, input.OverBudgetReason, ct)).All)
            refusals.Add(over);
        // A protocol or a smaller room may have come since the class was written.
        foreach (var met in (await timetable.OfRoundAsync(id, ct)).All)
            refusals.Add(met);
        if (refusals.Any)
            return refusals;
        Seal(round, TermsTranslator.LockDigest(terms, classes));
        db.TermsVersions.Add(SaveTerms.VersionOf(round, reason: null, clock.UtcNow));
        return round.Id;
    }

    private void Check(Refusals refusals, TrainingRound round, IReadOnlyList<ClassTerms> classes)
    {
        refusals.When(
            classes.Count == 0,
            "no-classes",
            $"Kelas: ditemukan 0, seharusnya sekurang-kurangnya 1.",
            "Classes"
        );
        refusals.When(
            round.ClosesAt <= clock.UtcNow,
            "closes-in-the-past",
            $"Ditutup: ditemukan {Moment.Of(clock, round.ClosesAt)}, seharusnya setelah sekarang, {Moment.Of(clock, clock.UtcNow)}.",
            "ClosesAt"
        );
        var closing = DateOnly.FromDateTime(clock.Local(round.ClosesAt));
        foreach (var early in classes.Where(c => c.StartsOn < closing))
            refusals.Add(
                new(
                    "class-before-closing",
                    $"Kelas {early.Code}: dimulai {early.StartsOn}, seharusnya tidak sebelum putaran ditutup {closing}.",
                    "ClosesAt"
                )
            );
        // A promised window that ends after the class began could not be kept.
        var heard = closing.AddDays(round.CorrectionDays + round.ObjectionDays);
        foreach (var early in classes.Where(c => c.StartsOn >= closing && c.StartsOn < heard))
            refusals.Add(
                new(
                    "class-before-windows",
                    $"Kelas {early.Code}: dimulai {early.StartsOn}, seharusnya tidak sebelum masa koreksi dan keberatan selesai {heard}.",
                    "CorrectionDays"
                )
            );
    }

    private void Seal(TrainingRound round, string digest)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        (round.State, round.LockedAt, round.LockDigest) = (RoundState.Locked, clock.UtcNow, digest);
        round.SecretSealed = key.Seal(secret);
        round.SecretDigest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
        // Nobody was let in before the promise was public: an earlier opening time becomes this moment.
        if (round.OpensAt < clock.UtcNow)
            round.OpensAt = clock.UtcNow;
        round.Version++;
    }
}
