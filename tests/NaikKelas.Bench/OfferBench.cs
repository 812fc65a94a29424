using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Host;
using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;
using NaikKelas.Training.Topics;

namespace NaikKelas.Bench;

/// <summary>
/// Answers to offers, 20 at once, each a whole use case: question, seat, audit trail, commit. First everybody accepts
/// the own seat; then more people than there are seats want the last ones, and the seats are counted.
/// </summary>
internal static class OfferBench
{
    private const int AtOnce = 20;
    private const int People = 2000;
    private const int LastSeats = 400;
    private const int Comers = 600;
    private const string Phone = "628123456789";
    private static readonly string PhoneEnd = Phone[^4..];

    /// <exception cref="InvalidOperationException">More seats were given than there are, or fewer: the bench failed.</exception>
    public static async Task RunAsync(string? postgres, TextWriter output, CancellationToken ct)
    {
        using var house = new FilledHouse(postgres);
        house.Run("migrate");
        await using var services = Web.BuildForVerbs();
        await AnswerAsync(services, await PlantAsync(services, 200, 200, OfferState.Offered, ct), ct);

        var own = await PlantAsync(services, People, People, OfferState.Offered, ct);
        await MeasureAsync(services, "acceptances of one class", own, People, output, ct);
        var last = await PlantAsync(services, Comers, LastSeats, OfferState.Expired, ct);
        await MeasureAsync(services, $"last {LastSeats} seats, {Comers} people", last, LastSeats, output, ct);
    }

    private static async Task MeasureAsync(
        ServiceProvider services,
        string what,
        Planted planted,
        int seats,
        TextWriter output,
        CancellationToken ct
    )
    {
        var watch = Stopwatch.StartNew();
        var accepted = await AnswerAsync(services, planted, ct);
        var seconds = watch.Elapsed.TotalSeconds;
        await using var scope = services.CreateAsyncScope();
        var taken = await scope
            .ServiceProvider.GetRequiredService<Db>()
            .Offers.CountAsync(o => o.ClassId == planted.Class && o.State == OfferState.Accepted, ct);
        if (accepted != seats || taken != seats)
            throw new InvalidOperationException($"{what}: {accepted} accepted, {taken} taken of {seats}");
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {accepted / seconds:0} accepted/s, {planted.All.Count / seconds:0} answers/s, {taken} taken of {seats}"
            )
        );
    }

    /// <returns>How many were told that the seat is theirs.</returns>
    private static async Task<int> AnswerAsync(
        ServiceProvider services,
        Planted planted,
        CancellationToken ct
    )
    {
        var accepted = 0;
        await Parallel.ForEachAsync(
            planted.All,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (id, token) =>
            {
                await using var scope = services.CreateAsyncScope();
                var answer = scope.ServiceProvider.GetRequiredService<AnswerOffer>();
                var answered = await answer.RunAsync(id, true, new() { PhoneEnd = PhoneEnd }, token);
                if (!answered.Refused && answered.Value.State == OfferState.Accepted)
                    Interlocked.Increment(ref accepted);
            }
        );
        return accepted;
    }

    private sealed record Planted(ClassId Class, IReadOnlyList<NominationId> All);

    /// <summary>A published round of one class, written straight into the tables: the answers are measured, not the draw.</summary>
    private static async Task<Planted> PlantAsync(
        ServiceProvider services,
        int people,
        int capacity,
        OfferState state,
        CancellationToken ct
    )
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var key = scope.ServiceProvider.GetRequiredService<PersonalDataKey>();
        var now = scope.ServiceProvider.GetRequiredService<AgencyClock>().UtcNow;
        var round = RoundOf(key, now);
        var topic = new Topic
        {
            Id = Ids.New<TopicId>(),
            RegionCode = round.RegionCode,
            Name = round.Slug,
        };
        var one = ClassOf(round, topic, capacity, DateOnly.FromDateTime(now).AddDays(30));
        db.AddRange(round, topic, one, new OfferTerms { Id = round.Id, AnswerDays = 7 });
        db.ClassSeats.Add(
            new ClassSeats
            {
                Id = one.Id,
                RoundId = round.Id,
                Capacity = capacity,
            }
        );
        var all = new List<NominationId>(people);
        for (var i = 1; i <= people; i++)
            all.Add(Nominate(db, round, one, i, state, now));
        await db.SaveChangesAsync(ct);
        return new Planted(one.Id, all);
    }

    private static TrainingRound RoundOf(PersonalDataKey key, DateTime now)
    {
        var id = Ids.New<RoundId>();
        return new TrainingRound
        {
            Id = id,
            RegionCode = "35.72",
            Title = "Putaran ukur",
            Slug = $"ukur-{id.Value:N}",
            State = RoundState.Published,
            OpensAt = now.AddDays(-20),
            ClosesAt = now.AddDays(-10),
            TermsJson = RoundTerms.Empty.ToJson(),
            SecretSealed = key.Seal("ukur"),
            PublicValueName = "nilai ukur",
            PublicValue = "1",
            DrawnAt = now.AddDays(-8),
            PublishedAt = now.AddDays(-7),
            ResultDigest = $"{id.Value:N}",
            DecreeNumber = $"{id.Value:N}",
            DecreeDate = DateOnly.FromDateTime(now),
        };
    }

    private static TrainingClass ClassOf(TrainingRound round, Topic topic, int capacity, DateOnly first) =>
        new()
        {
            Id = Ids.New<ClassId>(),
            TopicId = topic.Id,
            RegionCode = round.RegionCode,
            Name = "Angkatan I",
            StartsOn = first,
            EndsOn = first.AddDays(2),
            Place = "Aula",
            Capacity = capacity,
            RoundId = round.Id,
            Code = "K1",
        };

    private static NominationId Nominate(
        Db db,
        TrainingRound round,
        TrainingClass one,
        int number,
        OfferState state,
        DateTime now
    )
    {
        var person = new Person
        {
            Id = Ids.New<PersonId>(),
            Name = "Orang Ukur",
            NameKey = "ORANG UKUR",
            Phone = Phone,
        };
        var nomination = new Nomination
        {
            Id = Ids.New<NominationId>(),
            RoundId = round.Id,
            Code = string.Create(CultureInfo.InvariantCulture, $"P{number:0000}"),
            PersonId = person.Id,
            Choices = "K1",
            ArrivedAt = round.OpensAt,
            Source = "ukur",
        };
        var facts = new FrozenFacts
        {
            NominationId = nomination.Id,
            RoundId = round.Id,
            FactsJson = Sheet.ToJson(),
            FrozenAt = round.ClosesAt,
        };
        db.AddRange(person, nomination, facts);
        db.Offers.Add(
            new Offer
            {
                Id = Ids.New<OfferId>(),
                RoundId = round.Id,
                NominationId = nomination.Id,
                PersonId = person.Id,
                ClassId = one.Id,
                State = state,
                Cause = OfferCause.Admitted,
                OfferedAt = now.AddDays(-2),
                ExpiresAt = state == OfferState.Expired ? now.AddDays(-1) : now.AddDays(5),
            }
        );
        return nomination.Id;
    }

    private static readonly FactSheet Sheet = new()
    {
        AsOf = new DateOnly(2026, 1, 1),
        Facts = new(StringComparer.Ordinal),
        ClassFacts = new(StringComparer.Ordinal),
        Points = new(StringComparer.Ordinal),
        Groups = [],
    };
}
