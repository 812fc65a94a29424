using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;

namespace NaikKelas.Training.Rounds;

/// <summary>
/// Use case: close an open round now, or extend it, with a reason. Each is a new visible version; a round that is
/// closed is never opened again.
/// </summary>
public sealed class ChangeClosing(Db db, Actor actor, AgencyClock clock, ClassBook book)
{
    public sealed record Input
    {
        /// <summary>On the agency's clock; not asked for when closing now.</summary>
        [Display(Name = "Ditutup pada")]
        public DateTime? ClosesAt { get; init; }

        [Display(Name = "Alasan")]
        public string? Reason { get; init; }

        /// <summary>The version of the terms the person was looking at; another one by now is told, not overrun.</summary>
        public int? Seen { get; init; }
    }

    public Task<Result<RoundId>> CloseNowAsync(RoundId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => ChangeAsync(id, input, CloseAsync, ct), ct);

    public Task<Result<RoundId>> ExtendAsync(RoundId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => ChangeAsync(id, input, LengthenAsync, ct), ct);

    private async Task<Result<RoundId>> ChangeAsync(
        RoundId id,
        Input input,
        Func<TrainingRound, Input, Refusals, CancellationToken, Task> change,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        // Hold the round before looking at the clock: closing and extending may come at once.
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if (RefusalOf(round, input.Seen) is { } refusal)
            return refusal;
        var refusals = new Refusals();
        await change(round, input, refusals, ct);
        refusals.Add(SaveTerms.ReasonRefusal(input.Reason));
        if (refusals.Any)
            return refusals;
        round.Version++;
        db.TermsVersions.Add(SaveTerms.VersionOf(round, input.Reason, clock.UtcNow));
        db.Because(input.Reason!.Trim());
        return round.Id;
    }

    private Refusal? RefusalOf(TrainingRound round, int? seen) =>
        round.PhaseAt(clock.UtcNow) switch
        {
            RoundPhase.Waiting or RoundPhase.Open when seen is { } version && version != round.TermsVersion =>
                Refusal.Conflict(
                    "round-changed",
                    $"Putaran ini baru saja diubah orang lain: sekarang versi {round.TermsVersion}, ditutup {Moment.Of(clock, round.ClosesAt)}. Muat ulang halaman ini."
                ),
            RoundPhase.Waiting or RoundPhase.Open => null,
            RoundPhase.Draft => Refusal.Conflict("round-draft", $"Putaran ini belum dikunci."),
            _ => Refusal.Conflict(
                "round-closed",
                $"Putaran ini sudah ditutup {Moment.Of(clock, round.ClosesAt)} dan tidak dapat dibuka kembali."
            ),
        };

    private Task CloseAsync(TrainingRound round, Input input, Refusals refusals, CancellationToken ct)
    {
        if (round.PhaseAt(clock.UtcNow) == RoundPhase.Open && round.OpensAt < clock.UtcNow)
            round.ClosesAt = clock.UtcNow;
        else
            refusals.Add(
                Refusal.Conflict(
                    "round-not-open",
                    $"Putaran ini baru dibuka {Moment.Of(clock, round.OpensAt)}, jadi belum dapat ditutup."
                )
            );
        return Task.CompletedTask;
    }

    private async Task LengthenAsync(
        TrainingRound round,
        Input input,
        Refusals refusals,
        CancellationToken ct
    )
    {
        if (input.ClosesAt is not { } local)
        {
            refusals.When(true, "closes-at", $"Ditutup pada: belum diisi.", nameof(input.ClosesAt));
            return;
        }

        var closes = clock.Utc(local);
        refusals.When(
            closes <= round.ClosesAt,
            "closes-earlier",
            $"Ditutup pada: ditemukan {Moment.Of(clock, closes)}, seharusnya setelah {Moment.Of(clock, round.ClosesAt)}.",
            nameof(input.ClosesAt)
        );
        var closing = DateOnly.FromDateTime(local);
        foreach (var early in (await book.OfRoundAsync(round.Id, ct)).Where(c => c.StartsOn < closing))
            refusals.When(
                true,
                "class-before-closing",
                $"Ditutup pada: ditemukan {closing}, seharusnya paling lambat {early.StartsOn}, hari pertama kelas {early.Code}.",
                nameof(input.ClosesAt)
            );
        round.ClosesAt = closes;
    }
}
