using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Outlets;
using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Books.MemberView;

/// <summary>One journal as far as it is this member's.</summary>
internal sealed class OwnReceipt
{
    public required long Seq { get; init; }

    public required string UnitCode { get; init; }

    public required int Year { get; init; }

    public required int Number { get; init; }

    public required DateOnly Date { get; init; }

    public required string Description { get; init; }

    /// <summary>The price of a purchase; null where it was none.</summary>
    public required long? Bought { get; init; }

    /// <summary>On the member's own lines, rupiah.</summary>
    public required long Debit { get; init; }

    public required long Credit { get; init; }

    /// <summary>Of a loan paid out less its fee it is the loan.</summary>
    public long Amount => Bought ?? Math.Max(Debit, Credit);

    public required bool Reversed { get; init; }

    public string Reference => Posted.ReferenceOf(UnitCode, Year, Number);
}

/// <param name="Seq">The journal.</param>
/// <param name="Date">Of the purchase.</param>
/// <param name="Outlet">Its name.</param>
/// <param name="Terms">Cash or credit.</param>
/// <param name="Total">Rupiah.</param>
internal sealed record OwnPurchase(long Seq, DateOnly Date, string Outlet, TradeTerms Terms, long Total);

/// <summary>A receipt with the lines that are this member's.</summary>
/// <param name="Receipt">The journal.</param>
/// <param name="Lines">The accounts of the member's own lines, rupiah without a sign.</param>
/// <param name="Goods">What was bought.</param>
internal sealed record OwnReceiptPaper(
    OwnReceipt Receipt,
    IReadOnlyList<(string Account, long Amount)> Lines,
    IReadOnlyList<TradeLine> Goods
);

/// <summary>Reads a member's papers: passbook lines, receipts, purchases. Each question names the co-op and the member.</summary>
internal sealed class OwnPapers(Db db, MemberBook members, OutletBook outlets)
{
    /// <summary>A passbook and a page of its lines, the newest first; null where it is not this member's.</summary>
    public async Task<(OwnPassbook Passbook, Page<PassbookLine> Lines)?> PassbookAsync(
        MemberCard card,
        IReadOnlyList<OwnPassbook> own,
        SubledgerId id,
        ListQuery query,
        CancellationToken ct
    )
    {
        if (own.FirstOrDefault(p => p.Id == id) is not { } passbook)
            return null;
        var lines = await members.LinesAsync(card.Books, id, ct);
        return (passbook, ((IReadOnlyList<PassbookLine>)[.. lines.Reverse()]).ToPage(query));
    }

    public Task<Page<OwnReceipt>> ReceiptsAsync(MemberCard card, ListQuery query, CancellationToken ct) =>
        Receipts(card).OrderByDescending(r => r.Seq).ToPageAsync(query, ct);

    public async Task<OwnReceiptPaper?> ReceiptAsync(MemberCard card, long seq, CancellationToken ct)
    {
        if (await Receipts(card).SingleOrDefaultAsync(r => r.Seq == seq, ct) is not { } receipt)
            return null;
        var (id, me, cards, accounts) = (
            card.Key.Cooperative,
            card.Key.Member,
            db.SubledgerAccounts,
            db.Accounts
        );
        var lines = await (
            from line in db.JournalLines.AsNoTracking()
            join account in accounts
                on new { line.CooperativeId, Code = line.AccountCode } equals new
                {
                    account.CooperativeId,
                    account.Code,
                }
            where
                line.CooperativeId == id
                && line.Seq == seq
                && (
                    line.MemberId == me
                    || cards.Any(s => s.CooperativeId == id && s.Id == line.SubledgerId && s.MemberId == me)
                )
            orderby line.LineNo
            select new { account.Name, Amount = line.Amount.Value }
        ).ToListAsync(ct);
        var trade = await outlets.TradeAsync(card.Books, seq, ct);
        return new OwnReceiptPaper(
            receipt,
            // A sale's lines are income and cost of the co-op; what was bought says more.
            trade is null
                ? [.. lines.Select(l => (l.Name, Math.Abs(l.Amount)))]
                : [],
            trade is { Trade: { Kind: StockMoveKind.Sale } sale } && sale.MemberId == me ? trade.Lines : []
        );
    }

    /// <summary>What the member bought and was not taken back, the newest first.</summary>
    public Task<Page<OwnPurchase>> PurchasesAsync(MemberCard card, ListQuery query, CancellationToken ct)
    {
        var (id, me, journals, units) = (
            card.Key.Cooperative,
            card.Key.Member,
            db.Journals,
            db.BusinessUnits
        );
        return db
            .OutletTrades.AsNoTracking()
            .Where(t =>
                t.CooperativeId == id
                && t.MemberId == me
                && t.Kind == StockMoveKind.Sale
                && !journals.Any(j => j.CooperativeId == id && j.Reverses == t.Seq)
            )
            .OrderByDescending(t => t.Seq)
            .Select(t => new OwnPurchase(
                t.Seq,
                t.Date,
                units.Where(u => u.CooperativeId == id && u.Code == t.UnitCode).Select(u => u.Name).First(),
                t.Terms,
                t.Total.Value
            ))
            .ToPageAsync(query, ct);
    }

    /// <summary>From the member to the journals, not the other way: a co-op has many journals and a member few.</summary>
    private IQueryable<OwnReceipt> Receipts(MemberCard card)
    {
        var (id, me, journals) = (card.Key.Cooperative, card.Key.Member, db.Journals);
        var (lines, cards, trades) = (db.JournalLines, db.SubledgerAccounts, db.OutletTrades);
        var saved = cards.Where(s => s.CooperativeId == id && s.MemberId == me).Select(s => s.Id);
        var mine = lines
            .Where(l => l.CooperativeId == id && l.MemberId == me)
            .Select(l => l.Seq)
            .Union(
                lines
                    .Where(l =>
                        l.CooperativeId == id && l.SubledgerId != null && saved.Contains(l.SubledgerId!.Value)
                    )
                    .Select(l => l.Seq)
            )
            .Union(
                trades
                    .Where(t => t.CooperativeId == id && t.MemberId == me && t.Kind == StockMoveKind.Sale)
                    .Select(t => t.Seq)
            );
        return journals
            .AsNoTracking()
            .Where(j => j.CooperativeId == id && mine.Contains(j.Seq))
            .Select(j => new OwnReceipt
            {
                Seq = j.Seq,
                UnitCode = j.UnitCode,
                Year = j.Year,
                Number = j.Number,
                Date = j.Date,
                Description = j.Description,
                Bought = trades
                    .Where(t => t.CooperativeId == id && t.Seq == j.Seq && t.MemberId == me)
                    .Select(t => (long?)t.Total.Value)
                    .FirstOrDefault(),
                Debit = lines
                    .Where(l =>
                        l.CooperativeId == id
                        && l.Seq == j.Seq
                        && l.Amount.Value > 0
                        && (l.MemberId == me || l.SubledgerId != null && saved.Contains(l.SubledgerId!.Value))
                    )
                    .Sum(l => l.Amount.Value),
                Credit = lines
                    .Where(l =>
                        l.CooperativeId == id
                        && l.Seq == j.Seq
                        && l.Amount.Value < 0
                        && (l.MemberId == me || l.SubledgerId != null && saved.Contains(l.SubledgerId!.Value))
                    )
                    .Sum(l => -l.Amount.Value),
                Reversed = journals.Any(r => r.CooperativeId == id && r.Reverses == j.Seq),
            });
    }
}
