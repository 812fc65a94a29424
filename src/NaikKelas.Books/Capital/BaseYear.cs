using NaikKelas.Books.Charts;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Statements;

namespace NaikKelas.Books.Capital;

/// <summary>The year that a projection goes on from, and what there was at the end of the last whole month.</summary>
/// <param name="From">The first day reckoned.</param>
/// <param name="To">The last one.</param>
/// <param name="Months">So many months of books; fewer than twelve were reckoned up to a year.</param>
/// <param name="Year">The closed book year it is; null for the latest months.</param>
/// <param name="Groups">A whole year.</param>
/// <param name="On">The day of what follows.</param>
/// <param name="Cash">Cash and bank.</param>
/// <param name="Capital">Own capital with the results so far.</param>
/// <param name="Debt">Bank debts there are already.</param>
internal sealed record BaseYear(
    DateOnly From,
    DateOnly To,
    int Months,
    int? Year,
    YearGroups Groups,
    DateOnly On,
    long Cash,
    long Capital,
    long Debt
)
{
    public const int WholeYear = 12;

    /// <summary>Sums the movements of a span by group, through the lines of the statements.</summary>
    /// <param name="accounts">The chart.</param>
    /// <param name="sums">Of the span.</param>
    public static YearGroups GroupsOf(IReadOnlyList<StatementAccount> accounts, IEnumerable<AccountSum> sums)
    {
        var lines = ChartTemplates.Current.Lines.ToDictionary(l => l.Code, StringComparer.Ordinal);
        var known = accounts.ToDictionary(a => a.Code, StringComparer.Ordinal);
        var groups = new YearGroups();
        foreach (var sum in sums)
        {
            var account = known[sum.Account];
            if (account.Class is not (AccountClass.Income or AccountClass.Expense))
                continue;
            groups = Add(groups, lines[account.Line], account.Flow, sum.Movement);
        }

        return groups;
    }

    /// <param name="groups">So far.</param>
    /// <param name="line">Of the statement of income.</param>
    /// <param name="flow">Of the cash flow.</param>
    /// <param name="debit">Positive where it costs.</param>
    private static YearGroups Add(YearGroups groups, StatementLine line, string flow, long debit) =>
        line.Section switch
        {
            ResultSection.Business when IsSales(line) => groups with { Sales = groups.Sales - debit },
            ResultSection.Business => groups with { Service = groups.Service - debit },
            ResultSection.Cost
                when line.Follows?.Any(f => f.StartsWith(SalesLine, StringComparison.Ordinal)) == true =>
                groups with
                {
                    Goods = groups.Goods + debit,
                },
            ResultSection.Cost => groups with { Funds = groups.Funds + debit },
            ResultSection.Operating
            or ResultSection.Cooperative
                when CapitalPractice.Current.NonCashFlows.Contains(flow, StringComparer.Ordinal) =>
                groups with
                {
                    Unpaid = groups.Unpaid + debit,
                },
            ResultSection.Operating => groups with { Operating = groups.Operating + debit },
            ResultSection.Cooperative => groups with { Cooperative = groups.Cooperative + debit },
            _ => groups with { Other = groups.Other - debit },
        };

    /// <summary>Lines that goods are sold on, those that take off included: what <c>charts.json</c> says the cost of goods follows.</summary>
    private static bool IsSales(StatementLine line) =>
        ChartTemplates.Current.Lines.Any(l =>
            l.Section == ResultSection.Cost
            && l.Follows?.Contains(line.Code, StringComparer.Ordinal) == true
            && l.Follows.Any(f => f.StartsWith(SalesLine, StringComparison.Ordinal))
        );

    private const string SalesLine = "I2";
}
