using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Outlets;

/// <summary>Use case: goods are sold over the counter, for cash or, to a member, on a bon.</summary>
internal sealed class SellGoods(Db db, StockDesk stock)
{
    private const string KeyPrefix = "gerai-jual:";
    private const string Template = "gerai-jual";
    private const int KeyMax = 80;

    /// <returns>The journal; or all that is wrong. Sent again with its key it answers the same.</returns>
    public Task<Result<Posted>> RunAsync(BooksCard books, string key, SaleBody body, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                if (string.IsNullOrWhiteSpace(key) || key.Length > KeyMax)
                    return new Refusal("key", $"Kunci transaksi tidak ada atau terlalu panjang.");
                await db.HoldBooksAsync(books.CooperativeId, ct);
                var (whole, content) = (KeyPrefix + key, StockDesk.ContentOf(body));
                if (await stock.BeforeAsync(books, whole, content, ct) is { } before)
                    return before;
                if (await stock.OutletAsync(books, body.Outlet, ct) is not { } outlet)
                    return Refusal.NotFound($"Gerai tidak ditemukan di koperasi ini.");
                var lines = body.Lines ?? [];
                var goods = await stock.GoodsAsync(
                    books,
                    outlet.Code,
                    lines.Select(l => new GoodId(l.Good)),
                    ct
                );
                if (lines.Any(l => !goods.ContainsKey(new GoodId(l.Good))))
                    return Refusal.NotFound($"Barang tidak ditemukan di gerai ini.");
                var member = await MemberAsync(books, body.Member, ct);
                var wrong = SaleRules.Check(body, goods, member);
                if (wrong.Any)
                    return wrong;
                SubledgerId? receivable = body.Credit ? await stock.ReceivableAsync(member!, ct) : null;
                var sold = SaleRules.Sold(body, goods);
                var posted = await stock.PostAsync(
                    books,
                    new NewJournal(
                        whole,
                        body.Date!.Value,
                        StockDesk.Tell(What(body, member), sold.Select(s => (s.Good, s.Quantity))),
                        SaleRules.Lines(sold, member?.Id, receivable, OutletPractice.Current),
                        UnitCode: outlet.Code,
                        Template: Template
                    ),
                    seq => sold.Select(s => MoveOf(s, seq, body)),
                    ct
                );
                if (!posted.Refused)
                    db.OutletTrades.Add(
                        TradeOf(books, outlet, body, member, sold, posted.Value.Seq, content)
                    );
                return posted;
            },
            ct
        );

    private async Task<Member?> MemberAsync(BooksCard books, Guid? id, CancellationToken ct) =>
        id is { } wanted
            ? await db
                .Members.AsNoTracking()
                .SingleOrDefaultAsync(
                    m => m.CooperativeId == books.CooperativeId && m.Id == new MemberId(wanted),
                    ct
                )
            : null;

    private static string What(SaleBody body, Member? member) =>
        member is null ? "Penjualan tunai"
        : body.Credit ? $"Penjualan bon kepada {member.Name}"
        : $"Penjualan tunai kepada {member.Name}";

    private static StockMove MoveOf(SoldLine sold, long seq, SaleBody body) =>
        new()
        {
            CooperativeId = sold.Good.CooperativeId,
            Seq = seq,
            GoodId = sold.Good.Id,
            Kind = StockMoveKind.Sale,
            Date = body.Date!.Value,
            Quantity = -sold.Quantity,
            Value = new Rupiah(-sold.Cost),
            Revenue = new Rupiah(sold.Revenue),
        };

    private static OutletTrade TradeOf(
        BooksCard books,
        BusinessUnit outlet,
        SaleBody body,
        Member? member,
        IReadOnlyList<SoldLine> sold,
        long seq,
        byte[] content
    ) =>
        new()
        {
            CooperativeId = books.CooperativeId,
            Seq = seq,
            UnitCode = outlet.Code,
            Kind = StockMoveKind.Sale,
            Date = body.Date!.Value,
            Terms = body.Credit ? TradeTerms.Credit : TradeTerms.Cash,
            MemberId = member?.Id,
            Total = new Rupiah(sold.Sum(s => s.Revenue)),
            Content = content,
        };
}
