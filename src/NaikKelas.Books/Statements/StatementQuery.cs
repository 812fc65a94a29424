using System.Globalization;

namespace NaikKelas.Books.Statements;

/// <summary>
/// What a page of statements was asked for in its address: until which day, the year until then or its last month only,
/// and which unit. Whatever cannot be read is as if it had not been said.
/// </summary>
/// <param name="To">The last day.</param>
/// <param name="MonthOnly">From the first of its month instead of the first of January.</param>
/// <param name="Unit">One unit's part; null for all together.</param>
internal sealed record StatementQuery(DateOnly To, bool MonthOnly, string? Unit)
{
    public const string ToKey = "sampai";
    public const string SpanKey = "cakupan";
    public const string UnitKey = "unit";
    public const string Month = "bulan";

    public StatementSpan Span =>
        MonthOnly ? new(new DateOnly(To.Year, To.Month, 1), To) : StatementSpan.YearTo(To);

    public static StatementQuery Of(Func<string, string?> query, DateOnly today, IEnumerable<string> units) =>
        new(
            DateOnly.TryParseExact(
                query(ToKey),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
            // A year earlier must be a year as well.
            && day.Year is >= 1900 and <= 9998
                ? day
                : today,
            query(SpanKey) == Month,
            units.FirstOrDefault(u => u == query(UnitKey))
        );

    /// <summary>As it stands in an address: <c>?sampai=2025-12-31&amp;unit=TOKO</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"?{ToKey}={To:yyyy-MM-dd}")
        + (MonthOnly ? $"&{SpanKey}={Month}" : "")
        + (Unit is null ? "" : $"&{UnitKey}={Uri.EscapeDataString(Unit)}");
}
