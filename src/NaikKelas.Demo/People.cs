using System.Globalization;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Demo;

/// <summary>A made-up human being.</summary>
internal sealed record DemoPerson(
    string Nik,
    string Name,
    Sex Sex,
    DateOnly BirthDate,
    string Phone,
    bool HasDisability
);

/// <summary>
/// Makes people up. Nobody real can be hit: running numbers of a NIK start at 9001 (a real day and district never gets
/// that far), and no Indonesian mobile number begins with 0800.
/// </summary>
/// <param name="chance">The dice.</param>
/// <param name="more">People beside those of the demo: with numbers of their own, so that nobody is made twice.</param>
internal sealed class People(Chance chance, bool more = false)
{
    private static readonly string[] Women =
    [
        "Siti",
        "Sri",
        "Dewi",
        "Nur",
        "Endang",
        "Wahyuni",
        "Lestari",
        "Ratna",
        "Yuliana",
        "Kartini",
        "Sulastri",
        "Sumiati",
        "Rahayu",
        "Indah",
        "Fitri",
        "Aminah",
        "Khotimah",
        "Mutmainah",
        "Titik",
        "Wiwik",
        "Retno",
        "Ambar",
        "Puji",
        "Ningsih",
        "Astuti",
        "Hartini",
        "Maryam",
        "Zulaikha",
        "Anik",
        "Tutik",
    ];

    private static readonly string[] Men =
    [
        "Agus",
        "Budi",
        "Slamet",
        "Joko",
        "Sutrisno",
        "Bambang",
        "Mulyono",
        "Hadi",
        "Suryadi",
        "Ahmad",
        "Imam",
        "Sugeng",
        "Wahyu",
        "Eko",
        "Dwi",
        "Tri",
        "Heru",
        "Supriyadi",
        "Yusuf",
        "Rohman",
        "Widodo",
        "Purnomo",
        "Yanto",
        "Arif",
        "Fauzi",
        "Hasan",
        "Nurhadi",
        "Kusnadi",
        "Teguh",
        "Rudi",
    ];

    private static readonly string[] Family =
    [
        "Setiawan",
        "Prasetyo",
        "Utomo",
        "Wibowo",
        "Santoso",
        "Nugroho",
        "Saputra",
        "Hidayat",
        "Rahman",
        "Kurniawan",
        "Susanto",
        "Hartono",
        "Gunawan",
        "Wijaya",
        "Firmansyah",
        "Maulana",
        "Ramadhan",
        "Syafi'i",
        "Mustofa",
        "Anwar",
        "Pranoto",
        "Sasmito",
        "Wicaksono",
        "Pambudi",
        "Mahendra",
        "Suwarno",
        "Sudarsono",
        "Basuki",
        "Cahyono",
        "Irawan",
        "Handoko",
        "Permana",
        "Yulianto",
        "Subagyo",
        "Raharjo",
        "Sulistyo",
        "Harjono",
        "Winarno",
        "Ma'ruf",
        "Zainuri",
    ];

    private readonly HashSet<string> _niks = new(StringComparer.Ordinal);
    private int _serial = more ? 100_000 : 0;

    /// <summary>Somebody registered in a district (35.72.01), of an age between two on 1 January of a year.</summary>
    public DemoPerson Make(string districtCode, int year, int youngest, int oldest, int womenPerCent = 45)
    {
        var number = _serial++;
        var sex = chance.InPerCent(womenPerCent) ? Sex.Female : Sex.Male;
        var (born, nik) = (default(DateOnly), "");
        while (nik.Length == 0 || !_niks.Add(nik))
        {
            born = chance.Between(new DateOnly(year - oldest, 1, 2), new DateOnly(year - youngest, 1, 1));
            nik = NikOf(districtCode, born, sex, (more ? 9501 : 9001) + number % 499);
        }

        var given = sex == Sex.Female ? Women : Men;
        var first = chance.Of(given);
        var second = chance.Of(given);
        var name = first == second ? $"{first} {chance.Of(Family)}" : $"{first} {second} {chance.Of(Family)}";
        return new DemoPerson(
            nik,
            name,
            sex,
            born,
            string.Create(CultureInfo.InvariantCulture, $"0800{number:D7}"),
            chance.InPerCent(3)
        );
    }

    private static string NikOf(string districtCode, DateOnly born, Sex sex, int serial) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{districtCode.Replace(".", "", StringComparison.Ordinal)}{born.Day + (sex == Sex.Female ? 40 : 0):D2}{born:MMyy}{serial:D4}"
        );
}
