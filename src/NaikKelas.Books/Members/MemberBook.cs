using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Books.Members;

internal sealed class MemberRow
{
    public required MemberId Id { get; init; }

    public required string Number { get; init; }

    public required string Name { get; init; }

    public required string? Neighbourhood { get; init; }

    public required DateOnly JoinedOn { get; init; }

    public required DateOnly? LeftOn { get; init; }

    /// <summary>All passbooks together.</summary>
    public required long Saved { get; init; }

    /// <summary>Simpanan wajib that is due and was not paid.</summary>
    public required long Owed { get; init; }
}

/// <summary>A round through the village: who owes simpanan wajib.</summary>
/// <param name="Head">The last journal that the amounts count.</param>
/// <param name="Rows">By neighbourhood and name.</param>
internal sealed record Round(long Head, IReadOnlyList<RoundRow> Rows);

/// <param name="Member">Who owes how much.</param>
/// <param name="Passbook">What is paid into; null where no passbook of simpanan wajib was opened.</param>
internal sealed record RoundRow(MemberRow Member, SubledgerId? Passbook);

internal sealed record Passbook(SubledgerAccount Row, SavingsKind? Kind, string Account, long Owed);

internal sealed record MemberPaper(
    Member Member,
    IReadOnlyList<Passbook> Passbooks,
    IReadOnlyList<(string Account, string Name)> More
);

/// <summary>One line of a passbook.</summary>
/// <param name="Seq">Its journal.</param>
/// <param name="Date">Of the journal.</param>
/// <param name="Description">In the treasurer's words.</param>
/// <param name="In">Paid in, rupiah.</param>
/// <param name="Out">Taken out, rupiah.</param>
/// <param name="Balance">After it.</param>
internal sealed record PassbookLine(
    long Seq,
    DateOnly Date,
    string Description,
    long In,
    long Out,
    long Balance
);

/// <summary>Reads the register of members (buku daftar anggota), their passbooks, and who is behind.</summary>
internal sealed class MemberBook(Db db, AgencyClock clock)
{
    /// <summary>Three queries whatever the number of members: the monthly due, how many, the page.</summary>
    public async Task<Page<MemberRow>> ListAsync(BooksCard books, ListQuery query, CancellationToken ct)
    {
        var rows = await RowsAsync(books, ct);
        rows = query["tampil"] switch
        {
            "menunggak" => rows.Where(r => r.LeftOn == null && r.Owed > 0),
            "keluar" => rows.Where(r => r.LeftOn != null),
            _ => rows.Where(r => r.LeftOn == null),
        };
        if (query.Q is { Length: > 0 } words)
        {
            var (id, key) = (books.CooperativeId, NameKey.Of(words));
            var members = db.Members;
            rows = rows.Where(r =>
                r.Number == words
                || members.Any(m => m.CooperativeId == id && m.Id == r.Id && m.NameKey.Contains(key))
            );
        }

        return await rows.Sorted(query, Sorting).ToPageAsync(query, ct);
    }

    public Task<int> CountAsync(BooksCard books, CancellationToken ct) =>
        db.Members.CountAsync(m => m.CooperativeId == books.CooperativeId && m.LeftOn == null, ct);

    /// <summary>How many are members, what they saved, and how many owe how much.</summary>
    public async Task<(int Members, long Saved, int Behind, long Owed)> SumsAsync(
        BooksCard books,
        CancellationToken ct
    )
    {
        var rows = await (await RowsAsync(books, ct))
            .Where(r => r.LeftOn == null)
            .Select(r => new { r.Saved, r.Owed })
            .ToListAsync(ct);
        return (
            rows.Count,
            rows.Sum(r => r.Saved),
            rows.Count(r => r.Owed > 0),
            rows.Where(r => r.Owed > 0).Sum(r => r.Owed)
        );
    }

    /// <summary>Everybody who owes, in the order of a round through the village. Four queries.</summary>
    public async Task<Round> RoundAsync(BooksCard books, CancellationToken ct)
    {
        var id = books.CooperativeId;
        // First of all: what is posted meanwhile is then rather counted twice as taken than asked for twice.
        var head = await db
            .BookHeads.AsNoTracking()
            .Where(h => h.CooperativeId == id)
            .Select(h => h.Seq)
            .SingleAsync(ct);
        var owing = await (await RowsAsync(books, ct))
            .Where(r => r.LeftOn == null && r.Owed > 0)
            .OrderBy(r => r.Neighbourhood)
            .ThenBy(r => r.Name)
            .ToListAsync(ct);
        var products = db.SavingsProducts;
        var passbooks = await db
            .SubledgerAccounts.AsNoTracking()
            .Where(s =>
                s.CooperativeId == id
                && s.MemberId != null
                && s.State != SubledgerState.Closed
                && products.Any(p =>
                    p.CooperativeId == id && p.AccountCode == s.AccountCode && p.Kind == SavingsKind.Wajib
                )
            )
            .ToDictionaryAsync(s => s.MemberId!.Value, s => s.Id, ct);
        return new Round(
            head,
            [
                .. owing.Select(r => new RoundRow(
                    r,
                    passbooks.TryGetValue(r.Id, out var passbook) ? passbook : null
                )),
            ]
        );
    }

