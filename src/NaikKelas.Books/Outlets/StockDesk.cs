using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Outlets;

/// <summary>
/// Where goods move, whoever asks: the moves are written first and the journal last, which seals them (decision 0022).
/// Everything here runs within <c>db.RunAsync</c> with the books held.
/// </summary>
internal sealed class StockDesk(Db db, LedgerDesk desk)
{
    /// <summary>The outlet of a code, where the co-op has such a unit and it trades.</summary>
    public Task<BusinessUnit?> OutletAsync(BooksCard books, string? code, CancellationToken ct)
    {
        var units = OutletPractice.Current.Units;
        return db
            .BusinessUnits.AsNoTracking()
            .SingleOrDefaultAsync(
                u =>
                    u.CooperativeId == books.CooperativeId
                    && u.Code == code
                    && u.Active
                    && units.Contains(u.Code),
                ct
            );
    }

    /// <summary>Those of an outlet, by id; what is not there is left out.</summary>
    public Task<Dictionary<GoodId, Good>> GoodsAsync(
        BooksCard books,
        string outlet,
        IEnumerable<GoodId> wanted,
        CancellationToken ct
    )
    {
        List<GoodId> ids = [.. wanted];
        return db
            .Goods.AsNoTracking()
            .Where(g => g.CooperativeId == books.CooperativeId && g.UnitCode == outlet && ids.Contains(g.Id))
            .ToDictionaryAsync(g => g.Id, ct);
    }

    /// <summary>What a key was answered before; that another thing came with it; null where it is new.</summary>
    public async Task<Result<Posted>?> BeforeAsync(
        BooksCard books,
        string key,
        byte[] content,
        CancellationToken ct
    )
    {
        var trades = db.OutletTrades;
        var before = await db
            .Journals.AsNoTracking()
            .Where(j => j.CooperativeId == books.CooperativeId && j.Key == key)
            .Select(j => new
            {
                j.Seq,
                j.UnitCode,
                j.Year,
                j.Number,
                Content = trades
                    .Where(t => t.CooperativeId == books.CooperativeId && t.Seq == j.Seq)
                    .Select(t => t.Content)
                    .FirstOrDefault(),
            })
            .SingleOrDefaultAsync(ct);
        return before is null ? null
            : before.Content is { } kept && kept.AsSpan().SequenceEqual(content)
                ? new Posted(
                    before.Seq,
                    Posted.ReferenceOf(before.UnitCode, before.Year, before.Number),
                    Again: true
                )
            : Refusal.Conflict(
                "key-reused",
                $"Kunci transaksi ini sudah dipakai untuk transaksi lain. Muat ulang halaman lalu isi kembali."
            );
    }

    public static byte[] ContentOf<T>(T body) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body));

    /// <summary>Posts a journal with its moves, whole or not at all.</summary>
    /// <param name="books">Whose.</param>
    /// <param name="journal">With a line on the card of each good whose value moves.</param>
    /// <param name="moves">Of the goods, with the number the journal will get.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<Result<Posted>> PostAsync(
        BooksCard books,
        NewJournal journal,
        Func<long, IEnumerable<StockMove>> moves,
        CancellationToken ct
    )
    {
        await db.HoldPostingAsync(books.CooperativeId, ct);
        var next =
            1
            + await db
                .BookHeads.AsNoTracking()
                .Where(h => h.CooperativeId == books.CooperativeId)
                .Select(h => h.Seq)
                .SingleAsync(ct);
        db.StockMoves.AddRange(moves(next));
        await db.SaveChangesAsync(ct);
        var posted = await desk.PostWithinAsync(books.CooperativeId, journal, ct);
        return posted.Refused || posted.Value.Seq == next
            ? posted
            : throw new InvalidOperationException($"Posted as {posted.Value.Seq}, moved as {next}.");
    }

    /// <summary>Charts from before there were outlets lack the accounts their cards stand on.</summary>
    public async Task AddAccountsAsync(OrganisationId id, CancellationToken ct)
    {
        var practice = OutletPractice.Current;
        OutletAccount[] wanted = [practice.Stock, practice.Receivable, practice.Difference];
        var codes = wanted.Select(a => a.Code).ToList();
        var there = await db
            .Accounts.Where(a => a.CooperativeId == id && codes.Contains(a.Code))
            .Select(a => a.Code)
            .ToListAsync(ct);
        foreach (var account in wanted.Where(a => !there.Contains(a.Code, StringComparer.Ordinal)))
            db.Accounts.Add(
                new Account
                {
                    CooperativeId = id,
                    Code = account.Code,
                    Name = account.Name,
                    Class = account.Class,
                    Line = account.Line,
                    Flow = account.Flow,
                    Subledger = account.Subledger,
                }
            );
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The card of what a member owes; opened with the first.</summary>
    public async Task<SubledgerId> ReceivableAsync(Members.Member member, CancellationToken ct)
    {
        var account = OutletPractice.Current.Receivable.Code;
        var card = await db
            .SubledgerAccounts.AsNoTracking()
            .Where(s =>
                s.CooperativeId == member.CooperativeId && s.MemberId == member.Id && s.AccountCode == account
            )
            .Select(s => (SubledgerId?)s.Id)
            .SingleOrDefaultAsync(ct);
        if (card is { } there)
            return there;
        var opened = new SubledgerAccount
        {
            CooperativeId = member.CooperativeId,
            Id = Ids.New<SubledgerId>(),
            AccountCode = account,
            MemberId = member.Id,
            Number = $"BON-{member.Number}",
            Sign = 1,
        };
        db.SubledgerAccounts.Add(opened);
        await db.SaveChangesAsync(ct);
        return opened.Id;
    }

    private const int DescriptionMax = 500;

    /// <summary>"Penjualan tunai: Beras 2 kg, Gula 1 kg", as much of it as fits.</summary>
    public static string Tell(string what, IEnumerable<(Good Good, long Quantity)> goods)
    {
        var text =
            what
            + ": "
            + string.Join(
                ", ",
                goods.Select(g =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{g.Good.Name} {Quantities.Say(g.Quantity, g.Good.Measure)}"
                    )
                )
            );
        return text.Length <= DescriptionMax ? text : $"{text.AsSpan(0, DescriptionMax - 1)}…";
    }
}
