using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>What an answer did.</summary>
public enum AnswerOutcome
{
    Accepted,

    /// <summary>The offer had ended, but the seat was still free and nobody waited for it.</summary>
    AcceptedLate,
    Declined,

    /// <summary>The same answer stood already: pressed twice.</summary>
    Unchanged,

    /// <summary>The link may be in other hands: nothing was done but counted.</summary>
    WrongProof,
}

public sealed record Answered(AnswerOutcome Outcome, OfferState State, int TriesLeft = 0);

/// <summary>An answer as it came: which, how, noted by whom, and what the person had on the screen.</summary>
/// <param name="Accepts">Bersedia, or mengundurkan diri.</param>
/// <param name="How">The way it came.</param>
/// <param name="By">Who noted it; null by link.</param>
/// <param name="Seen">The offer on the screen; another one by now is told, not overrun.</param>
/// <param name="GivesBack">The seats in other rounds that the person was told will be given back.</param>
internal sealed record GivenAnswer(
    bool Accepts,
    AnswerWay How,
    string? By,
    OfferId? Seen,
    IReadOnlyCollection<OfferId> GivesBack
);

/// <summary>Takes an answer to an offer, within a use case. Twice the same is once.</summary>
public sealed class AnswerDesk(Db db, AgencyClock clock, SeatDesk seats)
{
    internal async Task<Result<Answered>> TakeAsync(
        Nomination nomination,
        GivenAnswer answer,
        CancellationToken ct
    )
    {
        var others = answer.Accepts ? await RivalsAsync(nomination, ct) : [];
        // Rounds before offers, in one order, so that nobody waits in a circle. An answer that neither frees nor takes a
        // seat holds its own offer only: a whole class may accept at once.
        var alone =
            answer.Accepts && others.Count == 0 && (await PeekAsync(nomination.Id, ct))?.HoldsSeat != false;
        var rounds = alone
            ? []
            : await HoldRoundsAsync([nomination.RoundId, .. others.Select(o => o.RoundId)], ct);
        var latest = await PeekAsync(nomination.Id, ct) is { } last
            ? await db.Offers.HoldAsync(last.Id, ct)
            : null;
        if (alone && latest?.HoldsSeat == false)
            throw new DbUpdateConcurrencyException(
                "The offer ended meanwhile; begin again with the round held."
            );
        if (latest is null)
            return Refusal.NotFound($"Tidak ada undangan untuk usulan {nomination.Code}.");
        if (answer.Seen is { } seen && seen != latest.Id)
            return Refusal.Conflict(
                "offer.changed",
                $"Undangan ini sudah berubah sejak halaman dibuka, misalnya karena jadwal kelas pindah. Muat ulang halaman dan periksa lagi."
            );
        if (others.Any(o => !answer.GivesBack.Contains(o.Id)))
            return Refusal.Conflict(
                "offer.rival",
                $"Anda juga memegang kursi di putaran lain pada tanggal yang sama. Periksa lagi: kursi itu akan dikembalikan."
            );
        var one = await db.Classes.AsNoTracking().SingleAsync(c => c.Id == latest.ClassId, ct);
        var taken = answer.Accepts
            ? await AcceptAsync(nomination, latest, one, answer, ct)
            : Decline(nomination, latest, one, answer);
        if (taken.Refused || taken.Value.Outcome == AnswerOutcome.Unchanged)
            return taken;
        foreach (var other in others)
            other.Answer(OfferState.GivenBack, clock.UtcNow, answer.How, answer.By);
        foreach (var round in rounds.Where(r => !answer.Accepts || r.Id != nomination.RoundId))
            await seats.RefillAsync(round, ct);
        return taken;
    }

    /// <summary>The person's seats in other rounds on days that overlap: of two only one can be kept.</summary>
    internal async Task<IReadOnlyList<Offer>> RivalsAsync(Nomination nomination, CancellationToken ct)
    {
        var (offers, classes) = (db.Offers, db.Classes);
        var own = await offers
            .AsNoTracking()
            .Where(o => o.NominationId == nomination.Id)
            .OrderByDescending(o => o.OfferedAt)
            .ThenByDescending(o => o.Id)
            .Join(classes, o => o.ClassId, c => c.Id, (o, c) => new { c.StartsOn, c.EndsOn })
            .FirstOrDefaultAsync(ct);
        if (own is null)
            return [];
        return await offers
            .Where(o => o.PersonId == nomination.PersonId && o.RoundId != nomination.RoundId)
            .Where(o => o.State == OfferState.Offered || o.State == OfferState.Accepted)
            .Where(o =>
                classes.Any(c => c.Id == o.ClassId && c.StartsOn <= own.EndsOn && c.EndsOn >= own.StartsOn)
            )
            .OrderBy(o => o.Id)
            .ToListAsync(ct);
    }

