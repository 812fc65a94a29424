using System.Globalization;
using System.Text;
using NaikKelas.Demo;

namespace NaikKelas.Bench;

/// <summary>Made-up journals as a file of <c>books import</c>, for the chart of a village co-op.</summary>
internal static class JournalTexts
{
    private const string Header = "date,reference,description,account,debit,credit,unit,member\n";
    private const string Main = "USP";
    private const string Shop = "TOKO";
    private const string Cash = "1-1101";
    private const string Till = "1-1103";
    private const string Bank = "1-1201";
    private const string Stock = "1-1501";

    private static readonly string[] Costs =
    [
        "5-3101",
        "5-3102",
        "5-3103",
        "5-3104",
        "5-3106",
        "5-3107",
        "5-4101",
        "5-4102",
    ];

    private static readonly string[] Savings = ["3-1200", "2-1101"];

    /// <summary>What a month of a co-op touches.</summary>
    private static readonly string[] Monthly =
    [
        Cash,
        Till,
        Bank,
        "1-1301",
        "1-1303",
        "1-1401",
        Stock,
        "1-1601",
        "1-1701",
        "1-3301",
        "1-3391",
        "2-1201",
        "2-1301",
        "2-1302",
        "2-2101",
        "3-1500",
        "4-1100",
        "4-1110",
        "4-2100",
        "4-2110",
        "4-3100",
        "5-1100",
        "5-2100",
        .. Costs,
    ];

    public static string NumberOf(int member) => member.ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>
    /// Journals in the order of their days, of two to four lines, 2.5 on average: four in ten are savings paid in, two
    /// are sales, and one each is a cost, a purchase, an instalment and a way to the bank.
    /// </summary>
    /// <param name="before">How many there were in earlier files, so that references go on.</param>
    /// <param name="count">How many.</param>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="members">How many members the co-op has.</param>
    public static string Days(int before, int count, DateOnly first, DateOnly last, int members)
    {
        var (chance, csv) = (new Chance(before), new StringBuilder(Header));
        var days = last.DayNumber - first.DayNumber + 1;
        for (var i = 0; i < count; i++)
        {
            var day = first.AddDays((int)((long)i * days / count));
            var (reference, amount) = (before + i + 1, chance.Between(5, 900) * 1000L);
            var member = chance.Between(1, members);
            Write(csv, day, reference, Act(i, amount, member, chance));
        }

        return csv.ToString();
    }

    /// <summary>One journal a month over every account that a month touches: balances, not journals, are what is wanted.</summary>
    public static string Months(DateOnly first, int months)
    {
        var (chance, csv) = (new Chance(months), new StringBuilder(Header));
        for (var i = 0; i < months; i++)
        {
            var lines = Monthly[1..]
                .Select(a => new Line(a, chance.Between(-900, -1) * 1000L, Main, 0))
                .ToList();
            Write(
                csv,
                first.AddMonths(i),
                i + 1,
                ("Bulan", [new(Cash, -lines.Sum(l => l.Amount), Main, 0), .. lines])
            );
        }

        return csv.ToString();
    }

    private static (string What, Line[] Lines) Act(int number, long amount, int member, Chance chance) =>
        (number % 10) switch
        {
            < 4 => (
                $"Terima simpanan anggota {member}",
                [new(Cash, amount, Main, 0), new(chance.Of(Savings), -amount, Main, member)]
            ),
            4 => ("Bayar beban", [new(chance.Of(Costs), amount, Main, 0), new(Cash, -amount, Main, 0)]),
            < 7 => (
                "Penjualan tunai",
                [
                    new(Till, amount, Shop, 0),
                    new(chance.InPerCent(60) ? "4-2100" : "4-2110", -amount, Shop, 0),
                    new("5-2100", amount * 9 / 10, Shop, 0),
                    new(Stock, -(amount * 9 / 10), Shop, 0),
                ]
            ),
            7 => ("Beli barang dagangan", [new(Stock, amount, Shop, 0), new(Till, -amount, Shop, 0)]),
            8 => (
                $"Angsuran anggota {member}",
                [
                    new(Cash, amount, Main, 0),
                    new("1-1301", -(amount * 9 / 10), Main, 0),
                    new("4-1100", -(amount - amount * 9 / 10), Main, 0),
                ]
            ),
            _ => ("Setor kas ke bank", [new(Bank, amount, Main, 0), new(Cash, -amount, Main, 0)]),
        };

    private static void Write(
        StringBuilder csv,
        DateOnly day,
        int reference,
        (string What, Line[] Lines) journal
    )
    {
        foreach (var (account, amount, unit, member) in journal.Lines)
            csv.Append(
                    CultureInfo.InvariantCulture,
                    $"{day:yyyy-MM-dd},U{reference:D7},{journal.What},{account},{(amount > 0 ? amount : null)},{(amount < 0 ? -amount : null)},{unit},"
                )
                .Append(member == 0 ? "" : NumberOf(member))
                .Append('\n');
    }

    private sealed record Line(string Account, long Amount, string Unit, int Member);
}
