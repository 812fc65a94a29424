using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Relaxations;

/// <summary>
/// Use case: ease one rule in one class, or the nominator limit, after screening and before the draw, so that a
/// reserve can be met. A new visible version of the terms, with its reason and digest; the minutes list it.
/// </summary>
public sealed class RelaxTerms(Db db, Actor actor, AgencyClock clock, ClassBook book)
{
    public sealed record Input
    {
        /// <summary>The class in which the rule is no longer asked.</summary>
        public string? Class { get; init; }

        /// <summary>The rule's id; null: the limit is eased.</summary>
        public string? Rule { get; init; }

        public int? Limit { get; init; }

        [Display(Name = "Alasan")]
        public string? Reason { get; init; }

        /// <summary>The version of the terms the person was looking at; another one by now is told, not overrun.</summary>
        public int? Seen { get; init; }
    }

    public Task<Result<RoundId>> RunAsync(RoundId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => RelaxAsync(id, input, ct), ct);

    internal static Relaxation Of(Input input) => new(input.Class ?? "", input.Rule, input.Limit);

    private async Task<Result<RoundId>> RelaxAsync(RoundId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        // The draw holds the same row: eased before it, or not at all.
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if (RefusalOf(round, input) is { } refusal)
            return refusal;
        var classes = await book.OfRoundAsync(id, ct);
        if (
            Of(input).Apply(RoundTerms.FromJson(round.TermsJson), [.. classes.Select(c => c.Code)])
            is not { } eased
        )
            return Refusal.NotFound($"Ketentuan yang akan dilonggarkan tidak ditemukan.");
        var refusals = TermsCheck.Of(eased, classes);
        refusals.Add(SaveTerms.ReasonRefusal(input.Reason));
        if (refusals.Any)
            return refusals;
        (round.TermsJson, round.LockDigest) = (eased.ToJson(), TermsTranslator.LockDigest(eased, classes));
        round.Version++;
        db.TermsVersions.Add(SaveTerms.VersionOf(round, input.Reason, clock.UtcNow));
        db.Because(input.Reason!.Trim());
        return round.Id;
    }

    private Refusal? RefusalOf(TrainingRound round, Input input) =>
        round.State switch
        {
            RoundState.Screened when input.Seen is { } seen && seen != round.TermsVersion => Refusal.Conflict(
                "round-changed",
                $"Ketentuan putaran ini baru saja diubah orang lain: sekarang versi {round.TermsVersion}. Muat ulang halaman ini."
            ),
            RoundState.Screened => null,
            RoundState.Drawn or RoundState.Published => Refusal.Conflict(
                "round.already-drawn",
                $"Putaran ini sudah ditetapkan oleh {round.DrawnBy} {Moment.Of(clock, round.DrawnAt!.Value)}."
            ),
            _ => Refusal.Conflict(
                "round.not-screened",
                $"Putaran ini belum disaring. Fakta dibekukan setelah putaran ditutup {Moment.Of(clock, round.ClosesAt)}."
            ),
        };
}
