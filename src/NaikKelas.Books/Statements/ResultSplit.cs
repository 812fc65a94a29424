using NaikKelas.Books.Charts;
using NaikKelas.Books.Ledger;

namespace NaikKelas.Books.Statements;

/// <summary>
/// Shares one unit's results out to members and others. A line says with whom; where it does not, the account does
/// (<c>charts.json</c>); a cost that neither tells is shared as the income it follows, members' part rounded down.
/// It is done unit by unit, so that units add up to the co-op.
/// </summary>
internal static class ResultSplit
{
    public static IEnumerable<(string Line, Party Party, long Amount)> Of(
        IReadOnlyDictionary<string, StatementAccount> accounts,
        IEnumerable<AccountSum> unit
    )
    {
        var sums = new Dictionary<(string Line, Party Party), long>();
        foreach (var sum in unit)
            if (accounts[sum.Account] is { Class: AccountClass.Income or AccountClass.Expense } account)
            {
                var key = (account.Line, sum.Party == Party.None ? PartyOf(account.Code) : sum.Party);
                var amount = account.Class == AccountClass.Income ? -sum.Movement : sum.Movement;
                sums[key] = sums.GetValueOrDefault(key) + amount;
            }

        return sums.SelectMany(s =>
            LineOf(s.Key.Line) is { } line && s.Key.Party == Party.None
                ? Share(line, s.Value, sums)
                : [(s.Key.Line, s.Key.Party, s.Value)]
        );
    }

    private static IEnumerable<(string, Party, long)> Share(
        StatementLine line,
        long amount,
        Dictionary<(string Line, Party Party), long> sums
    )
    {
        var members = line.Section == ResultSection.Cost ? Part(line, amount, sums) : 0;
        return [(line.Code, Party.Member, members), (line.Code, Party.NonMember, amount - members)];
    }

    private static long Part(
        StatementLine cost,
        long amount,
        Dictionary<(string Line, Party Party), long> sums
    )
    {
        decimal members = 0,
            all = 0;
        foreach (var (key, income) in sums)
            if (cost.Follows?.Contains(key.Line, StringComparer.Ordinal) == true)
            {
                members += key.Party == Party.Member ? income : 0;
                all += income;
            }

        return all <= 0 || members <= 0 ? 0
            : members >= all ? amount
            : (long)decimal.Floor(amount * (members / all));
    }

    private static StatementLine? LineOf(string code) =>
        ChartTemplates.Current.Lines.FirstOrDefault(l => l.Code == code);

    private static readonly Dictionary<string, Party> Parties = ChartTemplates
        .Current.Accounts.Where(a => a.Party != Party.None)
        .ToDictionary(a => a.Code, a => a.Party, StringComparer.Ordinal);

    private static Party PartyOf(string account) => Parties.GetValueOrDefault(account);
}
