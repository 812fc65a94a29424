using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training.Offers;

namespace NaikKelas.Tests.Training.Offers;

/// <summary>The last seat wanted by many at once: exactly one gets it. What each guard is for is shown by taking it away.</summary>
public sealed class RaceTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task The_last_seat_taken_by_many_at_once_is_taken_once(string provider)
    {
        await using var round = await EverybodyDeclinedAsync(provider);
        var comers = await LastOffersAsync(round);

        var answers = await Task.WhenAll(
            comers.Select(o => Task.Run(() => round.AnswerAsync(o.NominationId, accepts: true), World.Ct))
        );

        var live = await round.LiveAsync();
        Assert.Equal(comers.Select(o => o.ClassId).Distinct().Count(), live.Count);
        Assert.All(live.GroupBy(o => o.ClassId), g => Assert.Single(g));
        Assert.Equal(live.Count, answers.Count(a => !a.Refused));
        Assert.All(answers.Where(a => a.Refused), a => Assert.Equal("offer.replaced", a.Refusal!.Code));
        Assert.All(await round.CountedAsync(), c => Assert.InRange(c.Taken, 0, 1));
    }

    /// <summary>What the hold is for: two who look before either writes both see a free seat.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Without_the_hold_and_the_counter_the_seat_is_sold_twice(string provider)
    {
        await using var round = await EverybodyDeclinedAsync(provider);
        await DropCounterAsync(round, provider);
        var (first, second) = await TwoOfOneClassAsync(round);

        await TakeUnguardedAsync(round, first, second);

        Assert.Equal(2, (await round.LiveAsync()).Count(o => o.ClassId == first.ClassId));
    }

    /// <summary>What the counter is for: a careless use case is refused by the database itself.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Without_the_hold_the_database_still_refuses_the_second(string provider)
    {
        await using var round = await EverybodyDeclinedAsync(provider);
        var (first, second) = await TwoOfOneClassAsync(round);

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => TakeUnguardedAsync(round, first, second));

        Assert.Single(await round.LiveAsync(), o => o.ClassId == first.ClassId);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Seats_given_back_at_once_are_each_replaced_once(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var offers = await round.OffersAsync();

        var answers = await Task.WhenAll(
            offers.Select(o => Task.Run(() => round.AnswerAsync(o.NominationId, accepts: false), World.Ct))
        );

        Assert.All(answers, a => Assert.Equal(AnswerOutcome.Declined, a.Value!.Outcome));
        var live = await round.LiveAsync();
        Assert.Equal(6, live.Count);
        Assert.Equal(6, live.Select(o => o.PersonId).Distinct().Count());
        Assert.Equal([(3, 3), (3, 3)], await round.CountedAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task One_offer_accepted_and_declined_at_once_has_one_end(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var offer = (await round.OffersAsync())[0];

        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    Task.Run(() => round.AnswerAsync(offer.NominationId, accepts: i % 2 == 0), World.Ct)
                )
        );

        // Whoever came last, the seats add up and nobody has two.
        var live = await round.LiveAsync();
        Assert.Equal(6, live.Count);
        Assert.Equal(6, live.Select(o => o.PersonId).Distinct().Count());
        Assert.Equal([(3, 3), (3, 3)], await round.CountedAsync());
    }

    /// <summary>One seat a class; everybody on the lists had a turn and gave it back.</summary>
    private static async Task<OpenRound> EverybodyDeclinedAsync(string provider)
    {
        var round = await OfferedRound.StartAsync(provider, people: 8, capacity: 1);
        while (await round.LiveAsync() is { Count: > 0 } live)
            foreach (var offer in live)
                Assert.False((await round.AnswerAsync(offer.NominationId, accepts: false)).Refused);
        return round;
    }

    private static async Task<List<Offer>> LastOffersAsync(OpenRound round) =>
        [.. (await round.OffersAsync()).GroupBy(o => o.NominationId).Select(g => g.Last())];

    private static async Task<(Offer First, Offer Second)> TwoOfOneClassAsync(OpenRound round)
    {
        var two = (await LastOffersAsync(round))
            .GroupBy(o => o.ClassId)
            .First(g => g.Count() >= 2)
            .Take(2)
            .ToList();
        return (two[0], two[1]);
    }

    /// <summary>The same steps with a look instead of a hold, as a careless use case would have them.</summary>
    private static async Task TakeUnguardedAsync(OpenRound round, params Offer[] wanted)
    {
        using var together = new Barrier(wanted.Length);
        await Task.WhenAll(
            wanted.Select(last =>
                Task.Run(
                    () =>
                        round.World.DoAsync<Db>(async db =>
                        {
                            var taken = await db
                                .Offers.AsNoTracking()
                                .CountAsync(
                                    o =>
                                        o.ClassId == last.ClassId
                                        && (o.State == OfferState.Offered || o.State == OfferState.Accepted),
                                    World.Ct
                                );
                            together.SignalAndWait(World.Ct);
                            Assert.Equal(0, taken);
                            db.Offers.Add(Again(last));
                            await db.SaveChangesAsync(World.Ct);
                        }),
                    World.Ct
                )
            )
        );
    }

    private static Offer Again(Offer last) =>
        new()
        {
            Id = Ids.New<OfferId>(),
            RoundId = last.RoundId,
            NominationId = last.NominationId,
            PersonId = last.PersonId,
            ClassId = last.ClassId,
            State = OfferState.Accepted,
            Cause = OfferCause.Late,
            OfferedAt = last.OfferedAt.AddHours(1),
        };

    private static Task DropCounterAsync(OpenRound round, string provider) =>
        round.World.DoAsync<Db>(db =>
            provider == Store.Postgres
                ? db.Database.ExecuteSqlAsync($"DROP TRIGGER offers_take_a_seat ON offers", World.Ct)
                : db.Database.ExecuteSqlAsync($"DROP TRIGGER offers_take_a_seat", World.Ct)
        );
}
