using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Numbers;

/// <summary>
/// Nomor Induk Kependudukan, a person's number: <c>PPKKCC DDMMYY NNNN</c>, for women DD + 40. The region is where the
/// person was <em>first</em> registered and may be an old code; the date may differ on old records. So the form is
/// hard, and what it seems to say is only compared.
/// </summary>
public sealed record Nik
{
    public const int Length = 16;

    private Nik(string digits) => Digits = digits;

    /// <summary>All sixteen. For sealing and the blind index only; whatever is shown uses <see cref="Masked"/>.</summary>
    public string Digits { get; }

    public Sex Sex => Day > 40 ? Persons.Sex.Female : Persons.Sex.Male;

    /// <summary>Province and region of the first registration, as Kemendagri codes: "35", "35.72".</summary>
    public string ProvinceCode => Digits[..2];

    private int Day => Two(Digits, 6);

    /// <summary>The day of birth it tells, in the century that makes a living person of at most a hundred years.</summary>
    public DateOnly BirthDate(DateOnly today)
    {
        var (day, month, year) = (Day > 40 ? Day - 40 : Day, Two(Digits, 8), Two(Digits, 10));
        return Exists(2000 + year, month, day) && new DateOnly(2000 + year, month, day) <= today
            ? new DateOnly(2000 + year, month, day)
            : new DateOnly(1900 + year, month, Math.Min(day, DateTime.DaysInMonth(1900 + year, month)));
    }

    /// <summary>What a page may show: where it was given and the running number, not the day of birth.</summary>
    public string Masked => Mask(Digits);

    public static string Mask(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        return digits.Length == Length ? $"{digits[..4]}••••••••{digits[12..]}" : "••••••••••••••••";
    }

    /// <summary>Reads what people type: blanks, dots and dashes do not matter.</summary>
    public static Result<Nik> Read(string? text, string? field = "Nik")
    {
        var digits = Digit.Only(text);
        if (digits is null)
            return new Refusal("nik.letters", $"NIK hanya berisi angka; ada huruf atau tanda lain.", field);
        if (digits.Length != Length)
            return new Refusal(
                "nik.length",
                $"NIK terdiri dari 16 angka; yang diisi {digits.Length} angka.",
                field
            );
        if (!DateHolds(digits))
            return new Refusal(
                "nik.date",
                $"Angka ke-7 sampai ke-12 pada NIK adalah tanggal lahir (tanggal, bulan, tahun; tanggal perempuan ditambah 40); \"{digits[6..8]}-{digits[8..10]}-{digits[10..12]}\" bukan tanggal.",
                field
            );
        if (digits.EndsWith("0000", StringComparison.Ordinal))
            return new Refusal(
                "nik.number",
                $"Empat angka terakhir NIK dimulai dari 0001, bukan 0000.",
                field
            );
        return new Nik(digits);
    }

    /// <summary>What the number says otherwise than the form.</summary>
    public IReadOnlyList<Warning> Warnings(Sex? sex, DateOnly? birthDate, Regions regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        List<Warning> warnings = [];
        if (regions.Find(ProvinceCode) is null)
            warnings.Add(
                new("nik.province", $"NIK diawali {ProvinceCode}, yang bukan kode provinsi.", "Nik")
            );
        if (sex is { } told && told != Sex)
            warnings.Add(
                new("nik.sex", $"NIK menunjukkan {Sex}, tetapi isian jenis kelamin {told}.", nameof(Sex))
            );
        if (birthDate is { } day && !BornOn(day))
            warnings.Add(
                new("nik.birth-date", $"Tanggal lahir pada NIK berbeda dari isian {day}.", "BirthDate")
            );
        return warnings;
    }

    private bool BornOn(DateOnly day) =>
        (Day > 40 ? Day - 40 : Day) == day.Day
        && Two(Digits, 8) == day.Month
        && Two(Digits, 10) == day.Year % 100;

    /// <summary>A real date in this century or the last: 29 February needs a leap year in one of them.</summary>
    private static bool DateHolds(string digits)
    {
        var (day, month, year) = (Two(digits, 6), Two(digits, 8), Two(digits, 10));
        if (day > 40)
            day -= 40;
        return Exists(1900 + year, month, day) || Exists(2000 + year, month, day);
    }

    private static bool Exists(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Two(string digits, int at) => (digits[at] - '0') * 10 + (digits[at + 1] - '0');

    public override string ToString() => Masked;
}