    private async Task<Result<Answered>> AcceptAsync(
        Nomination nomination,
        Offer latest,
        TrainingClass one,
        GivenAnswer answer,
        CancellationToken ct
    )
    {
        var now = clock.UtcNow;
        if (latest.State == OfferState.Accepted)
            return new Answered(AnswerOutcome.Unchanged, latest.State);
        if (latest.State == OfferState.Cancelled)
            return Refusal.Conflict(
                "offer.class-cancelled",
                $"Kelas ini dibatalkan, jadi kursinya tidak ada lagi."
            );
        if (latest.IsOverdue(now) && answer.By is null)
            return Refusal.Conflict(
                "offer.expired",
                $"Tenggat menjawab sudah lewat {Moment.Of(clock, latest.ExpiresAt!.Value)}. Kursinya ditawarkan kepada daftar tunggu; bila tidak ada yang menunggu, kursi ini dapat Anda ambil di halaman ini beberapa menit lagi."
            );
        if (latest.HoldsSeat)
        {
            latest.Answer(OfferState.Accepted, now, answer.How, answer.By);
            return new Answered(AnswerOutcome.Accepted, OfferState.Accepted);
        }

        return await TakeLateAsync(nomination, latest, one, answer, ct);
    }

    private async Task<Result<Answered>> TakeLateAsync(
        Nomination nomination,
        Offer latest,
        TrainingClass one,
        GivenAnswer answer,
        CancellationToken ct
    )
    {
        // The last free seat may be wanted by many; the round is held, so they come one after another.
        var round = await db.Rounds.SingleAsync(r => r.Id == nomination.RoundId, ct);
        if (!await seats.MayStillTakeAsync(round, nomination, one, ct))
            return Refusal.Conflict(
                "offer.replaced",
                latest.State == OfferState.Expired
                    ? (FormattableString)
                        $"Tenggat menjawab lewat {Moment.Of(clock, latest.ExpiresAt!.Value)} dan kursinya sudah diberikan kepada pengganti atau kelas sudah dimulai."
                    : $"Kursi ini sudah dikembalikan {Moment.Of(clock, latest.AnsweredAt!.Value)} dan diberikan kepada pengganti, atau kelas sudah dimulai."
            );
        var offer = seats.Give(nomination, one, new OfferTerms { Id = nomination.RoundId }, OfferCause.Late);
        offer.Answer(OfferState.Accepted, clock.UtcNow, answer.How, answer.By);
        return new Answered(AnswerOutcome.AcceptedLate, OfferState.Accepted);
    }

    private Result<Answered> Decline(
        Nomination nomination,
        Offer latest,
        TrainingClass one,
        GivenAnswer answer
    )
    {
        if (!latest.HoldsSeat)
            return new Answered(AnswerOutcome.Unchanged, latest.State);
        if (answer.By is null && !Deadline.StillFilled(clock.Today, one.StartsOn))
            return Refusal.Conflict(
                "offer.class-begun",
                $"Kelas sudah dimulai {one.StartsOn}. Hubungi dinas bila tidak dapat hadir, dengan kode {nomination.Code}."
            );
        latest.Answer(OfferState.Declined, clock.UtcNow, answer.How, answer.By);
        return new Answered(AnswerOutcome.Declined, OfferState.Declined);
    }

    /// <summary>The last offer of a nomination, only looked at.</summary>
    private Task<Offer?> PeekAsync(NominationId id, CancellationToken ct) =>
        db
            .Offers.AsNoTracking()
            .Where(o => o.NominationId == id)
            .OrderByDescending(o => o.OfferedAt)
            .ThenByDescending(o => o.Id)
            .FirstOrDefaultAsync(ct);

    private async Task<List<TrainingRound>> HoldRoundsAsync(IEnumerable<RoundId> ids, CancellationToken ct)
    {
        var held = new List<TrainingRound>();
        foreach (var id in ids.Distinct().OrderBy(i => i.Value))
            held.Add((await db.Rounds.HoldAsync(id, ct))!);
        return held;
    }
}
