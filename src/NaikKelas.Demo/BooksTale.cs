using System.Globalization;
using System.Text;
using NaikKelas.Books.Members;

namespace NaikKelas.Demo;

/// <summary>Makes up what happened in one co-op, day by day, so that no purse is ever overdrawn.</summary>
internal sealed class BooksTale(Chance chance, string template, DateOnly first, DateOnly last, bool troubled)
{
    private const string Cash = "1-1101";
    private const string Till = "1-1103";
    private const string Bank = "1-1201";
    private const string Loans = "1-1301";
    private const string Stock = "1-1501";
    private const string Voluntary = "2-1101";
    private const string Pokok = "3-1100";
    private const string Wajib = "3-1200";
    private const long Round = 1000;

    private static readonly string[] Neighbourhoods = ["Dusun Krajan", "Dusun Sawahan", "Dusun Tegalrejo"];

    private static readonly (string Account, string What, int Least, int Most)[] Costs =
    [
        ("5-3101", "Bayar gaji pengelola", 600, 900),
        ("5-3102", "Bayar listrik dan internet", 150, 260),
        ("5-3103", "Beli alat tulis", 25, 90),
        ("5-3107", "Ongkos perjalanan", 40, 150),
        ("5-4102", "Honor pengurus dan pengawas", 200, 350),
        ("5-3106", "Perbaikan peralatan", 30, 120),
    ];

    private readonly StringBuilder _csv = new(
        "date,reference,description,account,debit,credit,unit,member\n"
    );
    private readonly Dictionary<string, long> _purse = new(StringComparer.Ordinal);
    private readonly List<(string Account, long Amount, string Unit, string? Passbook)> _opening = [];
    private long[] _saved = [];
    private List<string> _names = [];
    private int _reference;

    public string Template => template;

    /// <summary>The opening balances stand on the day before, so that the first year tells of its own cash only.</summary>
    public DateOnly OpenedOn => first.AddDays(-1);

    /// <summary>As one writes them down; known once the tale is told.</summary>
    public IReadOnlyList<(string Account, long Amount, string Unit, string? Passbook)> Opening => _opening;

    private bool Lends => template is not "consumer";

    private bool Sells => template is not "ksp";

    private string Main => template == "consumer" ? "TOKO" : "USP";

    public RegisterMembers.Input MemberOf(string name, int index) =>
        new()
        {
            Number = NumberOf(index),
            Name = name,
            Neighbourhood = Neighbourhoods[index % Neighbourhoods.Length],
            JoinedOn = first,
        };

    /// <summary>The journal as a file of <c>books import</c>.</summary>
    public string Tell(List<string> names)
    {
        (_names, _saved) = (names, new long[names.Count]);
        Open();
        for (var month = first; month <= last; month = month.AddMonths(1))
            TellMonth(month);
        return _csv.ToString();
    }

    private static string NumberOf(int index) => (index + 1).ToString("D4", CultureInfo.InvariantCulture);

    private void Open()
    {
        for (var i = 0; i < _names.Count; i++)
        {
            _saved[i] = chance.Between(50, 900) * Round;
            _opening.AddRange([
                (Pokok, 100 * Round, Main, $"{NumberOf(i)}-P"),
                (Wajib, 20 * Round, Main, $"{NumberOf(i)}-W"),
                (Voluntary, _saved[i], Main, $"{NumberOf(i)}-S"),
            ]);
        }

        var saved = _opening.Sum(o => o.Amount);
        Own(Cash, 6_000, Main);
        Own(Bank, 30_000, Main);
        if (Lends)
            Own(Loans, 48_000, Main);
        if (Sells)
        {
            Own(Till, 1_500, "TOKO");
            Own(Stock, 22_000, "TOKO");
        }

        Own("1-3301", 9_000, Main);
        // A village co-op began with a grant; the others brought reserves along.
        var rest = _opening.Where(o => o.Passbook is null).Sum(o => o.Amount) - saved;
        _opening.Add((template == "kdmp" ? "3-1400" : "3-1500", rest, Main, null));

        void Own(string account, int thousands, string unit)
        {
            _purse[account] = thousands * Round;
            _opening.Add((account, thousands * Round, unit, null));
        }
    }

    private void TellMonth(DateOnly month)
    {
        var stopped = troubled && month >= new DateOnly(last.Year, 8, 1);
        if (stopped)
            return;
        var bad = troubled && month.Year == last.Year;
        List<(DateOnly Day, Action<DateOnly> Act)> acts = [];
        for (var i = 0; i < _names.Count; i++)
        {
            var who = i;
            if (month > first && chance.InPerCent(bad ? 30 : 93))
                Plan(d => Save(d, who, Wajib, 20 * Round));
            if (chance.InPerCent(bad ? 15 : 80))
                Plan(d => Save(d, who, Voluntary, chance.Between(2, 30) * 5 * Round));
            if (chance.InPerCent(bad ? 55 : 30))
                Plan(d => TakeOut(d, who));
            if (Lends && chance.InPerCent(bad ? 20 : 75))
                Plan(d => Repay(d, who));
        }

        for (var i = 0; Lends && i < 12; i++)
            Plan(Lend);
        for (var i = 0; Sells && i < 110; i++)
            Plan(Sell);
        for (var i = 0; Sells && i < 16; i++)
            Plan(Restock);
        for (var i = 0; i < (bad ? 4 : 1); i++)
            foreach (var cost in Costs)
                Plan(d => Spend(d, cost));
        for (var i = 0; i < 5; i++)
            Plan(MoveCash);
        foreach (var (day, act) in acts.OrderBy(a => a.Day))
            act(day);

        void Plan(Action<DateOnly> act)
        {
            var end = month.AddMonths(1).AddDays(-1);
            acts.Add((chance.Between(month, end < last ? end : last), act));
        }
    }

