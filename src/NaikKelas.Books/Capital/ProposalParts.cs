using System.Globalization;
using NaikKelas.Books.Lpj;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Capital;

/// <summary>The tables and pictures of a proposal. No figure is reckoned here that the books, the plan or the projection do not tell.</summary>
internal static class ProposalParts
{
    public static IEnumerable<LpjBlock> Of(ProposalPart part, ProposalFacts facts) =>
        part switch
        {
            ProposalPart.Profile => [Profile(facts)],
            ProposalPart.Officers => Officers(facts),
            ProposalPart.Purposes => [Purposes(facts)],
            ProposalPart.TwoYears =>
            [
                Whole(StatementNames.Result, facts.Figures),
                Whole(StatementNames.Position, facts.Figures),
            ],
            ProposalPart.Projection => Years(facts),
            ProposalPart.CashBars => Bars(facts),
            ProposalPart.Schedule => [Schedule(facts)],
            _ => [Readiness(facts)],
        };

    private static LpjTable Profile(ProposalFacts facts) =>
        new(
            "Data koperasi",
            [new("Uraian", 3), new("Isi", 6)],
            [
                ["Nama", facts.Cooperative],
                ["Jenis", Texts.Word(facts.Known.Kind)],
                ["Nomor Induk Koperasi", facts.NomorInduk ?? "belum ada"],
                ["Kode wilayah", facts.Known.RegionCode],
                ["Berdiri", facts.Known.FoundedOn is { } day ? ProposalWords.Day(day) : "–"],
                ["Anggota", facts.Members.ToString("N0", Rupiah.Culture)],
                .. facts.Known.Documents.Select(IReadOnlyList<string> (d) => [Texts.Word(d.Kind), d.Number]),
            ]
        );

    private static IEnumerable<LpjBlock> Officers(ProposalFacts facts) =>
        facts.Officers.Count == 0
            ? []
            :
            [
                new LpjTable(
                    "Pengurus, pengawas, dan pengelola",
                    [new("Jabatan", 3), new("Nama", 6)],
                    [.. facts.Officers.Select(IReadOnlyList<string> (o) => [o.Office, o.Name])]
                ),
            ];

    private static LpjTable Purposes(ProposalFacts facts) =>
        new(
            "Tujuan penggunaan",
            [new("No.", 0.8, Right: true), new("Untuk apa", 6), new("Rupiah", 2.4, Right: true)],
            [
                .. facts.Plan.Purposes.Select(
                    IReadOnlyList<string> (p) =>
                        [p.No.ToString(CultureInfo.InvariantCulture), p.Item, Figure(p.Amount.Value)]
                ),
                ["", "Jumlah", Figure(facts.Amount)],
                ["", "di antaranya belanja operasional", Figure(facts.Operational)],
            ]
        );

    private static LpjTable Whole(string code, BooksFigures figures) =>
        new(
            StatementNames.TitleOf(code),
            [
                new("Uraian", 6),
                new(YearOf(figures.Span.To.Year), 2.4, Right: true),
                new(YearOf(figures.Span.To.Year - 1), 2.4, Right: true),
            ],
            [
                .. StatementSet
                    .Of(code, figures)
                    .Rows.Select(
                        IReadOnlyList<string> (r) =>
                            r.Kind == RowKind.Heading
                                ? [r.Label.ToUpper(Rupiah.Culture), "", ""]
                                :
                                [
                                    r.Kind == RowKind.Item ? $"\u2003{r.Label}" : r.Label,
                                    Figure(r.Now),
                                    Figure(r.Before),
                                ]
                    ),
            ]
        );

    private static IEnumerable<LpjBlock> Years(ProposalFacts facts)
    {
        if (facts.Year is not { } ground || facts.Reckoned.Projection is not { } projection)
            yield break;
        yield return new LpjTable(
            "Proyeksi tiga tahun sesudah pencairan",
            [
                new("Uraian", 5),
                new("Dasar", 2.2, Right: true),
                .. projection.Years.Select(y => new LpjColumn($"Tahun {y.No}", 2.2, Right: true)),
            ],
            [
                .. ProjectionRows
                    .Of(ground, projection)
                    .Select(
                        IReadOnlyList<string> (r) =>
                            [
                                r.Total ? r.Label : $"\u2003{r.Label}",
                                r.Ground is { } amount ? Figure(amount) : "",
                                .. r.Years.Select(Figure),
                            ]
                    ),
                ["Kemampuan membayar (kas dari usaha : angsuran)", "", .. projection.Years.Select(CoverOf)],
            ]
        );
    }

    /// <summary>"1,25 kali": over 1 what business leaves covers what is due.</summary>
    public static string CoverOf(ProjectedYear year) =>
        year.Cover is { } cover ? $"{cover.ToString("0.00", Rupiah.Culture)} kali" : "–";

    private static IEnumerable<LpjBlock> Bars(ProposalFacts facts)
    {
        if (facts.Reckoned.Projection is not { } projection)
            yield break;
        yield return new LpjBars(
            "Kas tiap akhir dua belas bulan sesudah pencairan",
            [
                .. projection
                    .Months.Where((m, at) => m.No % 12 == 0 || at == projection.Months.Count - 1)
                    .Select(m => new LpjBar(PlanProjection.MonthOf(facts.Plan.Plan.StartsOn, m.No), m.Cash)),
            ]
        );
    }

    private static LpjTable Schedule(ProposalFacts facts) =>
        new(
            "Tabel angsuran",
            [
                new("No.", 0.8, Right: true),
                new("Jatuh tempo", 2.6),
                new("Pokok", 2.2, Right: true),
                new("Bunga", 2.2, Right: true),
                new("Angsuran", 2.2, Right: true),
                new("Sisa pinjaman", 2.4, Right: true),
            ],
            [
                .. facts.Reckoned.Rows.Select(
                    IReadOnlyList<string> (r) =>
                        [
                            r.No.ToString(CultureInfo.InvariantCulture),
                            ProposalWords.Day(r.Due),
                            Figure(r.Principal),
                            Figure(r.Interest),
                            Figure(r.Payment),
                            Figure(r.Balance),
                        ]
                ),
                [
                    "",
                    "Jumlah",
                    Figure(facts.Reckoned.Rows.Sum(r => r.Principal)),
                    Figure(facts.Reckoned.TotalInterest),
                    Figure(facts.Reckoned.Rows.Sum(r => r.Payment)),
                    "",
                ],
            ]
        );

    private static LpjTable Readiness(ProposalFacts facts) =>
        new(
            "Kelengkapan",
            [new("Yang diminta", 4), new("Keadaan", 2), new("Keterangan", 6)],
            [
                .. facts.Readiness.Select(
                    IReadOnlyList<string> (l) => [Printed(l.Name), Texts.Word(l.State), Printed(l.Words)]
                ),
            ]
        );

    /// <summary>A sentence of the pages as it is printed: Indonesian, dates in words.</summary>
    private static string Printed(FormattableString text) =>
        string.Format(
            Rupiah.Culture,
            text.Format,
            [
                .. text.GetArguments()
                    .Select(a =>
                        a switch
                        {
                            Enum word => Texts.Word(word),
                            DateOnly day => ProposalWords.Day(day),
                            _ => a,
                        }
                    ),
            ]
        );

    private static string Figure(long amount) => StatementPaper.Figure(amount);

    private static string YearOf(int year) => year.ToString(CultureInfo.InvariantCulture);
}
