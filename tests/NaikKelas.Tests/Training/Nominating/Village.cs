using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;
using NaikKelas.Training;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Nominating;

/// <summary>
/// A round that is open, and two organisations of the same village with a chair, a treasurer, an old supervisor and a
/// secretary whose term is over. It is 21 November 2026, 09.00 WIB; the round closes on 23 November, 16.00.
/// </summary>
internal sealed class Village : IAsyncDisposable
{
    public const string Place = "35.72.01.1001";

    private Village(World world) => World = world;

    public World World { get; }

    public RoundId Round { get; private set; }

    public House First { get; private set; } = null!;

    public House Second { get; private set; } = null!;

    public static RoundTerms Terms { get; } =
        new()
        {
            Rules =
            [
                Rule("organ-among", ("organs", "Pengurus,Pengawas")),
                Rule("legal-document-valid", ("document", "Nib")),
                Rule("age-between", ("min", "17"), ("max", "60")),
            ],
            MaxPerNominator = 2,
        };

    /// <summary>What somebody without an organisation can meet.</summary>
    public static RoundTerms Anybody { get; } =
        new() { Rules = [Rule("age-between", ("min", "17"), ("max", "60"))], OpenToAll = true };

    public static ChosenRule Rule(string kind, params (string Name, string Text)[] values) =>
        new(
            kind,
            kind,
            new(values.ToDictionary(v => v.Name, v => v.Text, StringComparer.Ordinal), StringComparer.Ordinal)
        );

    public static async Task<Village> StartAsync(
        string provider,
        RoundTerms? terms = null,
        string region = Blitar.Region,
        OrganisationKind kind = OrganisationKind.Kdmp
    )
    {
        var village = new Village(await World.StartAsync(provider));
        village.First = await village.FoundAsync("KDMP Bendo", kind);
        village.Second = await village.FoundAsync("KDMP Sentul", kind);
        village.Round = await OpenAsync(village.World, terms ?? Terms, region);
        return village;
    }

    /// <summary>Composes, locks and opens a round by the real use cases.</summary>
    public static async Task<RoundId> OpenAsync(World world, RoundTerms terms, string region = Blitar.Region)
    {
        world.Clock.SetLocal(2026, 11, 20, 10);
        var composed = await world.AskAsync<ComposeRound, Result<RoundId>>(c =>
            c.RunAsync(
                null,
                Blitar.Input($"Putaran {DraftSeed.Next()}") with
                {
                    RegionCode = region,
                },
                World.Ct
            )
        );
        var id = composed.Value;
        var saved = await world.AskAsync<SaveTerms, Result<RoundId>>(s =>
            s.RunAsync(id, terms, null, World.Ct)
        );
        Assert.False(saved.Refused, saved.Refusal?.Message.ToString());
        var locked = await world.AskAsync<LockRound, Result<RoundId>>(l => l.RunAsync(id, World.Ct));
        Assert.False(locked.Refused, locked.Refusal?.Message.ToString());
        world.Clock.SetLocal(2026, 11, 21, 9);
        return id;
    }

    public Someone BoardOf(House house) => World.As(Role.CoopBoard, house.Id.Value);

    public Task<Result<string>> NominateAsync(Someone by, House house, params PersonId[] people) =>
        by.AskAsync<NominateMembers, Result<string>>(n =>
            n.RunAsync(
                Round,
                house.Id,
                new NominateMembers.Input { Persons = people, Choice1 = "K1" },
                World.Ct
            )
        );

    public Task<List<Nomination>> NominationsAsync() =>
        World.AskAsync<Db, List<Nomination>>(db =>
            db.Nominations.AsNoTracking()
                .Where(n => n.RoundId == Round)
                .OrderBy(n => n.Code)
                .ToListAsync(World.Ct)
        );

    /// <summary>Gives a person a place in the other organisation too.</summary>
    public Task AlsoAtAsync(House house, PersonId person) =>
        World.DoAsync<Db>(async db =>
        {
            Appoint(db, house.Id, person, Position.Member, until: null);
            await db.SaveChangesAsync(World.Ct);
        });

    /// <summary>As many more members.</summary>
    public Task CrowdAsync(House house, int people) =>
        World.DoAsync<Db>(async db =>
        {
            for (var i = 0; i < people; i++)
                Appoint(
                    db,
                    house.Id,
                    Person(db, $"Anggota {i}", new DateOnly(1990, 1, 1)),
                    Position.Member,
                    until: null
                );
            await db.SaveChangesAsync(World.Ct);
        });

    public ValueTask DisposeAsync() => World.DisposeAsync();

    public Task<House> FoundAsync(string name, OrganisationKind kind, string region = Place) =>
        FoundAsync(World, name, kind, region);

    public static Task<House> FoundAsync(
        World world,
        string name,
        OrganisationKind kind,
        string region = Place
    ) =>
        world.AskAsync<Db, House>(async db =>
        {
            var id = Ids.New<OrganisationId>();
            db.Organisations.Add(
                new Organisation
                {
                    Id = id,
                    Kind = kind,
                    Name = name,
                    NameKey = name.ToUpperInvariant(),
                    RegionCode = region,
                    Status = OrganisationStatus.Active,
                }
            );
            var house = new House(
                id,
                Person(db, $"Wahyuni {name}", new DateOnly(1985, 4, 2)),
                Person(db, $"Slamet {name}", new DateOnly(1990, 8, 17)),
                Person(db, $"Mbah {name}", new DateOnly(1950, 1, 1)),
                Person(db, $"Mantan {name}", new DateOnly(1980, 1, 1))
            );
            Appoint(db, id, house.Chair, Position.Chair, until: null);
            Appoint(db, id, house.Treasurer, Position.Treasurer, until: null);
            Appoint(db, id, house.Old, Position.Supervisor, until: null);
            Appoint(db, id, house.Former, Position.Secretary, until: new DateOnly(2026, 10, 31));
            await db.SaveChangesAsync(World.Ct);
            return house;
        });

    private static PersonId Person(Db db, string name, DateOnly born)
    {
        var person = new Person
        {
            Id = Ids.New<PersonId>(),
            Name = name,
            NameKey = name.ToUpperInvariant(),
            BirthDate = born,
        };
        db.Persons.Add(person);
        return person.Id;
    }

    private static void Appoint(
        Db db,
        OrganisationId at,
        PersonId person,
        Position position,
        DateOnly? until
    ) =>
        db.Affiliations.Add(
            new Affiliation
            {
                Id = Guid.CreateVersion7(),
                OrganisationId = at,
                PersonId = person,
                Position = position,
                From = new DateOnly(2021, 11, 1),
                Until = until,
            }
        );

    /// <summary>An organisation with its people.</summary>
    internal sealed record House(
        OrganisationId Id,
        PersonId Chair,
        PersonId Treasurer,
        PersonId Old,
        PersonId Former
    );
}

internal static class Said
{
    /// <summary>A refusal as people read it.</summary>
    public static string GetText(this IServiceProvider services, FormattableString message) =>
        ((Texts)services.GetService(typeof(Texts))!).Of(message);
}
