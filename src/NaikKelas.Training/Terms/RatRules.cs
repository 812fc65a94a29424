using System.Globalization;
using NaikKelas.Kernel;
using NaikKelas.Registry.Facts;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Terms;

/// <summary>
/// Rules about the annual members' meeting (RAT). Dates: UU 25/1992 art. 26(2) allows six months after the book year;
/// agencies ask for 31 March (primer) or 30 June (sekunder), so the date is a parameter.
/// </summary>
internal static class RatRules
{
    private static readonly Parameter BookYear = Parameter.Year("year", "Tahun buku");
    private static readonly Parameter Limit = Parameter.Date("date", "Batas tanggal");

    public static readonly RuleKind HeldBy = new(
        "rat-held-by",
        "RAT tahun buku {0} diselenggarakan paling lambat {1}",
        [BookYear, Limit]
    )
    {
        Compare = v => new($"ratHeldOn{v["year"]}", RuleOperator.Lte, [Fact.Of(v.Date("date"))]),
        Find = q =>
            RatOf(q) is { } rat ? new(Fact.Of(rat.HeldOn), rat.Source, rat.ReportedOn ?? rat.HeldOn) : null,
        Missing = v => $"Belum ada catatan RAT tahun buku {v["year"]}",
        Found = (v, f) =>
            $"RAT tahun buku {v["year"]} diselenggarakan {DateOf(f)}, setelah batas {v.Date("date")}",
        Remedy = v =>
            $"berita acara RAT tahun buku {v["year"]} yang bertanggal paling lambat {v.Date("date")}, dicatat dinas sebelum putaran ditutup",
        Suggest = k => Dated(k, 3, 31),
        Check = AfterTheBookYear,
    };

    public static readonly RuleKind ReportedBy = new(
        "rat-reported-by",
        "Hasil RAT tahun buku {0} dilaporkan ke dinas paling lambat {1}",
        [BookYear, Limit]
    )
    {
        Compare = v => new($"ratReportedOn{v["year"]}", RuleOperator.Lte, [Fact.Of(v.Date("date"))]),
        Find = q =>
            RatOf(q) is { ReportedOn: { } reported } rat
                ? new(Fact.Of(reported), rat.Source, rat.HeldOn)
                : null,
        Missing = v => $"Belum ada catatan laporan RAT tahun buku {v["year"]}",
        Found = (v, f) =>
            $"Hasil RAT tahun buku {v["year"]} dilaporkan {DateOf(f)}, setelah batas {v.Date("date")}",
        Remedy = v =>
            $"tanda terima laporan RAT tahun buku {v["year"]} bertanggal paling lambat {v.Date("date")}, dicatat dinas sebelum putaran ditutup",
        Suggest = k => Dated(k, 4, 30),
        Check = AfterTheBookYear,
    };

    public static readonly RuleKind AttendanceAtLeast = new(
        "rat-attendance-at-least",
        "RAT tahun buku {0} dihadiri sekurang-kurangnya {1} % anggota",
        [BookYear, Parameter.Number("percent", "Persen kehadiran", 1, 100)]
    )
    {
        Compare = v =>
            new($"ratAttendance{v["year"]}", RuleOperator.Gte, [Fact.Of((double)v.Number("percent"))]),
        Find = q =>
            RatOf(q) is { } rat && AttendancePercent(rat) is { } percent
                ? new(Fact.Of((double)percent), rat.Source, rat.HeldOn)
                : null,
        Missing = v => $"Belum ada catatan kehadiran RAT tahun buku {v["year"]}",
        Found = (v, f) =>
            $"RAT tahun buku {v["year"]} dihadiri {(int)f.Value.Number} % anggota, kurang dari {v.Number("percent")} %",
        Remedy = v =>
            $"daftar hadir RAT tahun buku {v["year"]} yang menunjukkan kehadiran {v.Number("percent")} % atau lebih, dicatat dinas sebelum putaran ditutup",
        Suggest = k => With(k, ("percent", "50")),
    };

    /// <summary>Whole percent, rounded down; null where either number is unknown.</summary>
    public static int? AttendancePercent(RatFact rat) =>
        rat is { Attendance: { } came, Members: > 0 and var members }
            ? Math.Min(100, came * 100 / members)
            : null;

    public static RatFact? RatOf(Question q)
    {
        var year = q.Values.Number("year");
        return q.Subject.Nominator?.Rats.FirstOrDefault(r => r.BookYear == year);
    }

    private static DateOnly DateOf(FoundFact fact) => fact.Value.TryDate(out var date) ? date : default;

    private static SortedDictionary<string, string> Dated(Known known, int month, int day) =>
        With(
            known,
            (
                "date",
                new DateOnly(known.Today.Year, month, day).ToString(
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture
                )
            )
        );

    private static SortedDictionary<string, string> With(Known known, (string Name, string Text) more) =>
        new(StringComparer.Ordinal)
        {
            ["year"] = (known.Today.Year - 1).ToString(CultureInfo.InvariantCulture),
            [more.Name] = more.Text,
        };

    private static Refusal? AfterTheBookYear(ParameterValues v) =>
        v.Date("date").Year <= v.Number("year")
            ? new(
                "rat-date-order",
                $"Batas tanggal: ditemukan {v.Date("date")}, seharusnya setelah tahun buku {v["year"]} berakhir (31 Desember {v["year"]}).",
                "date"
            )
            : null;
}
