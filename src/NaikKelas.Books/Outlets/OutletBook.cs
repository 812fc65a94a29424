using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Outlets;

/// <param name="Code">Of the unit.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Goods">Still sold.</param>
/// <param name="Low">Of them below their minimum.</param>
/// <param name="Stock">What all of them cost, rupiah.</param>
/// <param name="SoldToday">Rupiah, over the counter.</param>
internal sealed record OutletRow(string Code, string Name, int Goods, int Low, long Stock, long SoldToday);

/// <param name="Seq">The journal.</param>
/// <param name="Date">Of the business.</param>
/// <param name="Kind">What moved it.</param>
/// <param name="Quantity">Thousandths, with its sign.</param>
/// <param name="Value">Rupiah, with its sign.</param>
/// <param name="Left">The card after it.</param>
internal sealed record CardLine(
    long Seq,
    DateOnly Date,
    StockMoveKind Kind,
    long Quantity,
    long Value,
    StockCard Left
);

/// <param name="Card">Whose card.</param>
/// <param name="Member">Name.</param>
/// <param name="Number">In the register.</param>
/// <param name="Owed">Rupiah.</param>
internal sealed record BonRow(SubledgerId Card, string Member, string Number, long Owed);

/// <param name="Name">Of the good.</param>
/// <param name="Quantity">With its measure.</param>
/// <param name="Amount">Rupiah.</param>
internal sealed record TradeLine(string Name, string Quantity, Rupiah Amount);

/// <summary>A purchase or a sale as it is shown and printed.</summary>
internal sealed record TradePaper(OutletTrade Trade, IReadOnlyList<TradeLine> Lines);

/// <summary>Reads outlets, their goods and cards; a few questions a page, however many goods.</summary>
internal sealed class OutletBook(Db db, StockDesk stock, AgencyClock clock)
{
    /// <summary>The units that trade, each with what matters today.</summary>
    public async Task<IReadOnlyList<OutletRow>> AllAsync(BooksCard books, CancellationToken ct)
    {
        var (id, today, units) = (books.CooperativeId, clock.Today, OutletPractice.Current.Units);
        var outlets = await db
            .BusinessUnits.AsNoTracking()
            .Where(u => u.CooperativeId == id && u.Active && units.Contains(u.Code))
            .ToListAsync(ct);
        var goods = await db
            .Goods.AsNoTracking()
            .Where(g => g.CooperativeId == id)
            .GroupBy(g => g.UnitCode)
            .Select(g => new
            {
                g.Key,
                Goods = g.Sum(x => x.Active ? 1 : 0),
                Low = g.Sum(x => x.Active && x.Quantity < x.Minimum ? 1 : 0),
                Stock = g.Sum(x => x.Value.Value),
            })
            .ToDictionaryAsync(g => g.Key, StringComparer.Ordinal, ct);
        var all = db.Goods;
        var sold = await (
            from move in db.StockMoves.AsNoTracking()
            join good in all
                on new { move.CooperativeId, Id = move.GoodId } equals new { good.CooperativeId, good.Id }
            where move.CooperativeId == id && move.Date == today
            group move by good.UnitCode into g
            select new { g.Key, Sum = g.Sum(m => m.Revenue.Value) }
        ).ToDictionaryAsync(g => g.Key, g => g.Sum, StringComparer.Ordinal, ct);
        return
        [
            .. outlets
                .OrderBy(u => units.ToList().IndexOf(u.Code))
                .Select(u =>
                {
                    var own = goods.GetValueOrDefault(u.Code);
                    return new OutletRow(
                        u.Code,
                        u.Name,
                        own?.Goods ?? 0,
                        own?.Low ?? 0,
                        own?.Stock ?? 0,
                        sold.GetValueOrDefault(u.Code)
                    );
                }),
        ];
    }

    public Task<BusinessUnit?> FindAsync(BooksCard books, string? outlet, CancellationToken ct) =>
        stock.OutletAsync(books, outlet, ct);

    /// <summary>The goods of an outlet by name.</summary>
    public Task<List<Good>> GoodsAsync(BooksCard books, string outlet, bool active, CancellationToken ct) =>
        db
            .Goods.AsNoTracking()
            .Where(g =>
                g.CooperativeId == books.CooperativeId && g.UnitCode == outlet && (g.Active || !active)
            )
            .OrderBy(g => g.NameKey)
            .ToListAsync(ct);

    public Task<Good?> GoodAsync(BooksCard books, string outlet, GoodId good, CancellationToken ct) =>
        db
            .Goods.AsNoTracking()
            .SingleOrDefaultAsync(
                g => g.CooperativeId == books.CooperativeId && g.UnitCode == outlet && g.Id == good,
                ct
            );

