using System.Globalization;
using NaikKelas.Books.Loans;
using NaikKelas.Books.Rats;
using NaikKelas.Books.Shu;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Lpj;

/// <summary>The tables and pictures that chapters take from the books. No figure is reckoned here that the books do not tell.</summary>
internal static class LpjParts
{
    public static IEnumerable<LpjBlock> Of(LpjPart part, LpjFacts facts) =>
        part switch
        {
            LpjPart.Agenda => [new LpjPoints("Susunan acara", facts.Rat.Points)],
            LpjPart.LastDecisions => LastDecisions(facts),
            LpjPart.Papers => Papers(facts),
            LpjPart.Members => Members(facts),
            LpjPart.Officers => Officers(facts),
            LpjPart.Units => Units(facts),
            LpjPart.UnitBars => UnitBars(facts),
            LpjPart.MonthBars => MonthBars(facts),
            LpjPart.Capital => [Rows("Permodalan", facts, CapitalRows(facts))],
            LpjPart.KeyFigures => [Rows("Angka pokok", facts, Summary.Of(facts.Figures))],
            LpjPart.Position => [Whole(StatementNames.Position, facts)],
            LpjPart.Result => [Whole(StatementNames.Result, facts)],
            LpjPart.CashFlow => [Whole(StatementNames.CashFlow, facts)],
            LpjPart.Equity => [Whole(StatementNames.Equity, facts)],
            LpjPart.Notes => LpjNotes.Of(facts),
            LpjPart.Ratios => Ratios(facts),
            LpjPart.Promotion => Promotion(facts),
            LpjPart.Shu => Shu(facts),
            LpjPart.ShuMembers => ShuMembers(facts),
            LpjPart.Savings => Savings(facts),
            LpjPart.LoanClasses => LoanClasses(facts),
            LpjPart.Loans => Loans(facts),
            LpjPart.Budget => LpjNotes.Plan(facts),
            _ => LpjNotes.Inventory(facts),
        };

    /// <summary>What somebody saved, borrowed or gets of the SHU, by name: for whoever keeps the books, not for everybody.</summary>
    public static bool IsNamed(LpjPart part) =>
        part is LpjPart.ShuMembers or LpjPart.Savings or LpjPart.Loans;

    internal static string Figure(long amount) => StatementPaper.Figure(amount);

    internal static string Count(int number) => number.ToString("N0", Rupiah.Culture);

    internal static string YearOf(int year) => year.ToString(CultureInfo.InvariantCulture);

