using NaikKelas.Books.Charts;
using NaikKelas.Books.Ledger;

namespace NaikKelas.Books.Statements;

/// <summary>One ratio of a span; null where what it is divided by is nothing.</summary>
/// <param name="Name">Indonesian, translated when shown.</param>
/// <param name="Share">1 for 100 %.</param>
/// <param name="Meaning">What it says, for people who do not know it.</param>
internal sealed record Ratio(string Name, decimal? Share, string Meaning);

/// <summary>
/// The ratios people ask for first. They are read off the statements and judge nothing: the health score has rules of
/// its own.
/// </summary>
internal static class Ratios
{
    public static IReadOnlyList<Ratio> Of(BooksFigures figures)
    {
        var column = new Columns(figures).Now;
        var debts = Position.Sum(column, AccountClass.Liability);
        var own = Position.Sum(column, AccountClass.Equity);
        var income = Result(column, ResultSection.Business) + Result(column, ResultSection.OtherIncome);
        return
        [
            new(
                "Kas terhadap kewajiban lancar",
                Over(column.CashClosing, Current(column, AccountClass.Liability)),
                "Berapa bagian simpanan dan utang jangka pendek yang dapat dibayar hari ini juga."
            ),
            new(
                "Aset lancar terhadap kewajiban lancar",
                Over(Current(column, AccountClass.Asset), Current(column, AccountClass.Liability)),
                "Di atas 100%: yang segera menjadi uang cukup untuk yang segera harus dibayar."
            ),
            new(
                "Modal sendiri terhadap aset",
                Over(own, own + debts),
                "Berapa bagian harta yang benar-benar milik koperasi."
            ),
            new(
                "SHU terhadap pendapatan",
                Over(column.Result, income),
                "Berapa yang tersisa dari tiap rupiah pendapatan."
            ),
            new(
                "SHU terhadap modal sendiri",
                Over(column.Result, own),
                "Berapa yang dihasilkan modal sendiri selama masa ini."
            ),
        ];
    }

    private static decimal? Over(long part, long whole) => whole <= 0 ? null : (decimal)part / whole;

    private static long Current(Column column, AccountClass side) =>
        BooksFigures.Chart.Lines.Where(l => l.Class == side && l.Current).Sum(column.Closing);

    private static long Result(Column column, ResultSection section)
    {
        var lines = BooksFigures
            .Chart.Lines.Where(l => l.Section == section)
            .Select(l => l.Code)
            .ToHashSet(StringComparer.Ordinal);
        return column.Split.Where(s => lines.Contains(s.Line)).Sum(s => s.Amount);
    }
}
