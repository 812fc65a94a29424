using System.Globalization;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Training.Terms;

/// <summary>Criteria read from the nominating organisation.</summary>
internal static class OrganisationCriteria
{
    private const string Need = "need-by-predicate";
    private const string Earliness = "rat-earliness";
    private const string Attendance = "rat-attendance";
    private const string Young = "young-organisation";

    public static readonly CriterionKind NeedByPredicate = new(
        Need,
        "Kebutuhan pembinaan menurut predikat kesehatan tahun {0}",
        [
            Parameter.Year("year", "Tahun"),
            .. Enum.GetValues<HealthPredicate>().Select(p => Points(p.ToString(), Texts.Word(p))),
        ]
    )
    {
        Score = q =>
        {
            var year = q.Values.Number("year");
            return q.Subject.Nominator?.Health.FirstOrDefault(h => h.Year == year) is { } health
                ? new(
                    q.Values.Number(health.Predicate.ToString()),
                    health.Predicate.ToString(),
                    health.Source,
                    health.AssessedOn
                )
                : new(0);
        },
        Because = (_, p) => $"Predikat {Enum.Parse<HealthPredicate>(p.Value!)}",
        Suggest = k =>
            Filled(Need, [.. Enum.GetNames<HealthPredicate>()], ("year", Number(k.Today.Year - 1))),
    };

    /// <summary>Full points up to one date, none after another, falling evenly day by day between them (rounded down).</summary>
    public static readonly CriterionKind RatEarliness = new(
        Earliness,
        "RAT tahun buku {0} lebih awal: nilai penuh sampai {1}, nol setelah {2}",
        [
            Parameter.Year("year", "Tahun buku"),
            Parameter.Date("full", "Nilai penuh sampai"),
            Parameter.Date("zero", "Nol setelah"),
        ]
    )
    {
        Score = q =>
            RatRules.RatOf(q) is { } rat
                ? new(
                    Falling(
                        rat.HeldOn.DayNumber,
                        q.Values.Date("full").DayNumber,
                        q.Values.Date("zero").DayNumber
                    ),
                    rat.HeldOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    rat.Source,
                    rat.ReportedOn
                )
                : new(0),
        Because = (_, p) =>
            $"RAT diselenggarakan {DateOnly.ParseExact(p.Value!, "yyyy-MM-dd", CultureInfo.InvariantCulture)}",
        Suggest = k =>
            new(StringComparer.Ordinal)
            {
                ["year"] = Number(k.Today.Year - 1),
                ["full"] = Day(k.Today.Year, "fullMonth", "fullDay"),
                ["zero"] = Day(k.Today.Year, "zeroMonth", "zeroDay"),
            },
        Check = v =>
            v.Date("zero") <= v.Date("full")
                ? new(
                    "scale-order",
                    $"Nol setelah: ditemukan {v.Date("zero")}, seharusnya setelah {v.Date("full")}.",
                    "zero"
                )
                : null,
    };

    public static readonly CriterionKind RatAttendance = new(
        Attendance,
        "Kehadiran anggota pada RAT tahun buku {0}",
        [
            Parameter.Year("year", "Tahun buku"),
            Parameter.Number("fullPercent", "Nilai penuh mulai kehadiran (%)", 1, 100) with
            {
                IsScale = true,
            },
        ]
    )
    {
        Score = q =>
            RatRules.RatOf(q) is { } rat && RatRules.AttendancePercent(rat) is { } percent
                ? new(
                    Math.Min(CriterionKind.PointsMax, percent * 100 / q.Values.Number("fullPercent")),
                    Number(percent),
                    rat.Source,
                    rat.HeldOn
                )
                : new(0),
        Because = (_, p) => $"Dihadiri {p.Value} % anggota",
        Suggest = k => Filled(Attendance, ["fullPercent"], ("year", Number(k.Today.Year - 1))),
    };

    /// <summary>By full years since founding, falling evenly.</summary>
    public static readonly CriterionKind YoungOrganisation = new(
        Young,
        "Organisasi pengusul masih muda: nilai penuh sampai {0} tahun, nol mulai {1} tahun",
        [
            Parameter.Number("full", "Nilai penuh sampai umur (tahun)", 0, 100),
            Parameter.Number("zero", "Nol mulai umur (tahun)", 1, 200),
        ]
    )
    {
        Score = q =>
            q.Subject.Nominator?.FoundedOn is { } founded && founded <= q.AsOf
                ? YoungPoints(q, founded)
                : new(0),
        Because = (_, p) => $"Berumur {p.Value} tahun",
        Suggest = _ => Filled(Young, ["full", "zero"]),
        Check = v =>
            v.Number("zero") <= v.Number("full")
                ? new(
                    "scale-order",
                    $"Nol mulai umur: ditemukan {v.Number("zero")}, seharusnya di atas {v.Number("full")}.",
                    "zero"
                )
                : null,
    };

    internal static Parameter Points(string name, string label) =>
        Parameter.Number(name, label, 0, CriterionKind.PointsMax) with
        {
            IsScale = true,
        };

    /// <summary>The agency's scale from the data file, and what else is known.</summary>
    internal static SortedDictionary<string, string> Filled(
        string criterion,
        IReadOnlyList<string> scale,
        params IReadOnlyList<(string Name, string Text)> more
    )
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in scale)
            values[name] = Scales.TextOf(criterion, name);
        foreach (var (name, text) in more)
            values[name] = text;
        return values;
    }

    private static FoundPoints YoungPoints(Question q, DateOnly founded)
    {
        var age = q.AsOf.Year - founded.Year;
        if ((q.AsOf.Month, q.AsOf.Day).CompareTo((founded.Month, founded.Day)) < 0)
            age--;
        return new(
            Falling(age, q.Values.Number("full"), q.Values.Number("zero")),
            Number(age),
            OrganisationRules.Registered,
            founded
        );
    }

    private static int Falling(int at, int full, int zero) =>
        at <= full ? CriterionKind.PointsMax
        : at >= zero ? 0
        : (zero - at) * CriterionKind.PointsMax / (zero - full);

    private static string Day(int year, string month, string day) =>
        new DateOnly(year, Scales.Of(Earliness, month), Scales.Of(Earliness, day)).ToString(
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture
        );

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