    internal static LpjTable Rows(string caption, LpjFacts facts, IEnumerable<StatementRow> rows) =>
        new(
            caption,
            [
                new("Uraian", 6),
                new(YearOf(facts.Year), 2.4, Right: true),
                new(YearOf(facts.Year - 1), 2.4, Right: true),
            ],
            [
                .. rows.Select(
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

    private static LpjTable Whole(string code, LpjFacts facts) =>
        Rows(StatementNames.TitleOf(code), facts, facts.Of(code).Rows);

    private static IEnumerable<StatementRow> CapitalRows(LpjFacts facts)
    {
        var rows = facts.Of(StatementNames.Position).Rows;
        yield return new StatementRow("", "Modal sendiri", RowKind.Heading);
        foreach (var row in rows.Where(r => r.Key.StartsWith('E')))
            yield return row;
        yield return facts.Own;
        yield return new StatementRow("", "Modal dari luar", RowKind.Heading);
        foreach (var row in rows.Where(r => r.Key.StartsWith('L')))
            yield return row;
        yield return facts.Debts;
    }

    private static IEnumerable<LpjBlock> LastDecisions(LpjFacts facts) =>
        facts.LastDecisions.Count == 0
            ? []
            :
            [
                new LpjTable(
                    $"Keputusan RAT tahun buku {facts.Year - 1}",
                    [new("No.", 0.8, Right: true), new("Tentang", 3), new("Bunyi", 6), new("Hasil", 2)],
                    [
                        .. facts.LastDecisions.Select(
                            IReadOnlyList<string> (d) =>
                                [
                                    d.No.ToString(CultureInfo.InvariantCulture),
                                    RatWords.NameOf(d.Subject),
                                    d.Words,
                                    d.Carried ? "Disetujui" : "Tidak disetujui",
                                ]
                        ),
                    ]
                ),
            ];

    private static IEnumerable<LpjBlock> Papers(LpjFacts facts)
    {
        List<IReadOnlyList<string>> rows =
        [
            ["Nama koperasi", facts.Cooperative],
            ["Nomor Induk Koperasi", facts.NomorInduk ?? "–"],
            ["Berdiri", facts.FoundedOn is { } day ? StatementCover.Day(day) : "–"],
            .. facts.Papers.Select(
                IReadOnlyList<string> (p) =>
                    [
                        RatWords.NameOf(p.Kind),
                        p.IssuedOn is { } issued ? $"{p.Number}, {StatementCover.Day(issued)}" : p.Number,
                    ]
            ),
        ];
        yield return new LpjTable("Identitas koperasi", [new("Uraian", 4), new("Isi", 7)], rows);
    }

    private static IEnumerable<LpjBlock> Members(LpjFacts facts)
    {
        var members = facts.Members;
        yield return new LpjTable(
            "Keanggotaan",
            [new("Uraian", 7), new("Orang", 2, Right: true)],
            [
                [$"Anggota awal tahun {facts.Year}", Count(members.Before)],
                ["Masuk", Count(members.Joined)],
                ["Keluar", Count(members.Left)],
                [$"Anggota akhir tahun {facts.Year}", Count(members.Now)],
            ]
        );
    }

    private static IEnumerable<LpjBlock> Officers(LpjFacts facts) =>
        facts.Officers.Count == 0
            ? []
            :
            [
                new LpjTable(
                    "Pengurus, pengawas, dan pengelola",
                    [new("Jabatan", 4), new("Nama", 5), new("Masa bakti sampai", 3)],
                    [
                        .. facts.Officers.Select(
                            IReadOnlyList<string> (o) =>
                                [o.Office, o.Name, o.Until is { } until ? StatementCover.Day(until) : "–"]
                        ),
                    ]
                ),
            ];

    private static IEnumerable<LpjBlock> Units(LpjFacts facts) =>
        facts.Units.Count == 0
            ? []
            :
            [
                new LpjTable(
                    "Hasil setiap unit usaha",
                    [
                        new("Unit", 4),
                        new("Pendapatan", 2.5, Right: true),
                        new("Beban", 2.5, Right: true),
                        new($"Hasil {facts.Year}", 2.5, Right: true),
                        new($"Hasil {facts.Year - 1}", 2.5, Right: true),
                    ],
                    [
                        .. facts.Units.Select(
                            IReadOnlyList<string> (u) =>
                                [
                                    u.Name,
                                    Figure(u.Income),
                                    Figure(u.Expense),
                                    Figure(u.Result),
                                    Figure(u.Before),
                                ]
                        ),
                        [
                            "Jumlah",
                            Figure(facts.Units.Sum(u => u.Income)),
                            Figure(facts.Units.Sum(u => u.Expense)),
                            Figure(facts.Units.Sum(u => u.Result)),
                            Figure(facts.Units.Sum(u => u.Before)),
                        ],
                    ]
                ),
            ];

    private static IEnumerable<LpjBlock> UnitBars(LpjFacts facts) =>
        facts.Units.Count < 2
            ? []
            : [new LpjBars("Hasil setiap unit", [.. facts.Units.Select(u => new LpjBar(u.Name, u.Result))])];

    private static IEnumerable<LpjBlock> MonthBars(LpjFacts facts) =>
        facts.Months.Count < 2
            ? []
            :
            [
                new LpjBars(
                    "Pendapatan dikurangi beban setiap bulan",
                    [
                        .. facts.Months.Select(m => new LpjBar(
                            new DateOnly(m.Month / 100, m.Month % 100, 1).ToString("MMMM", Rupiah.Culture),
                            m.Income - m.Expense
                        )),
                    ]
                ),
            ];

    private static IEnumerable<LpjBlock> Ratios(LpjFacts facts)
    {
        yield return new LpjTable(
            "Rasio keuangan",
            [new("Rasio", 4), new("Nilai", 1.6, Right: true), new("Artinya", 6)],
            [
                .. facts.Ratios.Select(
                    IReadOnlyList<string> (r) =>
                        [
                            r.Name,
                            r.Share is { } share ? (share * 100).ToString("N1", Rupiah.Culture) + "%" : "–",
                            r.Meaning,
                        ]
                ),
            ]
        );
    }

    private static IEnumerable<LpjBlock> Promotion(LpjFacts facts)
    {
        var shares = facts.Shu.Rows.Sum(r => r.Total);
        yield return new LpjTable(
            "Manfaat ekonomi yang diterima anggota",
            [new("Uraian", 7), new("Rupiah", 3, Right: true)],
            [
                ["Jasa simpanan yang dibayar kepada anggota", Figure(facts.Promotion.Now)],
                ["SHU bagian anggota (jasa modal dan jasa usaha)", Figure(shares)],
                ["Jumlah", Figure(facts.Promotion.Now + shares)],
            ]
        );
    }

    private static IEnumerable<LpjBlock> Shu(LpjFacts facts) =>
        facts.Shu.Funds.Count == 0
            ? []
            :
            [
                new LpjTable(
                    facts.Shu.Division is null ? "Rencana pembagian SHU" : "Pembagian SHU",
                    [new("Dana", 6), new("Persen", 1.6, Right: true), new("Rupiah", 3, Right: true)],
                    [
                        .. facts.Shu.Funds.Select(
                            IReadOnlyList<string> (f) =>
                                [f.Fund.Name, ShuPageModel.PercentOf(f.Percent), Figure(f.Amount)]
                        ),
                        ["Sisa pembulatan, masuk cadangan", "", Figure(RestOf(facts.Shu))],
                        ["SHU yang dibagi", "100%", Figure(facts.Shu.Shu)],
                    ]
                ),
            ];

    /// <summary>What the funds' rounding leaves; what members' rounding leaves stands within their funds.</summary>
    private static long RestOf(ShuView shu) => shu.Shu - shu.Funds.Sum(f => f.Amount);

    private static IEnumerable<LpjBlock> ShuMembers(LpjFacts facts) =>
        facts.Shu.Rows.Count == 0
            ? []
            :
            [
                new LpjTable(
                    "SHU bagian setiap anggota",
                    [
                        new("Nomor", 1.6),
                        new("Nama", 4),
                        new("Jasa modal", 2, Right: true),
                        new("Jasa usaha", 2, Right: true),
                        new("Jumlah", 2, Right: true),
                    ],
                    [
                        .. facts.Shu.Rows.Select(
                            IReadOnlyList<string> (r) =>
                                [r.Number, r.Name, Figure(r.JasaModal), Figure(r.JasaUsaha), Figure(r.Total)]
                        ),
                        [
                            "",
                            "Jumlah",
                            Figure(facts.Shu.Rows.Sum(r => r.JasaModal)),
                            Figure(facts.Shu.Rows.Sum(r => r.JasaUsaha)),
                            Figure(facts.Shu.Rows.Sum(r => r.Total)),
                        ],
                    ]
                ),
            ];

    private static IEnumerable<LpjBlock> Savings(LpjFacts facts) =>
        facts.Saved.Count == 0
            ? []
            :
            [
                new LpjTable(
                    $"Simpanan anggota per 31 Desember {facts.Year}",
                    [
                        new("Nomor", 1.6),
                        new("Nama", 4),
                        new("Pokok", 2, Right: true),
                        new("Wajib", 2, Right: true),
                        new("Sukarela dan lain", 2, Right: true),
                        new("Jumlah", 2, Right: true),
                    ],
                    [
                        .. facts.Saved.Select(
                            IReadOnlyList<string> (s) =>
                                [
                                    s.Number,
                                    s.Name,
                                    Figure(s.Pokok),
                                    Figure(s.Wajib),
                                    Figure(s.Other),
                                    Figure(s.Sum),
                                ]
                        ),
                        [
                            "",
                            "Jumlah",
                            Figure(facts.Saved.Sum(s => s.Pokok)),
                            Figure(facts.Saved.Sum(s => s.Wajib)),
                            Figure(facts.Saved.Sum(s => s.Other)),
                            Figure(facts.Saved.Sum(s => s.Sum)),
                        ],
                    ]
                ),
            ];

    private static IEnumerable<LpjBlock> LoanClasses(LpjFacts facts)
    {
        if (facts.OnLoan == 0 && facts.Lent.Count == 0)
            yield break;
        var carded = facts.Lent.Sum(l => l.Left);
        List<IReadOnlyList<string>> rows =
        [
            .. LoanPractice.Current.Classes.Select(
                IReadOnlyList<string> (c) =>
                {
                    var of = facts.Lent.Where(l => l.Class.Class == c.Class).ToList();
                    return [RatWords.NameOf(c.Class), Count(of.Count), Figure(of.Sum(l => l.Left))];
                }
            ),
        ];
        if (facts.OnLoan != carded)
            rows.Add(["Tanpa kartu pinjaman di sini", "–", Figure(facts.OnLoan - carded)]);
        rows.Add(["Piutang pinjaman anggota", Count(facts.Lent.Count), Figure(facts.OnLoan)]);
        yield return new LpjTable(
            $"Pinjaman menurut kolektibilitas per 31 Desember {facts.Year}",
            [new("Kolektibilitas", 5), new("Pinjaman", 2, Right: true), new("Sisa pokok", 3, Right: true)],
            rows
        );
    }

    private static IEnumerable<LpjBlock> Loans(LpjFacts facts) =>
        facts.Lent.Count == 0
            ? []
            :
            [
                new LpjTable(
                    $"Daftar pinjaman per 31 Desember {facts.Year}",
                    [
                        new("Nomor", 2),
                        new("Anggota", 5),
                        new("Kolektibilitas", 3),
                        new("Sisa pokok", 2.5, Right: true),
                    ],
                    [
                        .. facts.Lent.Select(
                            IReadOnlyList<string> (l) =>
                                [l.Number, l.Member, RatWords.NameOf(l.Class.Class), Figure(l.Left)]
                        ),
                    ]
                ),
            ];
}
