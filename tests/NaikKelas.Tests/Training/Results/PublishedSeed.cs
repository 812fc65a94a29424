using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry;
using NaikKelas.Registry.Persons;
using NaikKelas.Tests.House;
using NaikKelas.Training;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;
using NaikKelas.Training.Topics;

namespace NaikKelas.Tests.Training.Results;

/// <summary>A published round with one applicant, written straight into the tables: the routes are asked, not the draw.</summary>
internal sealed class PublishedSeed : IRouteSeed
{
    private const string Region = "35.72";

    public string Name => "published";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var links = world.Services.GetRequiredService<ApplicantLink>();
        return await world.AskAsync<Db, IReadOnlyDictionary<string, string>>(async db =>
        {
            var round = RoundOf(world.Clock.Now.UtcDateTime);
            db.Rounds.Add(round);
            Class(db, round);
            var nomination = Nominate(db, round);
            Decide(db, nomination);
            Papers(db, round);
            await db.SaveChangesAsync(World.Ct);
            return new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["round"] = round.Id.Value.ToString(),
                ["slug"] = round.Slug,
                ["code"] = nomination.Code,
                ["token"] = links.TokenOf(nomination.Id),
            };
        });
    }

    private static TrainingRound RoundOf(DateTime now)
    {
        var id = Ids.New<RoundId>();
        return new TrainingRound
        {
            Id = id,
            RegionCode = Region,
            Title = "Putaran yang diumumkan",
            Slug = $"diumumkan-{id.Value:N}",
            State = RoundState.Published,
            OpensAt = now.AddDays(-20),
            ClosesAt = now.AddDays(-10),
            TermsJson = RoundTerms.Empty.ToJson(),
            LockDigest = new string('a', 64),
            SecretDigest = new string('b', 64),
            PublicValueName = "nilai contoh",
            PublicValue = "1",
            ScreenedAt = now.AddDays(-9),
            DrawnAt = now.AddDays(-8),
            DrawnBy = "Petugas",
            PublishedAt = now.AddDays(-7),
            ResultDigest = new string('c', 64),
            DecreeNumber = $"{id.Value:N}",
            DecreeDate = new DateOnly(2026, 11, 13),
        };
    }

    private static void Class(Db db, TrainingRound round)
    {
        var topic = new Topic
        {
            Id = Ids.New<TopicId>(),
            RegionCode = Region,
            Name = $"Materi {round.Slug}",
        };
        db.Topics.Add(topic);
        db.Classes.Add(
            new TrainingClass
            {
                Id = Ids.New<ClassId>(),
                TopicId = topic.Id,
                RegionCode = Region,
                Name = "Angkatan I",
                StartsOn = new DateOnly(2026, 12, 1),
                EndsOn = new DateOnly(2026, 12, 3),
                Place = "Aula",
                Capacity = 10,
                RoundId = round.Id,
                Code = "K1",
            }
        );
    }

    private static Nomination Nominate(Db db, TrainingRound round)
    {
        var person = new Person
        {
            Id = Ids.New<PersonId>(),
            Name = "Orang Contoh",
            NameKey = "ORANG CONTOH",
        };
        db.Persons.Add(person);
        var nomination = new Nomination
        {
            Id = Ids.New<NominationId>(),
            RoundId = round.Id,
            Code = "P0001",
            PersonId = person.Id,
            Choices = "K1",
            ArrivedAt = round.OpensAt,
            Source = "baris 2",
        };
        db.Nominations.Add(nomination);
        db.FrozenFacts.Add(
            new FrozenFacts
            {
                NominationId = nomination.Id,
                RoundId = round.Id,
                FactsJson = new FactSheet
                {
                    AsOf = new DateOnly(2026, 11, 10),
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

    private static void Decide(Db db, Nomination nomination) =>
        db.Decisions.Add(
            new Decision
            {
                NominationId = nomination.Id,
                RoundId = nomination.RoundId,
                Code = nomination.Code,
                Status = DecisionStatus.Admitted,
                ClassCode = "K1",
                Seat = "open",
                Rank = 1,
                Score = 0,
                Priority = 1,
                TraceJson = new Trace([], new string('d', 64), [new("K1", TraceEnd.Admitted, [])]).ToJson(),
            }
        );

    private static void Papers(Db db, TrainingRound round) =>
        db.PublishedPapers.Add(
            new PublishedPapers
            {
                RoundId = round.Id,
                RoundFileId = Keep(db, round, "application/json", """{"seed":"a:1"}"""),
                ResultFileId = Keep(db, round, "application/json", "{}"),
                DecreeFileId = Keep(db, round, "application/pdf", "%PDF"),
                MinutesFileId = Keep(db, round, "application/pdf", "%PDF"),
                NoticeFileId = Keep(db, round, "application/pdf", "%PDF"),
                LegendJson = new Legend(new Dictionary<string, string>(StringComparer.Ordinal), []).ToJson(),
                PublishedBy = "Petugas",
            }
        );

    private static FileId Keep(Db db, TrainingRound round, string type, string content)
    {
        var file = new StoredFile
        {
            Id = Ids.New<FileId>(),
            Name = "berkas",
            ContentType = type,
            Digest = new string('e', 64),
            StoredAt = round.PublishedAt!.Value,
            Content = Encoding.UTF8.GetBytes(content),
        };
        db.Files.Add(file);
        return file.Id;
    }
}

/// <summary>The same with the names of the files that stand in the address.</summary>
internal sealed class PaperSeed : IRouteSeed
{
    public string Name => "paper";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        new Dictionary<string, string>(await new PublishedSeed().PlantAsync(world), StringComparer.Ordinal)
        {
            ["name"] = "sk.pdf",
        };
}

internal sealed class PublicFileSeed : IRouteSeed
{
    public string Name => "public-file";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        new Dictionary<string, string>(await new PublishedSeed().PlantAsync(world), StringComparer.Ordinal)
        {
            ["name"] = "round.json",
        };
}
