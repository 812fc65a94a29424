using NaikKelas.Registry.Affiliations;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Demo;

/// <summary>
/// OPOP Jombang 2022 (reference programme E): sixty pesantren send two representatives each; the delegation is the
/// applicant, and the class counts delegations.
/// </summary>
internal sealed class OpopPlay(Stage stage, Regions regions)
{
    private const int Houses = 60;
    private const int Seed = 8_06_2022;
    private static readonly DateOnly Day = new(2022, 6, 8);

    private static readonly string[] First = ["Darul", "Nurul", "Al", "Miftahul", "Bahrul", "Raudlatul"];

    private static readonly string[] Second =
    [
        "Hikmah Contoh",
        "Falah Contoh",
        "Huda Contoh",
        "Ilmi Contoh",
        "Amal Contoh",
        "Ikhlas Contoh",
        "Barokah Contoh",
        "Rahmah Contoh",
        "Maarif Contoh",
        "Hidayah Contoh",
    ];

    public async Task PlayAsync(CancellationToken ct)
    {
        stage.SetTime(Stage.At(2022, 4, 18, 9));
        var chance = new Chance(Seed);
        var people = new People(chance, more: true);
        var villages = regions.Villages("35.17");
        var delegations = new List<(OrganisationId House, PersonId[] Two)>();
        for (var i = 0; i < Houses; i++)
            delegations.Add(
                await RegisterAsync(
                    $"Pesantren {First[i % First.Length]} {Second[i / First.Length]}",
                    villages[i * villages.Count / Houses].Code,
                    people,
                    ct
                )
            );
        var round = await OpenAsync(ct);
        stage.SetTime(Stage.At(2022, 5, 9, 9));
        foreach (var (house, two) in delegations)
            await stage.ActAsync<NominateMembers, string>(
                DemoLogins.JombangOfficer,
                nominate =>
                    nominate.RunAsync(
                        round,
                        house,
                        new NominateMembers.Input { Persons = two, Choice1 = "K1" },
                        ct
                    ),
                ct
            );
        var admitted = await FinishAsync(round, ct);
        await stage.TellAsync($"  OPOP 2022: {admitted} pesantren, masing-masing dua utusan");
    }

    private async Task<(OrganisationId House, PersonId[] Two)> RegisterAsync(
        string name,
        string village,
        People people,
        CancellationToken ct
    )
    {
        var house = await stage.ActAsync<RegisterOrganisation, OrganisationId>(
            DemoLogins.JombangOfficer,
            register =>
                register.RunAsync(
                    new OrganisationInput
                    {
                        Kind = OrganisationKind.Pesantren,
                        Name = name,
                        RegionCode = village,
                    },
                    ct
                ),
            ct
        );
        PersonId[] two =
        [
            await AppointAsync(house, people.Make(village[..8], 2022, 22, 55), Position.Manager, ct),
            await AppointAsync(house, people.Make(village[..8], 2022, 19, 45), Position.Employee, ct),
        ];
        return (house, two);
    }

    private async Task<PersonId> AppointAsync(
        OrganisationId house,
        DemoPerson person,
        Position position,
        CancellationToken ct
    )
    {
        var id = await stage.ActAsync<RegisterPerson, PersonId>(
            DemoLogins.JombangOfficer,
            register =>
                register.RunAsync(
                    new PersonInput
                    {
                        Name = person.Name,
                        Nik = person.Nik,
                        Sex = person.Sex,
                        BirthDate = person.BirthDate,
                        Phone = person.Phone,
                        RegionCode = "35.17",
                        Confirmed = true,
                    },
                    ct
                ),
            ct
        );
        await stage.ActAsync<AppointAffiliation, Guid>(
            DemoLogins.JombangOfficer,
            appoint =>
                appoint.RunAsync(
                    house,
                    new AffiliationInput
                    {
                        Person = id,
                        Position = position,
                        From = new DateOnly(2022, 1, 3),
                    },
                    ct
                ),
            ct
        );
        return id;
    }

    private async Task<RoundId> OpenAsync(CancellationToken ct)
    {
        var round = await stage.ActAsync<ComposeRound, RoundId>(
            DemoLogins.JombangOfficer,
            compose =>
                compose.RunAsync(
                    null,
                    new ComposeRound.Input
                    {
                        Title = "OPOP Jombang 2022: dua utusan setiap pesantren",
                        OpensAt = new DateTime(2022, 4, 25, 8, 0, 0, DateTimeKind.Unspecified),
                        ClosesAt = new DateTime(2022, 5, 20, 16, 0, 0, DateTimeKind.Unspecified),
                        PublicValueName = "penutupan IHSG 23 Mei 2022",
                        Classes =
                        [
                            new ClassInput
                            {
                                Topic = "One Pesantren One Product",
                                Name = "Angkatan I",
                                StartsOn = Day,
                                EndsOn = Day,
                                Place = "Pendopo Kabupaten Jombang",
                                Capacity = Houses,
                            },
                        ],
                    },
                    ct
                ),
            ct
        );
        await stage.ActAsync<SaveTerms, RoundId>(
            DemoLogins.JombangOfficer,
            save => save.RunAsync(round, DemoTerms.Delegations(2), null, ct),
            ct
        );
        await stage.ActAsync<LockRound, RoundId>(DemoLogins.JombangOfficer, l => l.RunAsync(round, ct), ct);
        return round;
    }

    private async Task<int> FinishAsync(RoundId round, CancellationToken ct)
    {
        stage.SetTime(Stage.At(2022, 5, 20, 17));
        await stage.ActAsync<FreezeFacts, Frozen>(null, f => f.RunAsync(round, ct), ct);
        stage.SetTime(Stage.At(2022, 5, 24, 9));
        var drawn = await stage.ActAsync<DrawRound, Drawn>(
            DemoLogins.JombangOfficer,
            d => d.RunAsync(round, new DrawRound.Input { PublicValue = "6840,78" }, ct),
            ct
        );
        stage.SetTime(Stage.At(2022, 5, 25, 10));
        await stage.ActAsync<PublishRound, Published>(
            DemoLogins.JombangOfficer,
            p => p.RunAsync(round, new PublishRound.Input { DecreeDate = new DateOnly(2022, 5, 25) }, ct),
            ct
        );
        return drawn.Admitted;
    }
}