    public async Task<MemberPaper?> FindAsync(BooksCard books, MemberId id, CancellationToken ct)
    {
        var cooperative = books.CooperativeId;
        if (
            await db
                .Members.AsNoTracking()
                .SingleOrDefaultAsync(m => m.CooperativeId == cooperative && m.Id == id, ct)
            is not { } member
        )
            return null;
        var products = await ProductsAsync(books, ct);
        var names = await db
            .Accounts.AsNoTracking()
            .Where(a => a.CooperativeId == cooperative && a.Subledger == Subledger.Savings)
            .ToDictionaryAsync(a => a.Code, a => a.Name, StringComparer.Ordinal, ct);
        var rows = await db
            .SubledgerAccounts.AsNoTracking()
            .Where(s => s.CooperativeId == cooperative && s.MemberId == id && s.Sign == -1)
            .OrderByDescending(s => s.AccountCode)
            .ToListAsync(ct);
        return new MemberPaper(
            member,
            [
                .. rows.Select(r =>
                {
                    var product = products.FirstOrDefault(p => p.AccountCode == r.AccountCode);
                    var monthly = product?.Kind == SavingsKind.Wajib ? product.Amount.Value : 0;
                    return new Passbook(
                        r,
                        product?.Kind,
                        names[r.AccountCode],
                        r.State == SubledgerState.Closed
                            ? 0
                            : Math.Max(0, monthly * MonthsOf(member.JoinedOn) - r.Balance.Value)
                    );
                }),
            ],
            [
                .. products
                    .Where(p => rows.TrueForAll(r => r.AccountCode != p.AccountCode))
                    .Select(p => (p.AccountCode, names[p.AccountCode])),
            ]
        );
    }

    /// <summary>The lines of a passbook in their order, with the balance after each.</summary>
    public async Task<IReadOnlyList<PassbookLine>> LinesAsync(
        BooksCard books,
        SubledgerId passbook,
        CancellationToken ct
    )
    {
        var (id, journals) = (books.CooperativeId, db.Journals);
        var lines = await (
            from line in db.JournalLines.AsNoTracking()
            join journal in journals.AsNoTracking()
                on new { line.CooperativeId, line.Seq } equals new { journal.CooperativeId, journal.Seq }
            where line.CooperativeId == id && line.SubledgerId == passbook
            orderby line.Date, line.Seq, line.LineNo
            select new
            {
                line.Seq,
                line.Date,
                journal.Description,
                Amount = -line.Amount.Value,
            }
        ).ToListAsync(ct);
        var balance = 0L;
        return
        [
            .. lines.Select(l => new PassbookLine(
                l.Seq,
                l.Date,
                l.Description,
                Math.Max(l.Amount, 0),
                Math.Max(-l.Amount, 0),
                balance += l.Amount
            )),
        ];
    }

    public Task<List<SavingsProduct>> ProductsAsync(BooksCard books, CancellationToken ct) =>
        db
            .SavingsProducts.AsNoTracking()
            .Where(p => p.CooperativeId == books.CooperativeId)
            .OrderByDescending(p => p.AccountCode)
            .ToListAsync(ct);

    private static readonly Sorting<MemberRow> Sorting = new Sorting<MemberRow>()
        .By("nomor", r => r.Number)
        .By("nama", r => r.Name)
        .By("dusun", r => r.Neighbourhood)
        .By("simpanan", r => r.Saved)
        .By("tunggakan", r => r.Owed)
        .Ending(r => r.Number);

    /// <summary>The month of joining counts, and this month does.</summary>
    internal static int MonthsOf(DateOnly joined, DateOnly today) =>
        Math.Max(0, today.Year * 12 + today.Month - (joined.Year * 12 + joined.Month) + 1);

    private int MonthsOf(DateOnly joined) => MonthsOf(joined, clock.Today);

    private int ThisMonth => clock.Today.Year * 12 + clock.Today.Month;

    private async Task<IQueryable<MemberRow>> RowsAsync(BooksCard books, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var monthly = (await ProductsAsync(books, ct)).Find(p => p.Kind == SavingsKind.Wajib);
        var (amount, account) = (monthly?.Amount.Value ?? 0, monthly?.AccountCode ?? "");
        var (saved, now) = (db.SubledgerAccounts, ThisMonth + 1);
        return db
            .Members.AsNoTracking()
            .Where(m => m.CooperativeId == id)
            .Select(m => new MemberRow
            {
                Id = m.Id,
                Number = m.Number,
                Name = m.Name,
                Neighbourhood = m.Neighbourhood,
                JoinedOn = m.JoinedOn,
                LeftOn = m.LeftOn,
                Saved = saved
                    .Where(s => s.CooperativeId == id && s.MemberId == m.Id && s.Sign == -1)
                    .Sum(s => s.Balance.Value),
                Owed =
                    amount * (now - (m.JoinedOn.Year * 12 + m.JoinedOn.Month))
                    - saved
                        .Where(s => s.CooperativeId == id && s.MemberId == m.Id && s.AccountCode == account)
                        .Sum(s => s.Balance.Value),
            });
    }
}
