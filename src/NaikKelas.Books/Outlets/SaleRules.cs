using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Outlets;

/// <param name="Good">What was sold.</param>
/// <param name="Quantity">Thousandths.</param>
/// <param name="Revenue">Rupiah.</param>
/// <param name="Cost">Rupiah, by moving average.</param>
internal sealed record SoldLine(Good Good, long Quantity, long Revenue, long Cost);

/// <summary>From a basket to debit and credit.</summary>
internal static class SaleRules
{
    private const int LinesMax = 100;

    public static Refusals Check(SaleBody body, IReadOnlyDictionary<GoodId, Good> goods, Member? member)
    {
        var wrong = new Refusals();
        var lines = body.Lines ?? [];
        wrong.When(body.Date is null, "date", $"Isi tanggal transaksi.", nameof(body.Date));
        wrong.When(lines.Count == 0, "lines", $"Pilih paling sedikit satu barang.", nameof(body.Lines));
        wrong.When(
            lines.Count > LinesMax,
            "lines",
            $"Paling banyak {LinesMax} barang sekali jual.",
            nameof(body.Lines)
        );
        wrong.When(
            lines.GroupBy(l => l.Good).Any(g => g.Count() > 1),
            "good-twice",
            $"Satu barang cukup satu baris.",
            nameof(body.Lines)
        );
        wrong.When(
            body.Member is not null && member is not { LeftOn: null },
            "unknown-member",
            $"Anggota tidak ditemukan di koperasi ini, atau sudah keluar.",
            nameof(body.Member)
        );
        wrong.When(
            body.Credit && body.Member is null,
            "credit-member",
            $"Bon hanya untuk anggota. Pilih anggotanya, atau terima tunai.",
            nameof(body.Credit)
        );
        foreach (var line in lines)
            if (goods.TryGetValue(new GoodId(line.Good), out var good))
                Check(line, good, wrong);
        return wrong;
    }

    private static void Check(SaleLine line, Good good, Refusals wrong)
    {
        wrong.When(!good.Active, "good-inactive", $"{good.Name} sudah tidak dijual.", nameof(SaleBody.Lines));
        wrong.When(
            line.Quantity is <= 0 or > Quantities.Max,
            "quantity",
            $"{good.Name}: isi banyaknya lebih dari nol.",
            nameof(SaleBody.Lines)
        );
        var priced = SaveGood.IsPrice(new Rupiah(line.Price));
        wrong.When(
            !priced
                || (
                    line.Quantity is > 0 and <= Quantities.Max
                    && StockCard.PriceOf(line.Price, line.Quantity) == 0
                ),
            "price",
            $"{good.Name}: harga harus lebih dari nol.",
            nameof(SaleBody.Lines)
        );
        wrong.When(
            line.Quantity is > 0 and <= Quantities.Max && line.Quantity > good.Quantity,
            "stock-short",
            $"Stok {good.Name} tinggal {Quantities.Say(good.Quantity, good.Measure)}.",
            nameof(SaleBody.Lines)
        );
    }

    /// <summary>At the moving average of this moment.</summary>
    public static IReadOnlyList<SoldLine> Sold(SaleBody body, IReadOnlyDictionary<GoodId, Good> goods) =>
        [
            .. body.Lines!.Select(l =>
            {
                var good = goods[new GoodId(l.Good)];
                return new SoldLine(
                    good,
                    l.Quantity,
                    StockCard.PriceOf(l.Price, l.Quantity),
                    new StockCard(good.Quantity, good.Value.Value).CostOf(l.Quantity)
                );
            }),
        ];

    /// <summary>Income stands with whom it was earned; a member's own counts for the SHU.</summary>
    /// <param name="sold">What was sold.</param>
    /// <param name="member">Who bought; null for others.</param>
    /// <param name="receivable">The member's card, where it is paid later.</param>
    /// <param name="practice">The accounts.</param>
    public static IReadOnlyList<NewLine> Lines(
        IReadOnlyList<SoldLine> sold,
        MemberId? member,
        SubledgerId? receivable,
        OutletPractice practice
    )
    {
        var (total, cost) = (new Rupiah(sold.Sum(s => s.Revenue)), new Rupiah(sold.Sum(s => s.Cost)));
        var party = member is null ? Party.NonMember : Party.Member;
        List<NewLine> lines =
        [
            receivable is null
                ? new NewLine(practice.Cash, total)
                : new NewLine(practice.Receivable.Code, total, null, Party.Member, member, receivable),
            new(
                member is null ? practice.SalesOther : practice.SalesMember,
                Rupiah.Zero - total,
                Party: party,
                MemberId: member
            ),
        ];
        if (cost > Rupiah.Zero)
            lines.Add(new NewLine(practice.Cost, cost, Party: party));
        lines.AddRange(
            sold.Where(s => s.Cost > 0)
                .Select(s => new NewLine(
                    practice.Stock.Code,
                    new Rupiah(-s.Cost),
                    SubledgerId: s.Good.SubledgerId
                ))
        );
        return lines;
    }
}
