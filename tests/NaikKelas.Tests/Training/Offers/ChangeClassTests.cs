using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Offers;

namespace NaikKelas.Tests.Training.Offers;

/// <summary>After publishing: moving, merging and cancelling a class keeps seats where it can and tells everybody.</summary>
public sealed class ChangeClassTests
{
    private const string Why = "Aula dipakai untuk vaksinasi pada tanggal itu.";

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Moving_a_class_keeps_the_seats_and_asks_everybody_again(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var k1 = await ClassAsync(round, "K1");
        var before = (await round.LiveAsync()).Where(o => o.ClassId == k1).ToList();
        foreach (var offer in before)
            await round.AnswerAsync(offer.NominationId, accepts: true);

        var moved = await ChangeAsync(
            round,
            (c, input) => c.MoveAsync(round.Id, k1, input, World.Ct),
            new()
            {
                StartsOn = new DateOnly(2020, 7, 1),
                EndsOn = new DateOnly(2020, 7, 3),
                Place = "Balai Desa",
                Reason = Why,
            }
        );

        Assert.Equal(3, moved.Value);
        var after = (await round.LiveAsync()).Where(o => o.ClassId == k1).ToList();
        Assert.Equal(
            before.Select(o => o.PersonId.Value).Order().ToList(),
            after.Select(o => o.PersonId.Value).Order().ToList()
        );
        Assert.All(after, o => Assert.Equal((OfferState.Offered, OfferCause.ClassMoved), (o.State, o.Cause)));
        Assert.Equal(3, await NoticesAsync(round, NoticeKind.ClassMoved));
        // What was on the screen before the move is not taken for an answer to the new dates.
        var stale = await round.AnswerAsync(before[0].NominationId, true, seen: before[0].Id);
        Assert.Equal("offer.changed", stale.Refusal!.Code);
        Assert.Equal(
            AnswerOutcome.Accepted,
            (await round.AnswerAsync(before[0].NominationId, accepts: true)).Value!.Outcome
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Cancelling_gives_the_seats_back_and_tells_everybody(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var k1 = await ClassAsync(round, "K1");

        var cancelled = await ChangeAsync(
            round,
            (c, input) => c.CancelAsync(round.Id, k1, input, World.Ct),
            new() { Reason = Why }
        );
        var again = await ChangeAsync(
            round,
            (c, input) => c.CancelAsync(round.Id, k1, input, World.Ct),
            new() { Reason = Why }
        );

        Assert.Equal(3, cancelled.Value);
        Assert.Equal("class-closed", again.Refusal!.Code);
        Assert.DoesNotContain(await round.LiveAsync(), o => o.ClassId == k1);
        Assert.Equal(3, await NoticesAsync(round, NoticeKind.ClassCancelled));
        var gone = (await round.OffersAsync()).First(o => o.State == OfferState.Cancelled);
        Assert.Equal(
            "offer.class-cancelled",
            (await round.AnswerAsync(gone.NominationId, accepts: true)).Refusal!.Code
        );
        // Nobody lost the turn: a seat of the other class goes to whoever is next, the cancelled among them.
        var other = (await round.LiveAsync())[0];
        await round.AnswerAsync(other.NominationId, accepts: false);
        Assert.Equal(3, (await round.LiveAsync()).Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Classes_merge_only_within_a_topic_and_its_capacity(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider, people: 4);
        var (k1, k2) = (await ClassAsync(round, "K1"), await ClassAsync(round, "K2"));

        var otherTopic = await MergeAsync(round, k1, k2);
        await OneTopicAsync(round);
        await round.World.DoAsync<Db>(db =>
            db.ClassSeats.Where(s => s.Id == k2)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Capacity, 2), World.Ct)
        );
        var full = await MergeAsync(round, k1, k2);
        await round.World.DoAsync<Db>(db =>
            db.ClassSeats.Where(s => s.Id == k2)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Capacity, 10), World.Ct)
        );
        var merged = await MergeAsync(round, k1, k2);

        Assert.Equal("merge.topic", otherTopic.Refusal!.Code);
        Assert.Equal("merge.capacity", full.Refusal!.Code);
        Assert.False(merged.Refused);
        var live = await round.LiveAsync();
        Assert.Equal(4, live.Count);
        Assert.All(live, o => Assert.Equal(k2, o.ClassId));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_class_that_has_begun_or_lies_elsewhere_is_not_changed(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var k1 = await ClassAsync(round, "K1");

        var stranger = await round
            .World.As(Role.Officer, "35.17")
            .AskAsync<ChangeClass, Result<int>>(c =>
                c.CancelAsync(round.Id, k1, new() { Reason = Why }, World.Ct)
            );
        round.World.Clock.SetLocal(2020, 6, 16, 8);
        var begun = await ChangeAsync(
            round,
            (c, input) => c.CancelAsync(round.Id, k1, input, World.Ct),
            new() { Reason = Why }
        );

        Assert.Equal(RefusalKind.NotFound, stranger.Refusal!.Kind);
        Assert.Equal("class-begun", begun.Refusal!.Code);
    }

    private static Task<Result<int>> MergeAsync(OpenRound round, ClassId from, ClassId into) =>
        ChangeAsync(
            round,
            (c, input) => c.MergeAsync(round.Id, from, input, World.Ct),
            new() { Into = into, Reason = Why }
        );

    private static Task<Result<int>> ChangeAsync(
        OpenRound round,
        Func<ChangeClass, ChangeClass.Input, Task<Result<int>>> change,
        ChangeClass.Input input
    ) => round.Officer.AskAsync<ChangeClass, Result<int>>(c => change(c, input));

    private static Task<ClassId> ClassAsync(OpenRound round, string code) =>
        round.World.AskAsync<Db, ClassId>(db =>
            db.Classes.Where(c => c.RoundId == round.Id && c.Code == code)
                .Select(c => c.Id)
                .SingleAsync(World.Ct)
        );

    private static Task OneTopicAsync(OpenRound round) =>
        round.World.DoAsync<Db>(async db =>
        {
            var topic = await db
                .Classes.Where(c => c.Code == "K1")
                .Select(c => c.TopicId)
                .SingleAsync(World.Ct);
            await db.Classes.ExecuteUpdateAsync(set => set.SetProperty(c => c.TopicId, topic), World.Ct);
        });

    private static Task<int> NoticesAsync(OpenRound round, NoticeKind kind) =>
        round.World.AskAsync<Db, int>(db =>
            db.OfferNotices.CountAsync(n => n.RoundId == round.Id && n.Kind == kind, World.Ct)
        );
}
