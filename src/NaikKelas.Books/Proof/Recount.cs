using System.Globalization;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Outlets;

namespace NaikKelas.Books.Proof;

/// <summary>Counts a co-op's books again, journal by journal, and compares what is kept with what it counted.</summary>
/// <param name="cash">The codes of its cash and bank accounts.</param>
internal sealed class Recount(IReadOnlySet<string> cash)
{
    private readonly Dictionary<(string Account, int Month, string Unit, Party Party), Sums> _balances = [];
    private readonly Dictionary<(string Unit, int Year), int> _numbers = [];
    private readonly Dictionary<SubledgerId, (string Account, long Amount)> _rows = [];
    private readonly List<Difference> _differences = [];
    private byte[] _hash = new byte[32];

    public long Journals { get; private set; }

    public long Lines { get; private set; }

    public IReadOnlyList<Difference> Differences => _differences;

    public void Add(Journal journal)
    {
        var where = $"journal {journal.Seq}";
        Journals++;
        Lines += journal.Lines.Count;
        Expect("chain", where, Journals, journal.Seq);
        Expect("balanced", where, 0L, journal.Lines.Sum(l => l.Amount.Value));
        Expect("balanced", $"{where} lines", true, journal.Lines.Count >= 2);
        var number = _numbers.GetValueOrDefault((journal.UnitCode, journal.Year)) + 1;
        Expect("number", where, number, journal.Number);
        Expect("number", $"{where} year", journal.Date.Year, journal.Year);
        _numbers[(journal.UnitCode, journal.Year)] = number;
        Expect("content", where, Hex(JournalHash.ContentOf(AsAsked(journal))), Hex(journal.Content));
        _hash = JournalHash.ChainOf(
            _hash,
            journal.Content,
            journal.Seq,
            journal.Number,
            journal.Key,
            journal.PostedBy,
            journal.PostedAt
        );
        Expect("chain", where, Hex(_hash), Hex(journal.Hash));
        AddLines(journal);
    }

    public void Compare(BookHead? head)
    {
        Expect("head", "seq", Journals, head?.Seq ?? 0);
        Expect("head", "hash", Hex(_hash), Hex(head?.Hash ?? new byte[32]));
    }

    public void Compare(IReadOnlyList<Balance> kept)
    {
        var left = new Dictionary<(string, int, string, Party), Sums>(_balances);
        foreach (var balance in kept)
        {
            var key = (balance.AccountCode, balance.Month, balance.UnitCode, balance.Party);
            left.Remove(key, out var sums);
            Expect(
                "balance",
                $"{balance.AccountCode} {balance.Month} {balance.UnitCode} {balance.Party}",
                sums ?? new Sums(),
                new Sums
                {
                    Debit = balance.Debit.Value,
                    Credit = balance.Credit.Value,
                    Cash = balance.Cash.Value,
                }
            );
        }

        foreach (var (key, sums) in left)
            Expect("balance", $"{key}", sums, new Sums());
    }

    public void Compare(IReadOnlyList<SubledgerAccount> kept)
    {
        foreach (var row in kept)
        {
            _rows.Remove(row.Id, out var counted);
            Expect("subledger", row.Number, counted.Amount * row.Sign, row.Balance.Value);
            Expect("subledger", $"{row.Number} account", counted.Account ?? row.AccountCode, row.AccountCode);
        }

        foreach (var (id, counted) in _rows)
            Expect("subledger", $"{id.Value}", counted.Amount, 0L);
    }

    /// <summary>What goods are there and what they are worth: the moves, the good itself and its card say the same.</summary>
    public void Compare(IReadOnlyList<StockRecount> kept)
    {
        foreach (var row in kept)
        {
            Expect("stock", row.Number, row.Moved, row.Kept);
            Expect("stock", $"{row.Number} card", row.Card, row.Kept.Value);
        }
    }

    private void AddLines(Journal journal)
    {
        var touchesCash = journal.Lines.Any(l => cash.Contains(l.AccountCode));
        foreach (var line in journal.Lines)
        {
            Expect("date", $"journal {journal.Seq}/{line.LineNo}", journal.Date, line.Date);
            var key = (line.AccountCode, Period.MonthOf(journal.Date), line.UnitCode, line.Party);
            if (!_balances.TryGetValue(key, out var sums))
                _balances[key] = sums = new Sums();
            var amount = line.Amount.Value;
            sums.Debit += Math.Max(amount, 0);
            sums.Credit += Math.Max(-amount, 0);
            sums.Cash -= touchesCash && !cash.Contains(line.AccountCode) ? amount : 0;
            if (line.SubledgerId is { } row)
            {
                var (account, before) = _rows.GetValueOrDefault(row, (line.AccountCode, 0));
                Expect("subledger", $"journal {journal.Seq}/{line.LineNo}", account, line.AccountCode);
                _rows[row] = (account, before + amount);
            }
        }
    }

    private static NewJournal AsAsked(Journal journal) =>
        new(
            journal.Key,
            journal.Date,
            journal.Description,
            [
                .. journal.Lines.Select(l => new NewLine(
                    l.AccountCode,
                    l.Amount,
                    l.UnitCode,
                    l.Party,
                    l.MemberId,
                    l.SubledgerId,
                    l.Memo
                )),
            ],
            journal.Kind,
            journal.UnitCode,
            journal.Template,
            journal.Reverses
        );

    private void Expect<T>(string invariant, string where, T expected, T found)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
            _differences.Add(
                new Difference(
                    invariant,
                    where,
                    string.Create(CultureInfo.InvariantCulture, $"{expected}"),
                    string.Create(CultureInfo.InvariantCulture, $"{found}")
                )
            );
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);

    private sealed record Sums
    {
        public long Debit { get; set; }

        public long Credit { get; set; }

        public long Cash { get; set; }
    }
}

/// <param name="Number">Of the good's card.</param>
/// <param name="Moved">Quantity and value by its moves.</param>
/// <param name="Kept">As the good says.</param>
/// <param name="Card">The balance of its card.</param>
internal sealed record StockRecount(string Number, StockCard Moved, StockCard Kept, long Card);
