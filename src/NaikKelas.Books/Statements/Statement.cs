namespace NaikKelas.Books.Statements;

internal enum RowKind
{
    Heading,
    Item,
    Total,
}

/// <summary>One row with its two columns, in whole rupiah; a statement's own sign, not debit and credit.</summary>
/// <param name="Key">Stable, for files and tests: <c>A10</c>, <c>total-assets</c>.</param>
/// <param name="Label">Indonesian, as printed.</param>
/// <param name="Kind">How it is set.</param>
/// <param name="Now">The span asked for.</param>
/// <param name="Before">A year earlier.</param>
/// <param name="Behind">Which lines of the ledger stand behind it; null for what is reckoned.</param>
internal sealed record StatementRow(
    string Key,
    string Label,
    RowKind Kind,
    long Now = 0,
    long Before = 0,
    Behind? Behind = null
);

internal enum BehindKind
{
    Account,
    Line,
    Flow,
}

/// <summary>The way from a figure down to its journals.</summary>
internal sealed record Behind(BehindKind Kind, string Code, string? Party = null);

/// <summary>One statement of a co-op or of one of its units.</summary>
internal sealed record Statement(string Code, string Title, IReadOnlyList<StatementRow> Rows)
{
    public StatementRow this[string key] => Rows.First(r => r.Key == key && r.Kind != RowKind.Heading);
}

internal static class StatementNames
{
    public const string TrialBalance = "neraca-saldo";
    public const string Position = "posisi-keuangan";
    public const string Result = "hasil-usaha";
    public const string Equity = "perubahan-ekuitas";
    public const string CashFlow = "arus-kas";

    public static IReadOnlyList<(string Code, string Title)> All { get; } =
    [
        (TrialBalance, "Neraca saldo"),
        (Position, "Laporan posisi keuangan"),
        (Result, "Laporan perhitungan hasil usaha"),
        (Equity, "Laporan perubahan ekuitas"),
        (CashFlow, "Laporan arus kas"),
    ];

    public static string TitleOf(string code) => All.First(n => n.Code == code).Title;
}
