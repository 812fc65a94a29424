using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Results;

namespace NaikKelas.Tests.Training.Offers;

/// <summary>
/// The open round, closed, drawn and published on 12 June 2020 with two days to answer: until the end of 14 June. Its
/// classes begin on 16 and 22 June.
/// </summary>
internal static class OfferedRound
{
    public static async Task<OpenRound> StartAsync(
        string provider,
        int people = 20,
        int capacity = 3,
        int? answerDays = 2,
        int? remindDays = null,
        string? email = null
    )
    {
        var round = await OpenRound.StartAsync(provider, capacity);
        var imported = await round.ImportAsync(OpenRound.Sheet(people));
        Assert.False(imported.Refused);
        if (email is not null)
            await round.World.DoAsync<Db>(db =>
                db.Persons.ExecuteUpdateAsync(s => s.SetProperty(p => p.Email, email), World.Ct)
            );
        await round.FreezeAsync();
        Assert.False((await round.DrawAsync()).Refused);
        var published = await round.Officer.AskAsync<PublishRound, Result<Published>>(p =>
            p.RunAsync(
                round.Id,
                new PublishRound.Input
                {
                    DecreeDate = new DateOnly(2020, 6, 12),
                    Origin = "https://dinas.contoh.test",
                    AnswerDays = answerDays,
                    RemindDays = remindDays,
                },
                World.Ct
            )
        );
        Assert.False(published.Refused, published.Refusal?.Message.ToString(CultureInfo.InvariantCulture));
        return round;
    }

    extension(OpenRound round)
    {
        public Task<List<Offer>> OffersAsync() =>
            round.World.AskAsync<Db, List<Offer>>(db =>
                db.Offers.AsNoTracking()
                    .Where(o => o.RoundId == round.Id)
                    .OrderBy(o => o.OfferedAt)
                    .ThenBy(o => o.Id)
                    .ToListAsync(World.Ct)
            );

        public async Task<List<Offer>> LiveAsync() =>
            [.. (await round.OffersAsync()).Where(o => o.HoldsSeat)];

        public async Task<string> PhoneEndAsync(NominationId id) =>
            await round.World.AskAsync<Db, string>(async db =>
            {
                var person = await db
                    .Nominations.Where(n => n.Id == id)
                    .Select(n => n.PersonId)
                    .SingleAsync(World.Ct);
                return (
                    await db.Persons.Where(p => p.Id == person).Select(p => p.Phone).SingleAsync(World.Ct)
                )![^4..];
            });

        /// <summary>By link, knowing the number.</summary>
        public async Task<Result<Answered>> AnswerAsync(
            NominationId id,
            bool accepts,
            string? phoneEnd = null,
            OfferId? seen = null
        )
        {
            var end = phoneEnd ?? await round.PhoneEndAsync(id);
            return await round.World.AskAsync<AnswerOffer, Result<Answered>>(a =>
                a.RunAsync(id, accepts, new AnswerOffer.Input { PhoneEnd = end, Offer = seen }, World.Ct)
            );
        }

        /// <summary>What the database counts, class by class.</summary>
        public Task<List<(int Taken, int Capacity)>> CountedAsync() =>
            round.World.AskAsync<Db, List<(int, int)>>(async db =>
                [
                    .. (
                        await db
                            .ClassSeats.AsNoTracking()
                            .Where(s => s.RoundId == round.Id)
                            .OrderBy(s => s.Id)
                            .ToListAsync(World.Ct)
                    ).Select(s => (s.Taken, s.Capacity)),
                ]
            );

        public Task<(int Ended, int Reminded)> TickAsync() =>
            round.World.AskAsync<OfferClock, (int, int)>(c => c.RunAsync(World.Ct));
    }
}
