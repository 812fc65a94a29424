using NaikKelas.Books.Ledger;

namespace NaikKelas.Books.Statements;

/// <summary>What a statement covers: from the first of a month until any day of the same year.</summary>
internal sealed record StatementSpan(DateOnly From, DateOnly To)
{
    public static StatementSpan YearTo(DateOnly day) => new(new DateOnly(day.Year, 1, 1), day);

    public static StatementSpan Month(int year, int month) =>
        new(new DateOnly(year, month, 1), EndOf(year, month));

    public static DateOnly EndOf(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    /// <summary>The same days a year earlier; the end of a month stays the end of that month.</summary>
    public StatementSpan YearBefore =>
        new(
            new DateOnly(From.Year - 1, From.Month, 1),
            IsWhole ? EndOf(To.Year - 1, To.Month) : To.AddYears(-1)
        );

    /// <summary>Ends with a month, so that the kept balances say everything.</summary>
    public bool IsWhole => To == EndOf(To.Year, To.Month);

    /// <summary>202501: results before it belong to earlier years.</summary>
    public int FirstOfYear => To.Year * 100 + 1;

    public int FirstMonth => Period.MonthOf(From);

    /// <summary>The last month that the kept balances answer for; the days after it are read from the lines.</summary>
    public int LastWhole =>
        IsWhole ? Period.MonthOf(To)
        : To.Month == 1 ? (To.Year - 1) * 100 + 12
        : Period.MonthOf(To) - 1;

    public DateOnly FirstLoose => new(To.Year, To.Month, 1);
}
