using NaikKelas.Books.Charts;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Filings;

/// <summary>One figure of a statement that was typed in.</summary>
/// <param name="Line">The line of the statements: see <c>charts.json</c>.</param>
/// <param name="Party">With whom, where the statement of income keeps the two apart.</param>
/// <param name="Now">Rupiah of the year, positive as the line is usually printed.</param>
/// <param name="Before">The same of the year before.</param>
internal sealed record TypedAmount(string Line, Party Party, long Now, long Before);

/// <summary>Statements of a co-op that keeps no books here: laid out like the others, and checked against themselves.</summary>
internal static class TypedRules
{
    /// <summary>The year's result in the position: typed as a check, reckoned from the statement of income.</summary>
    public const string ResultLine = "E70";

    /// <summary>Every figure that is asked for, in the order of the statements.</summary>
    public static IReadOnlyList<(StatementLine Line, Party Party)> Asked { get; } =
    [
        .. BooksFigures.Chart.Lines.SelectMany(l =>
            l.Section is ResultSection.Business or ResultSection.Cost
                ? new[] { (l, Party.Member), (l, Party.NonMember) }
                : [(l, Party.None)]
        ),
    ];

    /// <summary>Position and result; the other statements cannot be told without journals.</summary>
    public static IReadOnlyList<Statement> Statements(int year, IReadOnlyList<TypedAmount> amounts)
    {
        var figures = FiguresOf(year, amounts);
        return
        [
            StatementSet.Of(StatementNames.Position, figures),
            StatementSet.Of(StatementNames.Result, figures),
        ];
    }

    /// <param name="year">The book year.</param>
    /// <param name="amounts">What was typed.</param>
    /// <param name="accepted">The statements of the year before as they were accepted; null where there are none.</param>
    public static Refusals Check(
        int year,
        IReadOnlyList<TypedAmount> amounts,
        IReadOnlyList<TypedAmount>? accepted
    )
    {
        var refusals = new Refusals();
        if (amounts.All(a => a is { Now: 0 }))
        {
            refusals.Add(new Refusal("nothing-typed", $"Isi dahulu angka laporannya."));
            return refusals;
        }

        var statements = Statements(year, amounts);
        foreach (var (label, of, typed) in Columns(year))
        {
            var (assets, claims) = (
                of(statements[0]["total-assets"]),
                of(statements[0]["total-liabilities"]) + of(statements[0]["total-equity"])
            );
            refusals.When(
                assets != claims,
                "position-uneven",
                $"Neraca {label:0} belum seimbang: aset {new Rupiah(assets)}, kewajiban dan ekuitas {new Rupiah(claims)}, selisih {new Rupiah(Math.Abs(assets - claims))}."
            );
            var (stated, reckoned) = (
                amounts.Where(a => a.Line == ResultLine).Sum(typed),
                of(statements[1]["result"])
            );
            refusals.When(
                stated != reckoned,
                "result-differs",
                $"SHU tahun berjalan di neraca {label:0} {new Rupiah(stated)} tidak sama dengan perhitungan hasil usaha {new Rupiah(reckoned)}."
            );
        }

        foreach (var (line, party) in accepted is null ? [] : Asked)
        {
            var (then, told) = (
                accepted!.Where(a => a.Line == line.Code && a.Party == party).Sum(a => a.Now),
                amounts.Where(a => a.Line == line.Code && a.Party == party).Sum(a => a.Before)
            );
            refusals.When(
                then != told,
                "before-differs",
                $"{line.Name} {year - 1:0}: diisi {new Rupiah(told)}, sedangkan di laporan yang sudah diterima {new Rupiah(then)}."
            );
        }

        return refusals;
    }

    private static IEnumerable<(int, Func<StatementRow, long>, Func<TypedAmount, long>)> Columns(int year) =>
        [(year, r => r.Now, a => a.Now), (year - 1, r => r.Before, a => a.Before)];

    private static BooksFigures FiguresOf(int year, IReadOnlyList<TypedAmount> amounts)
    {
        var lines = BooksFigures.Chart.Lines.ToDictionary(l => l.Code, StringComparer.Ordinal);
        return new BooksFigures(
            [
                .. lines.Values.Select(l => new StatementAccount(
                    l.Code,
                    l.Name,
                    l.Class,
                    l.Code,
                    "",
                    Cash: false
                )),
            ],
            StatementSpan.YearTo(new DateOnly(year, 12, 31)),
            [.. amounts.Where(a => a.Line != ResultLine).Select(a => SumOf(lines[a.Line], a.Party, a.Now))],
            [.. amounts.Where(a => a.Line != ResultLine).Select(a => SumOf(lines[a.Line], a.Party, a.Before))]
        );
    }

    private static AccountSum SumOf(StatementLine line, Party party, long amount)
    {
        var debit =
            amount
            * (line.Class is AccountClass.Asset or AccountClass.Expense ? 1 : -1)
            * (line.Contra ? -1 : 1);
        return line.Class is AccountClass.Income or AccountClass.Expense
            ? new AccountSum(line.Code, "", party, 0, 0, Math.Max(debit, 0), Math.Max(-debit, 0), 0)
            : new AccountSum(line.Code, "", party, debit, 0, 0, 0, 0);
    }
}
