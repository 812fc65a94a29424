using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Offers;

/// <summary>
/// Use cases after publishing: move a class, merge it into another of the same topic, or cancel it. Seats are kept
/// where there is a class to keep them in, everybody concerned is told, and whoever said yes is asked again.
/// </summary>
public sealed class ChangeClass(
    Db db,
    Actor actor,
    AgencyClock clock,
    SeatDesk seats,
    NoticeDesk notices,
    TimetableDesk timetable
)
{
    /// <summary>Days to answer where the round itself asked for none.</summary>
    private const int AnswerDays = 3;

    public sealed record Input
    {
        [Display(Name = "Hari pertama")]
        public DateOnly? StartsOn { get; init; }

        [Display(Name = "Hari terakhir")]
        public DateOnly? EndsOn { get; init; }

        [Display(Name = "Tempat")]
        public string? Place { get; init; }

        /// <summary>The room it moves into; sessions that stood in its old room go along.</summary>
        [Display(Name = "Ruang")]
        public VenueId? VenueId { get; init; }

        [Display(Name = "Digabung ke kelas")]
        public ClassId? Into { get; init; }

        [Display(Name = "Alasan")]
        public string? Reason { get; init; }
    }

    public Task<Result<int>> MoveAsync(RoundId round, ClassId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => ChangeAsync(round, id, input, Move, ct), ct);

    public Task<Result<int>> MergeAsync(RoundId round, ClassId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => ChangeAsync(round, id, input, MergeInto, ct), ct);

    public Task<Result<int>> CancelAsync(RoundId round, ClassId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => ChangeAsync(round, id, input, Cancel, ct), ct);

    /// <summary>One class and those who sit in it, held.</summary>
    private sealed record Held(
        TrainingRound Round,
        TrainingClass Class,
        ClassSeats Seats,
        IReadOnlyList<Offer> Offers
    );

    /// <returns>How many people it concerns.</returns>
    private async Task<Result<int>> ChangeAsync(
        RoundId roundId,
        ClassId id,
        Input input,
        Func<Held, Input, CancellationToken, Task<Result<int>>> change,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        if (
            await db.Rounds.HoldAsync(roundId, ct) is not { State: RoundState.Published } round
            || !actor.Reaches(round.RegionCode)
            || await db.ClassSeats.HoldAsync(id, ct) is not { } open
            || open.RoundId != roundId
        )
            return Refusal.NotFound($"Kelas tidak ditemukan.");
        if (open.ClosedAt is not null)
            return Refusal.Conflict("class-closed", $"Kelas ini sudah ditutup: {open.ClosedWhy}");
        var one = await db.Classes.SingleAsync(c => c.Id == id, ct);
        if (!Deadline.StillFilled(clock.Today, one.StartsOn))
            return Refusal.Conflict(
                "class-begun",
                $"Kelas sudah dimulai {one.StartsOn}, jadi tidak dapat diubah di sini."
            );
        if (SaveTerms.ReasonRefusal(input.Reason) is { } missing)
            return missing;
        db.Because(input.Reason!.Trim());
        var offers = await db
            .Offers.Where(o => o.ClassId == id)
            .Where(o => o.State == OfferState.Offered || o.State == OfferState.Accepted)
            .OrderBy(o => o.Id)
            .ToListAsync(ct);
        return await change(new Held(round, one, open, offers), input, ct);
    }

    private async Task<Result<int>> Move(Held held, Input input, CancellationToken ct)
    {
        var refusals = new Refusals();
        var topic = await db.Topics.AsNoTracking().SingleAsync(t => t.Id == held.Class.TopicId, ct);
        new ClassInput
        {
            Topic = topic.Name,
            Name = held.Class.Name,
            StartsOn = input.StartsOn,
            EndsOn = input.EndsOn,
            Place = input.Place,
            Capacity = held.Class.Capacity,
        }.Check(refusals);
        refusals.When(
            input.StartsOn <= clock.Today,
            "class-dates",
            $"Hari pertama: ditemukan {input.StartsOn ?? clock.Today}, seharusnya setelah hari ini, {clock.Today}.",
            nameof(input.StartsOn)
        );
        if (refusals.Any)
            return refusals;
        var before = Before.Of(held.Class);
        (held.Class.StartsOn, held.Class.EndsOn) = (input.StartsOn!.Value, input.EndsOn!.Value);
        held.Class.Place = input.Place!.Trim();
        held.Class.VenueId = input.VenueId;
        held.Class.Version++;
        var fields = new DeskFields(nameof(input.EndsOn), nameof(input.VenueId));
        if (await timetable.FollowAsync(held.Class, before, fields, ct) is { Any: true } met)
            return met;
        await AskAgainAsync(held, held.Class, ct);
        return held.Offers.Count;
    }

    private async Task<Result<int>> MergeInto(Held held, Input input, CancellationToken ct)
    {
        if (
            input.Into is not { } into
            || into == held.Class.Id
            || await db.ClassSeats.HoldAsync(into, ct) is not { ClosedAt: null } target
            || target.RoundId != held.Round.Id
        )
            return new Refusal(
                "merge.class",
                $"Digabung ke kelas: pilih kelas lain yang masih berjalan di putaran ini.",
                nameof(input.Into)
            );
        var other = await db.Classes.AsNoTracking().SingleAsync(c => c.Id == into, ct);
        var taken = await db
            .Offers.AsNoTracking()
            .CountAsync(
                o => o.ClassId == into && (o.State == OfferState.Offered || o.State == OfferState.Accepted),
                ct
            );
        var refusals = new Refusals();
        refusals.When(
            other.TopicId != held.Class.TopicId,
            "merge.topic",
            $"Digabung ke kelas: materinya berbeda. Kelas hanya digabung dengan kelas materi yang sama.",
            nameof(input.Into)
        );
        refusals.When(
            taken + held.Offers.Count > target.Capacity,
            "merge.capacity",
            $"Digabung ke kelas: {held.Offers.Count} kursi dipindahkan, tetapi kelas {other.Code} hanya punya {target.Capacity - taken} kursi kosong dari {target.Capacity}.",
            nameof(input.Into)
        );
        refusals.When(
            !Deadline.StillFilled(clock.Today, other.StartsOn),
            "merge.begun",
            $"Digabung ke kelas: kelas {other.Code} sudah dimulai {other.StartsOn}.",
            nameof(input.Into)
        );
        refusals.Add(await timetable.JoiningAsync(other, held.Class.Id, nameof(input.Into), ct));
        if (refusals.Any)
            return refusals;
        Close(held, input);
        await AskAgainAsync(held, other, ct);
        return held.Offers.Count;
    }

    private async Task<Result<int>> Cancel(Held held, Input input, CancellationToken ct)
    {
        Close(held, input);
        foreach (var offer in held.Offers)
            offer.Answer(OfferState.Cancelled, clock.UtcNow, AnswerWay.NotAsked, actor.Name);
        await notices.TellAsync(held.Round, held.Offers, NoticeKind.ClassCancelled, ct);
        // Whoever lost the seat waits again for the other classes they chose.
        await seats.RefillAsync(held.Round, ct);
        return held.Offers.Count;
    }

    private void Close(Held held, Input input) =>
        (held.Seats.ClosedAt, held.Seats.ClosedWhy) = (clock.UtcNow, input.Reason!.Trim());

    /// <summary>The old question ends, the seat stays: a new offer for the same person, in the class as it is now.</summary>
    private async Task AskAgainAsync(Held held, TrainingClass now, CancellationToken ct)
    {
        var terms = await db.OfferTerms.AsNoTracking().SingleAsync(t => t.Id == held.Round.Id, ct);
        var ids = held.Offers.Select(o => o.NominationId).ToList();
        var nominations = await db
            .Nominations.AsNoTracking()
            .Where(n => ids.Contains(n.Id))
            .ToDictionaryAsync(n => n.Id, ct);
        foreach (var offer in held.Offers)
            offer.Answer(OfferState.AskedAgain, clock.UtcNow, AnswerWay.NotAsked, actor.Name);
        // The seats are free for a moment inside this transaction; nobody else can take them, the round is held.
        await db.SaveChangesAsync(ct);
        var asked = new OfferTerms { Id = terms.Id, AnswerDays = terms.AnswerDays ?? AnswerDays };
        List<Offer> again =
        [
            .. held.Offers.Select(o =>
                seats.Give(nominations[o.NominationId], now, asked, OfferCause.ClassMoved)
            ),
        ];
        await notices.TellAsync(held.Round, again, NoticeKind.ClassMoved, ct);
    }
}
