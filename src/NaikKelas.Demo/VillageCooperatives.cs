using System.Globalization;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;

namespace NaikKelas.Demo;

/// <summary>
/// The Koperasi Desa/Kelurahan Merah Putih of Jombang, one for each of its 302 desa and 4 kelurahan, with five
/// pengurus and three pengawas each (reference programme B).
/// </summary>
internal sealed class VillageCooperatives(Chance chance, People people)
{
    private static readonly Position[] Board =
    [
        Position.Chair,
        Position.ViceChairBusiness,
        Position.ViceChairMembers,
        Position.Secretary,
        Position.Treasurer,
        Position.SupervisorChair,
        Position.Supervisor,
        Position.Supervisor,
    ];

    /// <summary>When all of them worked: the day of the coordination meeting that went before the guidance (reference programme B).</summary>
    private static readonly DateOnly AllAtWork = new(2025, 7, 10);

    /// <summary>Dice of their own, so that the people stay the same as before these dates were known.</summary>
    private readonly Chance _dates = new(2025);

    public IEnumerable<DemoCooperative> Make(IReadOnlyList<Region> villages)
    {
        var number = 0;
        foreach (var village in villages)
        {
            number++;
            var isKelurahan = village.Code[9] == '1';
            var founded = chance.Between(new DateOnly(2025, 5, 20), new DateOnly(2025, 6, 30));
            var cooperative = new DemoCooperative(
                OrganisationKind.Kdmp,
                $"Koperasi {(isKelurahan ? "Kelurahan" : "Desa")} Merah Putih {village.Name}",
                village.Code,
                $"Balai {(isKelurahan ? "Kelurahan" : "Desa")} {village.Name}",
                string.Create(CultureInfo.InvariantCulture, $"08002{number:D7}"),
                string.Create(CultureInfo.InvariantCulture, $"35171{number:D8}"),
                string.Create(CultureInfo.InvariantCulture, $"AHU-{2000 + number:D7}.AH.01.26.TAHUN 2025"),
                chance.InPerCent(60)
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"98{number:D4}{chance.Between(0, 9_999_999):D7}"
                    )
                    : null,
                founded
            )
            {
                Formation = FormationOf(number, founded),
            };
            foreach (var position in Board)
                cooperative.Officers.Add(
                    new DemoOfficer(people.Make(village.Code[..8], 2025, 23, 62, 38), position, founded, null)
                );
            if (chance.InPerCent(72))
                cooperative.Rats.Add(FirstRat());
            yield return cooperative;
        }
    }

    private DemoFormation FormationOf(int number, DateOnly founded)
    {
        var deed = founded.AddDays(-_dates.Between(3, 9));
        return new DemoFormation(
            string.Create(CultureInfo.InvariantCulture, $"140/{number:D3}/415.70/2025"),
            deed.AddDays(-_dates.Between(5, 20)),
            string.Create(CultureInfo.InvariantCulture, $"{_dates.Between(1, 90):D2}"),
            deed,
            _dates.Between(founded.AddDays(1), AllAtWork)
        );
    }

    /// <summary>The first RAT of its life, for the half year 2025; some are late.</summary>
    private DemoRat FirstRat()
    {
        var held = chance.InPerCent(80)
            ? chance.Between(new DateOnly(2026, 1, 20), new DateOnly(2026, 3, 31))
            : chance.Between(new DateOnly(2026, 4, 2), new DateOnly(2026, 6, 30));
        var members = chance.Between(30, 260);
        return new DemoRat(
            2025,
            held,
            held.AddDays(chance.Between(3, 25)),
            members * chance.Between(45, 90) / 100,
            members,
            "Berita acara RAT tahun buku 2025"
        );
    }
}
