using NaikKelas.Kernel;

namespace NaikKelas.Books.Ledger;

/// <summary>What can be said of a journal without asking the books. What they know, the database refuses itself.</summary>
internal static class JournalRules
{
    private const int KeyMax = 100;
    private const int DescriptionMax = 500;

    /// <summary>A whole year's turnover of the largest co-op fits; a sum of such lines never leaves a long.</summary>
    public const long AmountMax = 1_000_000_000_000_000;

    public static Refusals Check(NewJournal journal, DateOnly today)
    {
        var wrong = new Refusals();
        wrong.When(
            string.IsNullOrWhiteSpace(journal.Key) || journal.Key.Length > KeyMax,
            "key",
            $"Kunci transaksi tidak ada atau terlalu panjang.",
            "key"
        );
        wrong.When(
            journal.Date > today,
            "future-date",
            $"Tanggal {Day(journal.Date)} belum tiba. Isi tanggal hari ini atau sebelumnya.",
            "date"
        );
        wrong.When(
            string.IsNullOrWhiteSpace(journal.Description),
            "description",
            $"Uraian belum diisi.",
            "description"
        );
        wrong.When(
            journal.Description.Length > DescriptionMax,
            "description",
            $"Uraian paling panjang {DescriptionMax} huruf.",
            "description"
        );
        wrong.Add(Lines(journal.Lines));
        return wrong;
    }

    private static Refusal? Lines(IReadOnlyList<NewLine> lines)
    {
        if (lines.Count < 2)
            return new("lines", $"Jurnal perlu paling sedikit dua baris.", "lines");
        if (lines.Any(l => l.Amount.Value == 0))
            return new("zero-amount", $"Jumlah tidak boleh nol.", "amount");
        if (lines.Any(l => l.Amount.Value is > AmountMax or < -AmountMax))
            return new("amount-too-large", $"Jumlah terlalu besar.", "amount");
        var (debit, credit) = (
            lines.Where(l => l.Amount.Value > 0).Select(l => l.Amount).Sum(),
            Rupiah.Zero - lines.Where(l => l.Amount.Value < 0).Select(l => l.Amount).Sum()
        );
        return debit == credit
            ? null
            : new(
                "unbalanced",
                $"Jurnal tidak seimbang: debit {debit}, kredit {credit}, selisih {new Rupiah(Math.Abs(debit.Value - credit.Value))}.",
                "lines"
            );
    }

    private static string Day(DateOnly date) => date.ToString("d MMM yyyy", Rupiah.Culture);

    /// <summary>The same journal turned round, line by line.</summary>
    public static IReadOnlyList<NewLine> Reversed(IEnumerable<JournalLine> lines) =>
        [
            .. lines.Select(l => new NewLine(
                l.AccountCode,
                Rupiah.Zero - l.Amount,
                l.UnitCode,
                l.Party,
                l.MemberId,
                l.SubledgerId,
                l.Memo
            )),
        ];
}
