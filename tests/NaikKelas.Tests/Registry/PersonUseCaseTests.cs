using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Registry;
using NaikKelas.Registry.Facts;
using NaikKelas.Registry.Persons;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Registry;

public sealed class PersonUseCaseTests
{
    private const string Reason = "Mencocokkan KTP untuk daftar hadir";

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_who_register_the_same_nik_at_once_make_one_person(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var officer = world.As(Role.Officer, Blitar);
        await officer.UserAsync();

        var results = await Task.WhenAll(
            Enumerable
                .Range(1, 6)
                .Select(i => RegisterAsync(officer, new PersonInput { Name = $"Sari {i}", Nik = Nik }))
        );

        Assert.Single(results, r => !r.Refused);
        Assert.All(results.Where(r => r.Refused), r => Assert.Equal("person.nik-known", r.Refusal!.Code));
        Assert.Equal(1, await world.AskAsync<Db, int>(db => db.Persons.CountAsync(World.Ct)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_nik_is_nowhere_in_the_database_or_the_trail(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = Granted(
            await RegisterAsync(
                world.As(Role.Officer, Blitar),
                new PersonInput { Name = "Sari Dewi", Nik = Nik }
            )
        );

        var person = await world.AskAsync<Db, Person>(db => db.Persons.SingleAsync(World.Ct));
        var trail = await world.AskAsync<Db, List<AuditEntry>>(db => db.AuditEntries.ToListAsync(World.Ct));

        Assert.DoesNotContain(Nik, person.NikSealed! + person.NikIndex, StringComparison.Ordinal);
        Assert.All(trail, a => Assert.DoesNotContain(Nik, a.ToString(), StringComparison.Ordinal));
        Assert.Equal(new DateOnly(1990, 8, 17), person.BirthDate);
        Assert.Equal(Sex.Female, person.Sex);
        Assert.Equal(
            "3572••••••••0001",
            (await world.AskAsync<PersonDirectory, PersonCard?>(d => d.FindAsync(id, World.Ct)))!.MaskedNik
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Reading_a_nik_in_full_asks_why_and_is_told(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await world.PersonAsync("Sari Dewi", Nik);
        var officer = world.As(Role.Officer, Blitar);

        var silent = await ReadAsync(officer, id, "");
        var read = await ReadAsync(officer, id, Reason);

        Assert.Equal("reason.missing", silent.Refusal?.Code);
        Assert.Equal(Nik, read.Value);
        var line = await world.AskAsync<Db, AuditEntry>(db =>
            db.AuditEntries.SingleAsync(a => a.Action == "nik.read", World.Ct)
        );
        Assert.Equal(($"persons/{id.Value}", Reason), (line.Subject, line.Reason));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Neither_the_head_nor_another_region_reads_a_nik(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await world.PersonAsync("Sari Dewi", Nik);

        Assert.Equal(
            RefusalKind.NotFound,
            (await ReadAsync(world.As(Role.Head, Blitar), id, Reason)).Refusal?.Kind
        );
        Assert.Equal(
            RefusalKind.NotFound,
            (await ReadAsync(world.As(Role.Officer, "35.17"), id, Reason)).Refusal?.Kind
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_likely_twin_is_shown_first_and_may_be_somebody_else(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var officer = world.As(Role.Officer, Blitar);
        var input = new PersonInput { Name = "Budi Santoso", BirthDate = new DateOnly(1980, 5, 1) };
        await RegisterAsync(officer, input);

        var again = await RegisterAsync(officer, input with { Name = "BUDI  santoso" });
        var confirmed = await RegisterAsync(officer, input with { Confirmed = true });

        Assert.Equal("person.likely-twin", again.Refusal?.Code);
        Assert.False(confirmed.Refused);
        Assert.Single(
            await officer.AskAsync<PersonSheet, IReadOnlyList<TwinPair>>(s => s.TwinsAsync(World.Ct))
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Merging_moves_positions_and_the_nik_and_leaves_a_signpost(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var coop = await world.CoopAsync();
        var (keep, gone) = (await world.PersonAsync("Sari Dewi"), await world.PersonAsync("Sari D.", Nik));
        var earlier = await world.PersonAsync("Sari");
        await world.PlaceAsync(coop, gone, Position.Treasurer);
        await world.PlaceAsync(coop, keep, Position.Member);
        Granted(await MergeAsync(world, gone, earlier, Reason));

        Granted(await MergeAsync(world, keep, gone, Reason));

        foreach (var id in new[] { keep, gone, earlier })
        {
            var card = await world.AskAsync<PersonDirectory, PersonCard?>(d => d.FindAsync(id, World.Ct));
            Assert.Equal((keep, "3572••••••••0001"), (card!.Id, card.MaskedNik));
            var facts = await world.AskAsync<FactBook, IReadOnlyDictionary<PersonId, PersonFacts>>(b =>
                b.PersonsAsync([id], World.Ct)
            );
            Assert.Equal(2, facts[id].Positions.Count);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_different_niks_are_two_people(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var one = await world.PersonAsync("Sari Dewi", Nik);
        var two = await world.PersonAsync("Sari Dewi", "3572015708900002");

        Assert.Equal("merge.two-niks", (await MergeAsync(world, one, two, Reason)).Refusal?.Code);
        Assert.Equal("merge.same", (await MergeAsync(world, one, one, Reason)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Names_are_found_by_the_beginnings_of_their_words_and_niks_whole(string provider)
    {
        await using var world = await World.StartAsync(provider);
        await world.PersonAsync("Siti Nur Aisyah", Nik);
        await world.PersonAsync("Nurul Hidayati");

        Assert.Equal(["Siti Nur Aisyah"], await FindAsync(world, "nur ais"));
        Assert.Equal(["Nurul Hidayati", "Siti Nur Aisyah"], await FindAsync(world, "NUR"));
        Assert.Empty(await FindAsync(world, "isyah"));
        Assert.Equal(["Nurul Hidayati"], await FindAsync(world, "n"));
        Assert.Equal(["Siti Nur Aisyah"], await FindAsync(world, "3572 0157 0890 0001"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_renamed_person_is_found_by_the_new_name_only(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await world.PersonAsync("Siti Aisyah");

        Granted(
            await world.AskAsync<ChangePerson, Result<PersonId>>(c =>
                c.RunAsync(id, new PersonInput { Name = "Siti Aminah" }, World.Ct)
            )
        );

        Assert.Empty(await FindAsync(world, "aisyah"));
        Assert.Equal(["Siti Aminah"], await FindAsync(world, "siti ami"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_lives_elsewhere_is_seen_where_a_position_is_held(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var person = await world.PersonAsync("Budi Santoso", region: "35.17");
        var officer = world.As(Role.Officer, Blitar);
        Assert.Null(await officer.AskAsync<PersonSheet, Person?>(s => s.FindAsync(person, World.Ct)));

        await world.PlaceAsync(await world.CoopAsync(), person, Position.Chair);

        Assert.NotNull(await officer.AskAsync<PersonSheet, Person?>(s => s.FindAsync(person, World.Ct)));
        Assert.Null(
            await world
                .As(Role.Officer, "52")
                .AskAsync<PersonSheet, Person?>(s => s.FindAsync(person, World.Ct))
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task One_chair_at_a_time(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var coop = await world.CoopAsync();
        await world.PlaceAsync(coop, await world.PersonAsync("Budi"), Position.Chair);
        var other = await world.PersonAsync("Sari");

        var refused = await world.AskAsync<NaikKelas.Registry.Affiliations.AppointAffiliation, Result<Guid>>(
            a =>
                a.RunAsync(
                    coop,
                    new()
                    {
                        Person = other,
                        Position = Position.Chair,
                        From = new DateOnly(2026, 1, 1),
                    },
                    World.Ct
                )
        );

        Assert.Equal("affiliation.taken", refused.Refusal?.Code);
    }

    [Theory]
    [InlineData("sqlite", "", 4)]
    [InlineData("sqlite", "?q=s", 4)]
    [InlineData("sqlite", "?q=sari", 3)]
    [InlineData("postgres", "", 4)]
    [InlineData("postgres", "?q=s", 4)]
    [InlineData("postgres", "?q=sari", 3)]
    public async Task A_list_of_persons_takes_a_few_statements_however_long(
        string provider,
        string query,
        int statements
    )
    {
        await using var world = await World.StartAsync(provider);
        await world.PersonAsync("Sari Dewi", Nik);
        await world.PersonAsync("Budi Santoso");

        Assert.Equal(
            statements,
            await world.StatementsAsync<PersonList>(l => l.ReadAsync(ListQuery.Of("/orang", query), World.Ct))
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_name_is_found_by_its_words_each_person_once(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var keep = await world.PersonAsync("Nur Nurhayati");
        var gone = await world.PersonAsync("Nurhayati");
        await world.PersonAsync("Nur Aini");

        Assert.Equal(["Nur Aini", "Nur Nurhayati", "Nurhayati"], await ListAsync(world, "?q=nur"));
        Assert.Equal(["Nur Nurhayati", "Nurhayati"], await ListAsync(world, "?q=nurh"));
        Assert.Equal(["Nur Aini"], await ListAsync(world, "?q=nur%20ain"));

        await MergeAsync(world, keep, gone, "orang yang sama");

        Assert.Equal(["Nur Nurhayati"], await ListAsync(world, "?q=nurhayati"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Whoever_moves_or_changes_name_is_found_where_and_as_they_are_now(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var blitar = world.As(Role.Officer, "35.72");
        var sukorejo = world.As(Role.Officer, "35.72.02");
        var id = await RegisterAsync(blitar, new PersonInput { Name = "Sari", RegionCode = "35.72.02" });
        Assert.Equal(["Sari"], await ListAsync(sukorejo, "?q=sari"));

        var moved = await blitar.AskAsync<ChangePerson, Result<PersonId>>(c =>
            c.RunAsync(Granted(id), new PersonInput { Name = "Sari Dewi", RegionCode = "35.72.01" }, World.Ct)
        );

        Assert.False(moved.Refused);
        Assert.Empty(await ListAsync(sukorejo, "?q=sari"));
        Assert.Equal(["Sari Dewi"], await ListAsync(blitar, "?q=dewi"));
    }

    private static Task<IReadOnlyList<string>> ListAsync(World world, string query) =>
        world.AskAsync<PersonList, IReadOnlyList<string>>(l => NamesAsync(l, query));

    private static Task<IReadOnlyList<string>> ListAsync(Someone who, string query) =>
        who.AskAsync<PersonList, IReadOnlyList<string>>(l => NamesAsync(l, query));

    private static async Task<IReadOnlyList<string>> NamesAsync(PersonList list, string query) =>
        [.. (await list.ReadAsync(ListQuery.Of("/orang", query), World.Ct)).Rows.Select(r => r.Name)];

    private static Task<Result<PersonId>> RegisterAsync(Someone officer, PersonInput input) =>
        officer.AskAsync<RegisterPerson, Result<PersonId>>(r => r.RunAsync(input, World.Ct));

    private static Task<Result<string>> ReadAsync(Someone who, PersonId id, string reason) =>
        who.AskAsync<ReadNik, Result<string>>(r => r.RunAsync(id, reason, World.Ct));

    private static Task<Result<PersonId>> MergeAsync(
        World world,
        PersonId keep,
        PersonId gone,
        string reason
    ) =>
        world.AskAsync<MergePersons, Result<PersonId>>(m =>
            m.RunAsync(new MergePersons.Input(keep, gone, reason), World.Ct)
        );

    private static async Task<IEnumerable<string>> FindAsync(World world, string text) =>
        (
            await world.AskAsync<PersonDirectory, IReadOnlyList<PersonCard>>(d =>
                d.SearchAsync(text, 10, World.Ct)
            )
        ).Select(p => p.Name);
}
