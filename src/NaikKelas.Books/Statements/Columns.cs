using NaikKelas.Books.Charts;
using NaikKelas.Books.Ledger;

namespace NaikKelas.Books.Statements;

/// <summary>One column of the statements: every sum they need, in their own sign, before they are laid out.</summary>
internal sealed class Column
{
    private readonly ILookup<string, AccountSum> _byLine;
    private readonly ILookup<string, AccountSum> _byFlow;
    private readonly IReadOnlyList<AccountSum> _cash;
    private readonly IReadOnlyList<AccountSum> _result;

    public Column(IReadOnlyList<StatementAccount> accounts, IReadOnlyList<AccountSum> sums)
    {
        var known = accounts.ToDictionary(a => a.Code, StringComparer.Ordinal);
        _byLine = sums.ToLookup(s => known[s.Account].Line, StringComparer.Ordinal);
        _byFlow = sums.Where(s => !known[s.Account].Cash)
            .ToLookup(s => known[s.Account].Flow, StringComparer.Ordinal);
        _cash = [.. sums.Where(s => known[s.Account].Cash)];
        _result = [.. sums.Where(s => known[s.Account].Class is AccountClass.Income or AccountClass.Expense)];
        Inside = -sums.Sum(s => s.Closing);
        Split =
        [
            .. sums.GroupBy(s => s.Unit, StringComparer.Ordinal)
                .SelectMany(unit => ResultSplit.Of(known, unit)),
        ];
    }

    /// <summary>What the other units owe this one, less what it owes them; nothing for all together.</summary>
    public long Inside { get; }

    /// <summary>Results by line and party.</summary>
    public IReadOnlyList<(string Line, Party Party, long Amount)> Split { get; }

    /// <summary>A line of the position, natural sign of its class, with the results that are not closed yet.</summary>
    public long Closing(StatementLine line) => Natural(line, s => s.Closing) + Held(line, closing: true);

    public long Opening(StatementLine line) => Natural(line, s => s.Opening) + Held(line, closing: false);

    public long Added(StatementLine line) =>
        _byLine[line.Code].Sum(s => line.Class == AccountClass.Asset ? s.Debit : s.Credit)
        + (line.Holds == HeldResult.YearResult ? Math.Max(Result, 0) : 0);

    public long Taken(StatementLine line) =>
        _byLine[line.Code].Sum(s => line.Class == AccountClass.Asset ? s.Credit : s.Debit)
        + (line.Holds == HeldResult.YearResult ? Math.Max(-Result, 0) : 0);

    /// <summary>The result of the span; a deficit is negative.</summary>
    public long Result => -_result.Sum(s => s.Movement);

    public long Flow(string code) => _byFlow[code].Sum(s => s.Cash);

    /// <summary>Flows of accounts whose chart names none that is known.</summary>
    public long FlowElsewhere(IReadOnlyCollection<string> known) =>
        _byFlow.Where(f => !known.Contains(f.Key, StringComparer.Ordinal)).Sum(f => f.Sum(s => s.Cash));

    public long CashOpening => _cash.Sum(s => s.Opening);

    public long CashClosing => _cash.Sum(s => s.Closing);

    private long Natural(StatementLine line, Func<AccountSum, long> part) =>
        _byLine[line.Code].Sum(part) * (line.Class == AccountClass.Asset ? 1 : -1);

    private long Held(StatementLine line, bool closing) =>
        line.Holds switch
        {
            HeldResult.EarlierResult => -_result.Sum(s => s.Prior),
            HeldResult.YearResult => -_result.Sum(s => s.Year + (closing ? s.Movement : 0)),
            _ => 0,
        };
}

/// <summary>Both columns, and how rows are made of them.</summary>
internal sealed class Columns(BooksFigures figures)
{
    public Column Now { get; } = new(figures.Accounts, figures.Now);

    public Column Before { get; } = new(figures.Accounts, figures.Before);

    public StatementRow Item(string key, string label, Func<Column, long> part, Behind? behind = null) =>
        new(key, label, RowKind.Item, part(Now), part(Before), behind);

    public StatementRow Total(string key, string label, Func<Column, long> part) =>
        new(key, label, RowKind.Total, part(Now), part(Before));

    public static StatementRow Heading(string label) => new("", label, RowKind.Heading);

    /// <summary>A row that says nothing in either column is left out.</summary>
    public static IEnumerable<StatementRow> Told(IEnumerable<StatementRow> rows) =>
        rows.Where(r => r.Kind != RowKind.Item || r.Now != 0 || r.Before != 0);
}
