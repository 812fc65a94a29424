using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Offers;

/// <summary>One person admitted in two rounds on the same days chooses: of two seats one is kept.</summary>
public sealed class RivalTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Accepting_one_gives_the_other_back_in_the_same_act_and_it_is_offered_on(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var own = (await round.OffersAsync())[0];
        var (other, next) = await SecondRoundAsync(round, own);

        var unseen = await round.AnswerAsync(own.NominationId, accepts: true);
        var told = await AnswerAsync(round, own, other.Id);

        // Whoever did not see that a seat would be lost is told before anything happens.
        Assert.Equal("offer.rival", unseen.Refusal!.Code);
        Assert.Equal(AnswerOutcome.Accepted, told.Value!.Outcome);
        var offers = await round.World.AskAsync<Db, List<Offer>>(db =>
            db.Offers.AsNoTracking().Where(o => o.RoundId == other.RoundId).ToListAsync(World.Ct)
        );
        Assert.Equal(OfferState.GivenBack, offers.Single(o => o.Id == other.Id).State);
        var replacement = Assert.Single(offers, o => o.HoldsSeat);
        Assert.Equal((next, OfferCause.Replacement), (replacement.NominationId, replacement.Cause));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Declining_one_leaves_the_other_alone(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        var own = (await round.OffersAsync())[0];
        var (other, _) = await SecondRoundAsync(round, own);

        await round.AnswerAsync(own.NominationId, accepts: false);

        Assert.Equal(
            OfferState.Accepted,
            await round.World.AskAsync<Db, OfferState>(db =>
                db.Offers.Where(o => o.Id == other.Id).Select(o => o.State).SingleAsync(World.Ct)
            )
        );
    }

    private static async Task<Result<Answered>> AnswerAsync(OpenRound round, Offer own, OfferId givesBack)
    {
        var end = await round.PhoneEndAsync(own.NominationId);
        return await round.World.AskAsync<AnswerOffer, Result<Answered>>(a =>
            a.RunAsync(
                own.NominationId,
                accepts: true,
                new AnswerOffer.Input { PhoneEnd = end, GivesBack = [givesBack] },
                World.Ct
            )
        );
    }

    /// <summary>Another published round with one seat on the same days, held by the same person; one more waits.</summary>
    internal static Task<(Offer Held, NominationId Next)> SecondRoundAsync(OpenRound first, Offer own) =>
        first.World.AskAsync<Db, (Offer, NominationId)>(async db =>
        {
            var one = await db.Classes.AsNoTracking().SingleAsync(c => c.Id == own.ClassId, World.Ct);
            var model = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == first.Id, World.Ct);
            var round = Copy(model);
            var other = new TrainingClass
            {
                Id = Ids.New<ClassId>(),
                TopicId = one.TopicId,
                RegionCode = one.RegionCode,
                Name = "Angkatan II",
                StartsOn = one.EndsOn,
                EndsOn = one.EndsOn.AddDays(1),
                Place = "Aula",
                Capacity = 1,
                RoundId = round.Id,
                Code = "K1",
            };
            db.AddRange(round, other, new OfferTerms { Id = round.Id, AnswerDays = 2 });
            db.ClassSeats.Add(
                new ClassSeats
                {
                    Id = other.Id,
                    RoundId = round.Id,
                    Capacity = 1,
                }
            );
            var taken = (await first.OffersAsync()).Select(o => o.PersonId).ToHashSet();
            var waits = (await first.NominationsAsync()).First(n => !taken.Contains(n.PersonId));
            var (held, next) = (
                Nominate(db, round, "P0001", own.PersonId),
                Nominate(db, round, "P0002", waits.PersonId)
            );
            var offer = new Offer
            {
                Id = Ids.New<OfferId>(),
                RoundId = round.Id,
                NominationId = held.Id,
                PersonId = own.PersonId,
                ClassId = other.Id,
                State = OfferState.Accepted,
                Cause = OfferCause.Admitted,
                OfferedAt = own.OfferedAt,
            };
            db.Offers.Add(offer);
            await db.SaveChangesAsync(World.Ct);
            return (offer, next.Id);
        });

    private static TrainingRound Copy(TrainingRound model) =>
        new()
        {
            Id = Ids.New<RoundId>(),
            RegionCode = model.RegionCode,
            Title = "Putaran lain",
            Slug = "putaran-lain",
            State = RoundState.Published,
            OpensAt = model.OpensAt,
            ClosesAt = model.ClosesAt,
            TermsJson = RoundTerms.Empty.ToJson(),
            SecretSealed = model.SecretSealed,
            PublicValueName = model.PublicValueName,
            PublicValue = model.PublicValue,
            DrawnAt = model.DrawnAt,
            PublishedAt = model.PublishedAt,
            ResultDigest = new string('f', 64),
            DecreeNumber = "lain",
            DecreeDate = model.DecreeDate,
        };

    private static Nomination Nominate(
        Db db,
        TrainingRound round,
        string code,
        NaikKelas.Registry.Persons.PersonId person
    )
    {
        var nomination = new Nomination
        {
            Id = Ids.New<NominationId>(),
            RoundId = round.Id,
            Code = code,
            PersonId = person,
            Choices = "K1",
            ArrivedAt = round.OpensAt,
            Source = "uji",
        };
        db.AddRange(
            nomination,
            new FrozenFacts
            {
                NominationId = nomination.Id,
                RoundId = round.Id,
                FactsJson = new FactSheet
                {
                    AsOf = new DateOnly(2020, 6, 12),
                    Facts = new(StringComparer.Ordinal),
                    ClassFacts = new(StringComparer.Ordinal),
                    Points = new(StringComparer.Ordinal),
                    Groups = [],
                }.ToJson(),
                FrozenAt = round.ClosesAt,
            }
        );
        return nomination;
    }
}
