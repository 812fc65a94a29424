using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training;
using NaikKelas.Training.Offers;

namespace NaikKelas.Tests.Training.Offers;

/// <summary>A seat is offered, answered once, and goes to the next when it is given back.</summary>
public sealed class AnswerTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Publishing_offers_every_seat_until_the_end_of_the_last_day(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);

        var offers = await round.OffersAsync();

        Assert.Equal(6, offers.Count);
        Assert.All(offers, o => Assert.Equal(OfferState.Offered, o.State));
        // Two days after 12 June, the whole 14th: midnight in WIB is 17.00 UTC.
        Assert.All(
            offers,
            o => Assert.Equal(new DateTime(2020, 6, 14, 17, 0, 0, DateTimeKind.Utc), o.ExpiresAt)
        );
        Assert.Equal([(3, 3), (3, 3)], await round.CountedAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Without_days_to_answer_seats_are_confirmed_at_once_and_nobody_is_asked(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider, answerDays: null);

        Assert.All(
            await round.OffersAsync(),
            o => Assert.Equal((OfferState.Accepted, AnswerWay.NotAsked), (o.State, o.AnsweredHow!.Value))
        );
        Assert.Equal(0, await round.World.AskAsync<Db, int>(db => db.OfferNotices.CountAsync(World.Ct)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Accepting_twice_is_once(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var offer = (await round.OffersAsync())[0];

        var first = await round.AnswerAsync(offer.NominationId, accepts: true);
        var second = await round.AnswerAsync(offer.NominationId, accepts: true);

        Assert.Equal(AnswerOutcome.Accepted, first.Value!.Outcome);
        Assert.Equal(
            (AnswerOutcome.Unchanged, OfferState.Accepted),
            (second.Value!.Outcome, second.Value.State)
        );
        Assert.Equal(6, (await round.OffersAsync()).Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_seat_given_back_is_offered_to_the_next_and_everybody_else_stays(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var before = await round.LiveAsync();
        var gone = before[0];

        var declined = await round.AnswerAsync(gone.NominationId, accepts: false);

        Assert.Equal(AnswerOutcome.Declined, declined.Value!.Outcome);
        var after = await round.LiveAsync();
        Assert.Equal(6, after.Count);
        Assert.Superset(before.Skip(1).Select(o => o.Id).ToHashSet(), after.Select(o => o.Id).ToHashSet());
        var next = Assert.Single(after, o => o.Cause == OfferCause.Replacement);
        Assert.Equal((gone.ClassId, OfferState.Offered), (next.ClassId, next.State));
        Assert.Equal([(3, 3), (3, 3)], await round.CountedAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task After_the_deadline_the_clock_gives_every_silent_seat_to_the_waiting_list(
        string provider
    )
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var offers = await round.OffersAsync();
        await round.AnswerAsync(offers[0].NominationId, accepts: true);
        round.World.Clock.SetLocal(2020, 6, 15, 0);

        var late = await round.AnswerAsync(offers[1].NominationId, accepts: true);
        var (ended, _) = await round.TickAsync();
        var replaced = await round.AnswerAsync(offers[1].NominationId, accepts: true);

        Assert.Equal("offer.expired", late.Refusal!.Code);
        Assert.Equal(5, ended);
        Assert.Equal("offer.replaced", replaced.Refusal!.Code);
        var after = await round.OffersAsync();
        // K1 begins on the 16th: its new offers end at that midnight, those of K2 two days later.
        Assert.All(
            after.Where(o => o.State == OfferState.Offered),
            o =>
                Assert.Contains(
                    o.ExpiresAt!.Value,
                    (DateTime[])
                        [
                            new DateTime(2020, 6, 15, 17, 0, 0, DateTimeKind.Utc),
                            new DateTime(2020, 6, 17, 17, 0, 0, DateTimeKind.Utc),
                        ]
                )
        );
        Assert.Equal(0, (await round.TickAsync()).Ended);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Nobody_is_seated_beyond_the_nominators_limit(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        foreach (var offer in (await round.OffersAsync()).Take(3))
            await round.AnswerAsync(offer.NominationId, accepts: false);

        var nominations = await round.NominationsAsync();
        var seats = (await round.LiveAsync()).Select(o =>
            nominations.Single(n => n.Id == o.NominationId).NominatorId
        );

        Assert.All(seats.GroupBy(id => id), g => Assert.InRange(g.Count(), 1, 2));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task From_the_first_day_of_the_class_nobody_is_replaced(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var offers = await round.OffersAsync();
        foreach (var offer in offers)
            await round.AnswerAsync(offer.NominationId, accepts: true);
        var first = await FirstClassAsync(round);
        round.World.Clock.SetLocal(2020, 6, 16, 7);

        var refused = await round.AnswerAsync(
            offers.First(o => o.ClassId == first).NominationId,
            accepts: false
        );

        Assert.Equal("offer.class-begun", refused.Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Somebody_who_comes_late_takes_a_seat_that_nobody_waits_for(string provider)
    {
        // Six people, six seats: nobody waits.
        await using var round = await OfferedRound.StartAsync(provider, people: 6);
        var offers = await round.LiveAsync();
        round.World.Clock.SetLocal(2020, 6, 15, 8);
        await round.TickAsync();

        var back = await round.AnswerAsync(offers[0].NominationId, accepts: true);

        Assert.Equal(AnswerOutcome.AcceptedLate, back.Value!.Outcome);
        Assert.Equal(OfferCause.Late, Assert.Single(await round.LiveAsync()).Cause);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_forwarded_link_is_asked_for_the_number_and_only_a_few_times(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var id = (await round.OffersAsync())[0].NominationId;

        for (var left = HolderProof.WrongMax - 1; left >= 0; left--)
        {
            var wrong = await round.AnswerAsync(id, accepts: false, phoneEnd: "xxxx");
            Assert.Equal((AnswerOutcome.WrongProof, left), (wrong.Value!.Outcome, wrong.Value.TriesLeft));
        }

        var locked = await round.AnswerAsync(id, accepts: false);
        Assert.Equal("link.locked", locked.Refusal!.Code);
        Assert.Equal(6, (await round.LiveAsync()).Count);
        round.World.Clock.SetLocal(2020, 6, 13, 8);
        Assert.Equal(AnswerOutcome.Declined, (await round.AnswerAsync(id, accepts: false)).Value!.Outcome);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_office_answers_for_somebody_and_says_how(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var offer = (await round.OffersAsync())[0];
        var code = (await round.NominationsAsync()).Single(n => n.Id == offer.NominationId).Code;

        var silent = await AnswerForAsync(round, code, null);
        var noted = await AnswerForAsync(round, code, AnswerWay.Phone);
        var stranger = await round
            .World.As(NaikKelas.Kernel.Access.Role.Officer, "35.17")
            .AskAsync<AnswerOnBehalf, Result<Answered>>(a =>
                a.RunAsync(round.Id, code, true, new() { How = AnswerWay.Phone }, World.Ct)
            );

        Assert.Equal("answer.how", silent.Refusal!.Code);
        Assert.Equal(AnswerOutcome.Accepted, noted.Value!.Outcome);
        Assert.Equal(RefusalKind.NotFound, stranger.Refusal!.Kind);
        var kept = (await round.OffersAsync()).Single(o => o.Id == offer.Id);
        Assert.Equal((AnswerWay.Phone, "Officer 35.72"), (kept.AnsweredHow!.Value, kept.AnsweredBy));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_offer_seen_before_it_changed_is_not_answered(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var offers = await round.OffersAsync();

        var refused = await round.AnswerAsync(offers[0].NominationId, true, seen: offers[1].Id);

        Assert.Equal("offer.changed", refused.Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task History_cannot_be_changed_by_hand(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var offer = (await round.OffersAsync())[0];
        await round.AnswerAsync(offer.NominationId, accepts: false);

        await Assert.ThrowsAnyAsync<Exception>(() =>
            round.World.DoAsync<Db>(db =>
                db.Offers.Where(o => o.Id == offer.Id)
                    .ExecuteUpdateAsync(s => s.SetProperty(o => o.State, OfferState.Accepted), World.Ct)
            )
        );
        await Assert.ThrowsAnyAsync<Exception>(() =>
            round.World.DoAsync<Db>(db => db.Offers.Where(o => o.Id == offer.Id).ExecuteDeleteAsync(World.Ct))
        );
    }

    private static Task<Result<Answered>> AnswerForAsync(OpenRound round, string code, AnswerWay? how) =>
        round.Officer.AskAsync<AnswerOnBehalf, Result<Answered>>(a =>
            a.RunAsync(round.Id, code, accepts: true, new AnswerOnBehalf.Input { How = how }, World.Ct)
        );

    private static Task<NaikKelas.Training.Classes.ClassId> FirstClassAsync(OpenRound round) =>
        round.World.AskAsync<Db, NaikKelas.Training.Classes.ClassId>(db =>
            db.Classes.Where(c => c.RoundId == round.Id && c.Code == "K1")
                .Select(c => c.Id)
                .SingleAsync(World.Ct)
        );
}
