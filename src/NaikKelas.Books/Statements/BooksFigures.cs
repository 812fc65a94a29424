using NaikKelas.Books.Charts;
using NaikKelas.Books.Ledger;

namespace NaikKelas.Books.Statements;

/// <summary>What went through one account of one unit with one party. Debit positive, credit negative.</summary>
/// <param name="Account">Its code.</param>
/// <param name="Unit">The unit of the lines.</param>
/// <param name="Party">Of the lines.</param>
/// <param name="Prior">Everything before the year of the span.</param>
/// <param name="Year">From the first of January until the span begins.</param>
/// <param name="Debit">Within the span.</param>
/// <param name="Credit">Within the span, positive.</param>
/// <param name="Cash">What it explains of the change of cash within the span.</param>
internal sealed record AccountSum(
    string Account,
    string Unit,
    Party Party,
    long Prior,
    long Year,
    long Debit,
    long Credit,
    long Cash
)
{
    public long Opening => checked(Prior + Year);

    public long Movement => checked(Debit - Credit);

    public long Closing => checked(Opening + Movement);
}

internal sealed record StatementAccount(
    string Code,
    string Name,
    AccountClass Class,
    string Line,
    string Flow,
    bool Cash
);

/// <summary>All that statements are made of: the chart, and the sums of two spans.</summary>
/// <param name="Accounts">In the order of the chart.</param>
/// <param name="Span">Of <paramref name="Now"/>; <paramref name="Before"/> is a year earlier.</param>
/// <param name="Now">Sums of the span asked for.</param>
/// <param name="Before">Sums of the span a year earlier.</param>
internal sealed record BooksFigures(
    IReadOnlyList<StatementAccount> Accounts,
    StatementSpan Span,
    IReadOnlyList<AccountSum> Now,
    IReadOnlyList<AccountSum> Before
)
{
    /// <summary>One unit's part of it.</summary>
    public BooksFigures Of(string? unit) =>
        unit is null
            ? this
            : this with
            {
                Now = [.. Now.Where(s => s.Unit == unit)],
                Before = [.. Before.Where(s => s.Unit == unit)],
            };

    public static ChartTemplates Chart => ChartTemplates.Current;
}
