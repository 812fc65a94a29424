using System.Text.Json;

namespace NaikKelas.Demo;

/// <summary>Terms as the pages compose them, in their published JSON.</summary>
internal static class DemoTerms
{
    /// <summary>Healthy co-ops whose RAT was on time (reference programme C).</summary>
    public static string HealthyAndOnTime(
        int bookYear,
        string organs,
        string? fitting,
        IEnumerable<(string Class, string Group, int Seats)> reserves
    ) =>
        Write(
            [
                Rule("organisation-active"),
                Rule("rat-held-by", ("year", $"{bookYear}"), ("date", $"{bookYear + 1}-03-31")),
                Rule("health-at-least", ("year", $"{bookYear}"), ("predicate", "CukupSehat")),
                Rule("organ-among", ("organs", organs)),
                Rule("age-between", ("min", "17"), ("max", "60")),
                Rule("not-trained-in-topic", ("years", "2")),
                Rule("no-overlapping-class"),
            ],
            [
                Criterion(
                    "need-by-predicate",
                    3,
                    ("year", $"{bookYear}"),
                    ("Sehat", "25"),
                    ("CukupSehat", "75"),
                    ("DalamPengawasan", "100"),
                    ("DalamPengawasanKhusus", "100")
                ),
                Criterion("time-since-training", 2, ("never", "100"), ("perYear", "20")),
                Criterion(
                    "rat-earliness",
                    2,
                    ("year", $"{bookYear}"),
                    ("full", $"{bookYear + 1}-01-31"),
                    ("zero", $"{bookYear + 1}-03-31")
                ),
                .. fitting is null ? [] : new[] { Fitting(fitting) },
            ],
            reserves,
            maxPerNominator: 2
        );

    /// <summary>Boards of village co-ops: no RAT is asked of who was founded this year (reference programme B).</summary>
    public static string VillageBoards(IEnumerable<(string Class, string Group, int Seats)> reserves) =>
        Write(
            [
                Rule("organisation-kind-among", ("kinds", "Kdmp")),
                Rule("organisation-active"),
                Rule("legal-document-valid", ("document", "Nib")),
                Rule("organ-among", ("organs", "Pengurus,Pengawas")),
                Rule("age-between", ("min", "17"), ("max", "60")),
                Rule("not-trained-in-topic", ("years", "2")),
                Rule("no-overlapping-class"),
            ],
            [
                Criterion("time-since-training", 2, ("never", "100"), ("perYear", "20")),
                Fitting("Chair,Secretary,Treasurer"),
            ],
            reserves,
            maxPerNominator: 2
        );

    /// <summary>Whoever the kabupaten/kota recommends (reference programme D).</summary>
    public static string Recommended(
        string organs,
        IEnumerable<(string Class, string Group, int Seats)> reserves
    ) =>
        Write(
            [
                Rule("organisation-active"),
                Rule("recommended-by", ("by", "Regency")),
                Rule("organ-among", ("organs", organs)),
                Rule("age-between", ("min", "17"), ("max", "60")),
                Rule("not-trained-in-topic", ("years", "2")),
            ],
            [Criterion("time-since-training", 2, ("never", "100"), ("perYear", "20"))],
            reserves,
            maxPerNominator: null
        );

    /// <summary>Delegations of so many named people of a pesantren (reference programme E).</summary>
    public static string Delegations(int size) =>
        Write(
            [
                Rule("organisation-kind-among", ("kinds", "Pesantren")),
                Rule("organisation-active"),
                Rule("age-between", ("min", "17"), ("max", "60")),
            ],
            [Criterion("time-since-training", 2, ("never", "100"), ("perYear", "20"))],
            [],
            maxPerNominator: 1,
            delegationSize: size
        );

    private static object Fitting(string positions) =>
        Criterion(
            "position-fit",
            2,
            ("positions", positions),
            ("chosen", "100"),
            ("sameOrgan", "50"),
            ("other", "0")
        );

    private static object Rule(string kind, params (string Key, string Value)[] values) =>
        new
        {
            id = kind,
            kind,
            values = Values(values),
        };

    private static object Criterion(string kind, int weight, params (string Key, string Value)[] values) =>
        new
        {
            id = kind,
            kind,
            weight,
            values = Values(values),
        };

    private static SortedDictionary<string, string> Values((string Key, string Value)[] values) =>
        new(values.ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal), StringComparer.Ordinal);

    private static string Write(
        IReadOnlyList<object> rules,
        IReadOnlyList<object> criteria,
        IEnumerable<(string Class, string Group, int Seats)> reserves,
        int? maxPerNominator,
        int? delegationSize = null
    ) =>
        JsonSerializer.Serialize(
            new
            {
                rules,
                criteria,
                reserves = reserves.Select(r => new
                {
                    @class = r.Class,
                    group = r.Group,
                    seats = r.Seats,
                }),
                maxPerNominator,
                delegationSize,
                scaleVersion = "2026.1",
            }
        );
}
