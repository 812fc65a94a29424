using System.Globalization;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Demo;

/// <summary>Makes up co-ops that have been there for years: with officers, members, RAT and health records.</summary>
internal sealed class OlderCooperatives(Chance chance, People people)
{
    private static readonly (OrganisationKind Kind, string Prefix)[] Kinds =
    [
        (OrganisationKind.Ksp, "KSP"),
        (OrganisationKind.Ksu, "KSU"),
        (OrganisationKind.Consumer, "Koperasi Konsumen"),
        (OrganisationKind.Producer, "Koperasi Produsen"),
        (OrganisationKind.Service, "Koperasi Jasa"),
        (OrganisationKind.Marketing, "Koperasi Pemasaran"),
        (OrganisationKind.Koppontren, "Koppontren"),
    ];

    private static readonly string[] First =
    [
        "Melati",
        "Kencana",
        "Sumber",
        "Mitra",
        "Karya",
        "Bina",
        "Sinar",
        "Tunas",
        "Mekar",
        "Guyub",
        "Rukun",
        "Sekar",
        "Cipta",
        "Tani",
        "Warga",
        "Bakti",
        "Surya",
        "Cahaya",
        "Gemah",
        "Subur",
    ];

    private static readonly string[] Second =
    [
        "Makmur",
        "Sejahtera",
        "Mandiri",
        "Abadi",
        "Sentosa",
        "Jaya",
        "Bersama",
        "Lestari",
        "Utama",
        "Barokah",
        "Amanah",
        "Raharja",
        "Mulya",
        "Widya",
    ];

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <param name="region">The agency's region, for numbers: 35.72.</param>
    /// <param name="villages">Where they may sit.</param>
    /// <param name="count">How many.</param>
    /// <param name="peopleOf">The year whose officers and members are known.</param>
    /// <param name="bookYears">The book years that have a RAT and a predicate.</param>
    public IEnumerable<DemoCooperative> Make(
        string region,
        IReadOnlyList<string> villages,
        int count,
        int peopleOf,
        IReadOnlyList<int> bookYears
    )
    {
        for (var i = 0; i < count; i++)
        {
            var (kind, prefix) = Kinds[i % Kinds.Length];
            var founded = chance.Between(new DateOnly(1985, 1, 1), new DateOnly(bookYears[0] - 2, 12, 1));
            var village = villages[i % villages.Count];
            var cooperative = new DemoCooperative(
                kind,
                Name(prefix),
                village,
                $"Jalan {chance.Of(First)} No. {chance.Between(1, 99)}",
                string.Create(CultureInfo.InvariantCulture, $"08001{chance.Between(0, 99999):D5}{i:D2}"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{region.Replace(".", "", StringComparison.Ordinal)}9{i + 1:D8}"
                ),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"AHU-{1000 + i:D7}.AH.01.26.TAHUN {Math.Max(founded.Year, 2017)}"
                ),
                chance.InPerCent(80)
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"99{i:D4}{chance.Between(0, 9_999_999):D7}"
                    )
                    : null,
                founded
            );
            AddYears(cooperative, bookYears);
            AddPeople(cooperative, peopleOf);
            yield return cooperative;
        }
    }

    private string Name(string prefix)
    {
        while (true)
        {
            var name = $"{prefix} {chance.Of(First)} {chance.Of(Second)}";
            if (_names.Add(name))
                return name;
        }
    }

    /// <summary>Most hold the RAT by 31 March, some late, a few not at all.</summary>
    private void AddYears(DemoCooperative cooperative, IReadOnlyList<int> bookYears)
    {
        var members = chance.Between(40, 900);
        foreach (var year in bookYears)
        {
            var onTime = chance.InPerCent(82);
            if (onTime || chance.InPerCent(70))
            {
                var held = onTime
                    ? chance.Between(new DateOnly(year + 1, 1, 15), new DateOnly(year + 1, 3, 31))
                    : chance.Between(new DateOnly(year + 1, 4, 2), new DateOnly(year + 1, 4, 25));
                cooperative.Rats.Add(
                    new DemoRat(
                        year,
                        held,
                        held.AddDays(chance.Between(2, 8)),
                        members * chance.Between(45, 92) / 100,
                        members,
                        $"Berita acara RAT tahun buku {year}"
                    )
                );
            }

            cooperative.Health.Add(
                new DemoHealth(
                    year,
                    Predicate(),
                    chance.Between(new DateOnly(year + 1, 2, 1), new DateOnly(year + 1, 4, 28)),
                    $"Hasil pemeriksaan kesehatan koperasi {year}"
                )
            );
        }
    }

    private HealthPredicate Predicate() =>
        chance.Between(1, 100) switch
        {
            <= 38 => HealthPredicate.Sehat,
            <= 86 => HealthPredicate.CukupSehat,
            <= 96 => HealthPredicate.DalamPengawasan,
            _ => HealthPredicate.DalamPengawasanKhusus,
        };

    private void AddPeople(DemoCooperative cooperative, int year)
    {
        Position[] positions =
        [
            Position.Chair,
            Position.Secretary,
            Position.Treasurer,
            Position.SupervisorChair,
            Position.Manager,
            Position.Member,
            Position.Member,
            Position.Member,
            Position.ProspectiveMember,
        ];
        var district = cooperative.RegionCode[..8];
        foreach (var position in positions)
        {
            var from = chance.Between(new DateOnly(year - 2, 1, 2), new DateOnly(year, 12, 20));
            var youngest = position == Position.ProspectiveMember ? 19 : 24;
            cooperative.Officers.Add(
                new DemoOfficer(people.Make(district, year, youngest, 58), position, from, null)
            );
        }
    }
}
