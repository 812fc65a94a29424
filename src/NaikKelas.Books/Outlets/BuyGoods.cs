using System.ComponentModel.DataAnnotations;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Outlets;

/// <summary>Use case: goods come in – paid at once, on credit from a supplier, or because they were there before.</summary>
internal sealed class BuyGoods(Db db, StockDesk stock)
{
    private const string KeyPrefix = "gerai-beli:";
    private const string Template = "gerai-beli";

    public sealed record Line
    {
        [Display(Name = "Barang")]
        public Guid? Good { get; init; }

        [Display(Name = "Banyaknya")]
        public decimal? Quantity { get; init; }

        /// <summary>Of all of it, rupiah.</summary>
        [Display(Name = "Harga beli seluruhnya")]
        public Rupiah? Cost { get; init; }

        internal bool Empty => Good is null && Quantity is null && Cost is null;
    }

    public sealed record Input
    {
        /// <summary>One a form: sent twice it is bought once.</summary>
        public Guid Key { get; init; }

        [Display(Name = "Tanggal")]
        public DateOnly? Date { get; init; }

        [Display(Name = "Cara bayar")]
        public TradeTerms? Terms { get; init; }

        [Display(Name = "Pemasok")]
        [StringLength(100)]
        public string? Supplier { get; init; }

        public List<Line> Lines { get; init; } = [];
    }

