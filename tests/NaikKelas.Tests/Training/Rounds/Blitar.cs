using NaikKelas.Kernel;
using NaikKelas.Registry;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Tests.House;
using NaikKelas.Training;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Rounds;

/// <summary>A small Kota Blitar: co-ops with a treasurer each, and an officer's ways of making rounds.</summary>
internal static class Blitar
{
    public const string Region = "35.72";

    /// <summary>Opens two hours after the clock's start, closes three days later, one class two weeks after.</summary>
    public static ComposeRound.Input Input(string title = "Pelatihan 2026") =>
        new()
        {
            RegionCode = Region,
            Title = title,
            OpensAt = new DateTime(2026, 11, 20, 12, 0, 0, DateTimeKind.Unspecified),
            ClosesAt = new DateTime(2026, 11, 23, 16, 0, 0, DateTimeKind.Unspecified),
            PublicValueName = "penutupan IHSG 24 November 2026",
            Classes =
            [
                new ClassInput
                {
                    Topic = "Kuliner",
                    Name = "Angkatan I",
                    StartsOn = new DateOnly(2026, 12, 7),
                    EndsOn = new DateOnly(2026, 12, 9),
                    Place = "Balai Kota",
                    Capacity = 40,
                },
            ],
        };

    public static RoundTerms Terms { get; } =
        new()
        {
            Rules =
            [
                new(
                    "rat-held-by",
                    "rat-held-by",
                    new(StringComparer.Ordinal) { ["year"] = "2025", ["date"] = "2026-03-31" }
                ),
                new("organisation-active", "organisation-active", new(StringComparer.Ordinal)),
            ],
            Reserves = [new("K1", ReserveGroups.Women, 10)],
            MaxPerNominator = 2,
        };

    public static async Task<RoundId> DraftAsync(World world, ComposeRound.Input? input = null)
    {
        var composed = await world.AskAsync<ComposeRound, Result<RoundId>>(c =>
            c.RunAsync(null, input ?? Input(), World.Ct)
        );
        Assert.False(composed.Refused, composed.Refusal?.Message.ToString());
        var saved = await world.AskAsync<SaveTerms, Result<RoundId>>(s =>
            s.RunAsync(composed.Value, Terms, null, World.Ct)
        );
        Assert.False(saved.Refused, saved.Refusal?.Message.ToString());
        return saved.Value;
    }

    public static async Task<RoundId> LockedAsync(World world)
    {
        var id = await DraftAsync(world);
        var locked = await world.AskAsync<LockRound, Result<RoundId>>(l => l.RunAsync(id, World.Ct));
        Assert.False(locked.Refused, locked.Refusal?.Message.ToString());
        return id;
    }

    /// <summary>Co-ops of one treasurer each; every other one held its RAT too late.</summary>
    public static Task PeopleAsync(World world, int coops, RoundId? nominatedIn = null) =>
        world.DoAsync<Db>(async db =>
        {
            for (var i = 0; i < coops; i++)
            {
                var (coop, person) = (Ids.New<OrganisationId>(), Ids.New<PersonId>());
                db.Organisations.Add(Coop(coop, i));
                db.Persons.Add(
                    new Person
                    {
                        Id = person,
                        Name = $"Orang {i}",
                        NameKey = $"ORANG {i}",
                    }
                );
                db.RatRecords.Add(
                    new RatRecord
                    {
                        Id = Guid.CreateVersion7(),
                        OrganisationId = coop,
                        BookYear = 2025,
                        HeldOn = new DateOnly(2026, i % 2 == 0 ? 3 : 8, 14),
                        Source = $"BA-{i}",
                    }
                );
                db.Affiliations.Add(
                    new Affiliation
                    {
                        Id = Guid.CreateVersion7(),
                        OrganisationId = coop,
                        PersonId = person,
                        Position = Position.Treasurer,
                        From = new DateOnly(2024, 1, 1),
                    }
                );
                if (nominatedIn is { } round)
                    db.Nominations.Add(Nominated(round, person, coop, i));
            }

            await db.SaveChangesAsync(World.Ct);
        });

    private static Organisation Coop(OrganisationId id, int number) =>
        new()
        {
            Id = id,
            Kind = OrganisationKind.Ksp,
            Name = $"KSP {number}",
            NameKey = $"KSP {number}",
            RegionCode = "35.72.01.1001",
            Status = OrganisationStatus.Active,
        };

    private static Nomination Nominated(RoundId round, PersonId person, OrganisationId coop, int number) =>
        new()
        {
            Id = Ids.New<NominationId>(),
            RoundId = round,
            Code = $"P{number + 1:0000}",
            PersonId = person,
            NominatorId = coop,
            Choices = "K1",
            ArrivedAt = StoppedClock.Start.UtcDateTime,
            Source = "uji",
        };
}