    private void Save(DateOnly day, int who, string account, long amount)
    {
        _saved[who] += account == Voluntary ? amount : 0;
        var what = account == Wajib ? "simpanan wajib" : "simpanan sukarela";
        Write(
            day,
            $"Terima {what} dari {_names[who]}",
            (Cash, amount, Main, -1),
            (account, -amount, Main, who)
        );
    }

    private void TakeOut(DateOnly day, int who)
    {
        var amount =
            Math.Min(_saved[who], Math.Min(Of(Cash), chance.Between(4, 60) * 5 * Round)) / Round * Round;
        if (amount <= 0)
            return;
        _saved[who] -= amount;
        Write(
            day,
            $"Tarik simpanan sukarela oleh {_names[who]}",
            (Voluntary, amount, Main, who),
            (Cash, -amount, Main, -1)
        );
    }

    private void Repay(DateOnly day, int who)
    {
        var part = Math.Min(Of(Loans), chance.Between(8, 40) * 5 * Round);
        if (part <= 0)
            return;
        var service = chance.Between(2, 9) * Round;
        Write(
            day,
            $"Angsuran pinjaman {_names[who]}",
            (Cash, part + service, Main, -1),
            (Loans, -part, Main, -1),
            ("4-1100", -service, Main, -1)
        );
    }

    private void Lend(DateOnly day)
    {
        var amount = Math.Min(Of(Cash) - 500 * Round, chance.Between(5, 15) * 100 * Round) / Round * Round;
        if (amount < 200 * Round)
            return;
        Write(
            day,
            $"Pinjaman kepada {_names[chance.Between(0, _names.Count - 1)]}",
            (Loans, amount, Main, -1),
            (Cash, -(amount - 5 * Round), Main, -1),
            ("4-1110", -5 * Round, Main, -1)
        );
    }

    private void Sell(DateOnly day)
    {
        var cost = Math.Min(Of(Stock), chance.Between(10, 160) * Round);
        if (cost <= 0)
            return;
        var (price, member) = (cost * 113 / 100 / 100 * 100, chance.InPerCent(60));
        Write(
            day,
            "Penjualan tunai",
            (Till, price, "TOKO", -1),
            (member ? "4-2100" : "4-2110", -price, "TOKO", -1),
            ("5-2100", cost, "TOKO", -1),
            (Stock, -cost, "TOKO", -1)
        );
    }

    private void Restock(DateOnly day)
    {
        var amount = Math.Min(Of(Till) - 200 * Round, chance.Between(300, 700) * Round);
        if (amount > 0)
            Write(
                day,
                "Beli barang dagangan tunai",
                (Stock, amount, "TOKO", -1),
                (Till, -amount, "TOKO", -1)
            );
    }

    private void Spend(DateOnly day, (string Account, string What, int Least, int Most) cost)
    {
        var amount = chance.Between(cost.Least, cost.Most) * Round;
        if (amount <= Of(Cash))
            Write(day, cost.What, (cost.Account, amount, Main, -1), (Cash, -amount, Main, -1));
    }

    /// <summary>Too much in the box goes to the bank; too little comes from there.</summary>
    private void MoveCash(DateOnly day)
    {
        if (Of(Cash) > 5_000 * Round)
            Write(
                day,
                "Setor kas ke bank",
                (Bank, 2_000 * Round, Main, -1),
                (Cash, -2_000 * Round, Main, -1)
            );
        else if (Of(Cash) < 1_500 * Round && Of(Bank) > 2_000 * Round)
            Write(
                day,
                "Ambil kas dari bank",
                (Cash, 2_000 * Round, Main, -1),
                (Bank, -2_000 * Round, Main, -1)
            );
    }

    private long Of(string account) => _purse.GetValueOrDefault(account);

    private void Write(
        DateOnly day,
        string description,
        params (string Account, long Amount, string Unit, int Member)[] lines
    )
    {
        var reference = ++_reference;
        foreach (var (account, amount, unit, member) in lines)
        {
            _purse[account] = Of(account) + amount;
            _csv.Append(
                    CultureInfo.InvariantCulture,
                    $"{day:yyyy-MM-dd},D{reference:D6},{description},{account},{(amount > 0 ? amount : null)},{(amount < 0 ? -amount : null)},{unit},"
                )
                .Append(member < 0 ? "" : NumberOf(member))
                .Append('\n');
        }
    }
}