    /// <returns>The journal; or all that is wrong. Sent again with its key it answers the same.</returns>
    public Task<Result<Posted>> RunAsync(BooksCard books, string outlet, Input input, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                await db.HoldBooksAsync(books.CooperativeId, ct);
                var (key, content) = (
                    $"{KeyPrefix}{input.Key:N}",
                    StockDesk.ContentOf(new { outlet, input })
                );
                if (await stock.BeforeAsync(books, key, content, ct) is { } before)
                    return before;
                if (await stock.OutletAsync(books, outlet, ct) is null)
                    return Refusal.NotFound($"Gerai tidak ditemukan di koperasi ini.");
                var goods = await stock.GoodsAsync(
                    books,
                    outlet,
                    input.Lines.Where(l => l.Good is not null).Select(l => new GoodId(l.Good!.Value)),
                    ct
                );
                var wrong = Check(books, input, goods);
                if (wrong.Any)
                    return wrong;
                List<(Good Good, long Quantity, long Cost)> bought =
                [
                    .. input
                        .Lines.Where(l => !l.Empty)
                        .Select(l =>
                            (
                                goods[new GoodId(l.Good!.Value)],
                                Quantities.Of(l.Quantity!.Value)!.Value,
                                l.Cost!.Value.Value
                            )
                        ),
                ];
                var posted = await stock.PostAsync(
                    books,
                    JournalOf(outlet, input, key, bought),
                    seq => bought.Select(b => MoveOf(b, seq, input)),
                    ct
                );
                if (!posted.Refused)
                    db.OutletTrades.Add(
                        new OutletTrade
                        {
                            CooperativeId = books.CooperativeId,
                            Seq = posted.Value.Seq,
                            UnitCode = outlet,
                            Kind = KindOf(input),
                            Date = input.Date!.Value,
                            Terms = input.Terms!.Value,
                            Supplier = SupplierOf(input),
                            Total = new Rupiah(bought.Sum(b => b.Cost)),
                            Content = content,
                        }
                    );
                return posted;
            },
            ct
        );

    private static Refusals Check(BooksCard books, Input input, Dictionary<GoodId, Good> goods)
    {
        var wrong = new Refusals();
        wrong.When(
            input.Key == Guid.Empty,
            "key",
            $"Formulir ini tidak lengkap. Muat ulang halaman, lalu isi lagi."
        );
        wrong.When(input.Date is null, "date", $"Isi tanggal transaksi.", nameof(input.Date));
        wrong.When(input.Terms is null, "terms", $"Pilih cara bayar.", nameof(input.Terms));
        wrong.When(
            input.Terms == TradeTerms.Credit && SupplierOf(input) is null,
            "supplier",
            $"Isi nama pemasok, supaya utangnya jelas kepada siapa.",
            nameof(input.Supplier)
        );
        wrong.When(input.Lines.All(l => l.Empty), "lines", $"Isi paling sedikit satu barang.");
        foreach (var (i, line) in input.Lines.Index())
            if (!line.Empty)
                Check(line, i, goods, wrong);
        var twice = input.Lines.Where(l => l.Good is not null).GroupBy(l => l.Good).Any(g => g.Count() > 1);
        wrong.When(twice, "good-twice", $"Satu barang cukup satu baris. Jumlahkan banyaknya dan harganya.");
        if (wrong.Any)
            return wrong;
        wrong.When(
            input.Terms == TradeTerms.Cash
                && books.ApprovalFrom > Rupiah.Zero
                && input.Lines.Where(l => !l.Empty).Select(l => l.Cost!.Value).Sum() >= books.ApprovalFrom,
            "needs-second",
            $"Pembayaran mulai {books.ApprovalFrom} perlu orang kedua. Catat pembelian ini sebagai kredit, lalu bayar lewat Catat, Bayar utang pemasok.",
            nameof(input.Terms)
        );
        return wrong;
    }

    private static void Check(Line line, int at, Dictionary<GoodId, Good> goods, Refusals wrong)
    {
        var (number, field) = (at + 1, $"{nameof(Input.Lines)}[{at}]");
        var good = line.Good is { } id ? goods.GetValueOrDefault(new GoodId(id)) : null;
        wrong.When(
            good is null,
            "unknown-good",
            $"Baris {number}: pilih barang dari daftar gerai ini.",
            $"{field}.{nameof(line.Good)}"
        );
        wrong.When(
            good is { Active: false },
            "good-inactive",
            $"Baris {number}: barang ini sudah tidak dijual.",
            $"{field}.{nameof(line.Good)}"
        );
        wrong.When(
            line.Quantity is not { } quantity || quantity <= 0 || Quantities.Of(quantity) is null,
            "quantity",
            $"Baris {number}: isi banyaknya lebih dari nol, paling banyak tiga angka di belakang koma.",
            $"{field}.{nameof(line.Quantity)}"
        );
        wrong.When(
            line.Cost is not { Value: > 0 and <= JournalRules.AmountMax },
            "cost",
            $"Baris {number}: isi harga beli seluruhnya, lebih dari nol.",
            $"{field}.{nameof(line.Cost)}"
        );
    }

    private static StockMove MoveOf((Good Good, long Quantity, long Cost) bought, long seq, Input input)
    {
        var (before, after) = (
            new StockCard(bought.Good.Quantity, bought.Good.Value.Value),
            new StockCard(bought.Good.Quantity, bought.Good.Value.Value).Receive(bought.Quantity, bought.Cost)
        );
        return new()
        {
            CooperativeId = bought.Good.CooperativeId,
            Seq = seq,
            GoodId = bought.Good.Id,
            Kind = KindOf(input),
            Date = input.Date!.Value,
            Quantity = after.Quantity - before.Quantity,
            Value = new Rupiah(after.Value - before.Value),
        };
    }

    private static NewJournal JournalOf(
        string outlet,
        Input input,
        string key,
        List<(Good Good, long Quantity, long Cost)> bought
    )
    {
        var practice = OutletPractice.Current;
        var (from, what) = input.Terms switch
        {
            TradeTerms.Cash => (practice.Cash, "Beli tunai"),
            TradeTerms.Credit => (practice.Payable, $"Beli kredit dari {SupplierOf(input)}"),
            _ => (practice.Uncarded, "Stok awal"),
        };
        return new NewJournal(
            key,
            input.Date!.Value,
            StockDesk.Tell(what, bought.Select(b => (b.Good, b.Quantity))),
            [
                .. bought.Select(b => new NewLine(
                    practice.Stock.Code,
                    new Rupiah(b.Cost),
                    SubledgerId: b.Good.SubledgerId
                )),
                new NewLine(from, new Rupiah(-bought.Sum(b => b.Cost)), Memo: SupplierOf(input)),
            ],
            UnitCode: outlet,
            Template: Template
        );
    }

    private static StockMoveKind KindOf(Input input) =>
        input.Terms == TradeTerms.Opening ? StockMoveKind.Opening : StockMoveKind.Purchase;

    private static string? SupplierOf(Input input) =>
        string.IsNullOrWhiteSpace(input.Supplier) ? null : input.Supplier.Trim();
}