    /// <summary>A good's card, the latest first, each line with what was left after it.</summary>
    /// <param name="books">Whose.</param>
    /// <param name="good">As it stands now.</param>
    /// <param name="take">So many lines at most.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<IReadOnlyList<CardLine>> CardAsync(
        BooksCard books,
        Good good,
        int take,
        CancellationToken ct
    )
    {
        var moves = await db
            .StockMoves.AsNoTracking()
            .Where(m => m.CooperativeId == books.CooperativeId && m.GoodId == good.Id)
            .OrderByDescending(m => m.Seq)
            .Take(take)
            .ToListAsync(ct);
        var left = new StockCard(good.Quantity, good.Value.Value);
        List<CardLine> lines = [];
        foreach (var move in moves)
        {
            lines.Add(new(move.Seq, move.Date, move.Kind, move.Quantity, move.Value.Value, left));
            left = new StockCard(left.Quantity - move.Quantity, left.Value - move.Value.Value);
        }

        return lines;
    }

    /// <summary>Members who still owe, the largest first.</summary>
    public async Task<IReadOnlyList<BonRow>> BonsAsync(BooksCard books, CancellationToken ct)
    {
        var (id, account, members) = (
            books.CooperativeId,
            OutletPractice.Current.Receivable.Code,
            db.Members
        );
        return await (
            from card in db.SubledgerAccounts.AsNoTracking()
            join member in members
                on new { card.CooperativeId, Id = card.MemberId!.Value } equals new
                {
                    member.CooperativeId,
                    member.Id,
                }
            where card.CooperativeId == id && card.AccountCode == account && card.Balance.Value > 0
            orderby card.Balance.Value descending, member.NameKey
            select new BonRow(card.Id, member.Name, member.Number, card.Balance.Value)
        ).ToListAsync(ct);
    }

    /// <summary>Members who can buy: by name.</summary>
    public async Task<IReadOnlyList<(MemberId Id, string Number, string Name)>> MembersAsync(
        BooksCard books,
        CancellationToken ct
    ) =>
        [
            .. (
                await db
                    .Members.AsNoTracking()
                    .Where(m => m.CooperativeId == books.CooperativeId && m.LeftOn == null)
                    .OrderBy(m => m.NameKey)
                    .Select(m => new
                    {
                        m.Id,
                        m.Number,
                        m.Name,
                    })
                    .ToListAsync(ct)
            ).Select(m => (m.Id, m.Number, m.Name)),
        ];

    /// <summary>Counts of an outlet, the latest first.</summary>
    public Task<List<StockTake>> TakesAsync(BooksCard books, string outlet, CancellationToken ct) =>
        db
            .StockTakes.AsNoTracking()
            .Where(t => t.CooperativeId == books.CooperativeId && t.UnitCode == outlet)
            .OrderByDescending(t => t.CountedOn)
            .ToListAsync(ct);

    /// <summary>One count, good by good.</summary>
    public async Task<IReadOnlyList<(Good Good, StockTakeLine Line)>> TakeAsync(
        BooksCard books,
        StockTake take,
        CancellationToken ct
    )
    {
        var goods = db.Goods;
        var rows = await (
            from line in db.StockTakeLines.AsNoTracking()
            join good in goods.AsNoTracking()
                on new { line.CooperativeId, Id = line.GoodId } equals new { good.CooperativeId, good.Id }
            where
                line.CooperativeId == books.CooperativeId
                && line.UnitCode == take.UnitCode
                && line.CountedOn == take.CountedOn
            orderby good.NameKey
            select new { good, line }
        ).ToListAsync(ct);
        return [.. rows.Select(r => (r.good, r.line))];
    }

    /// <summary>The purchase or sale behind a journal; null where it is none.</summary>
    public async Task<TradePaper?> TradeAsync(BooksCard books, long seq, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var trade = await db
            .OutletTrades.AsNoTracking()
            .SingleOrDefaultAsync(t => t.CooperativeId == id && t.Seq == seq, ct);
        if (trade is null)
            return null;
        var goods = db.Goods;
        var rows = await (
            from move in db.StockMoves.AsNoTracking()
            join good in goods
                on new { move.CooperativeId, Id = move.GoodId } equals new { good.CooperativeId, good.Id }
            where move.CooperativeId == id && move.Seq == seq
            orderby good.NameKey
            select new
            {
                good.Name,
                good.Measure,
                move.Quantity,
                move.Value,
                move.Revenue,
            }
        ).ToListAsync(ct);
        return new TradePaper(
            trade,
            [
                .. rows.Select(r => new TradeLine(
                    r.Name,
                    Quantities.Say(Math.Abs(r.Quantity), r.Measure),
                    trade.Kind == StockMoveKind.Sale ? r.Revenue : r.Value
                )),
            ]
        );
    }
}
