using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;

namespace NaikKelas.Books.Journals;

internal sealed class JournalRow
{
    public required long Seq { get; init; }

    public required string UnitCode { get; init; }

    public required int Year { get; init; }

    public required int Number { get; init; }

    public required DateOnly Date { get; init; }

    public required string Description { get; init; }

    public required JournalKind Kind { get; init; }

    public required long Amount { get; init; }

    public required bool Reversed { get; init; }

    public string Reference => Posted.ReferenceOf(UnitCode, Year, Number);
}

internal sealed record LineRow(
    string AccountCode,
    string Account,
    long Amount,
    string UnitCode,
    Party Party,
    string? Member,
    string? Saved,
    string? Memo
);

internal sealed record PaperRow(FileId Id, string Name, int Size);

/// <summary>One journal with all that is known of it.</summary>
internal sealed record JournalPaper(
    Journal Journal,
    IReadOnlyList<LineRow> Lines,
    string? PostedBy,
    JournalRow? Reverses,
    JournalRow? ReversedBy,
    IReadOnlyList<PaperRow> Papers,
    string? Phone
)
{
    public string Reference => Posted.ReferenceOf(Journal.UnitCode, Journal.Year, Journal.Number);

    public Rupiah Amount => Lines.Where(l => l.Amount > 0).Select(l => new Rupiah(l.Amount)).Sum();

    /// <summary>Whose savings it moved, where it was one person's.</summary>
    public string? Member =>
        Lines.Select(l => l.Member).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is [var one]
            ? one
            : null;
}

/// <summary>Reads journals: the list, and one of them.</summary>
internal sealed class JournalBook(Db db, RequestBook requests)
{
    /// <summary>Three queries whatever the number of journals: months, how many, the page.</summary>
    public Task<Page<JournalRow>> ListAsync(BooksCard books, ListQuery query, CancellationToken ct)
    {
        var rows = Rows(books);
        if (MonthOf(query["bulan"]) is { } first)
        {
            var next = first.AddMonths(1);
            rows = rows.Where(r => r.Date >= first && r.Date < next);
        }

        if (query.Q is { Length: > 0 } words)
            rows = Found(rows, words);
        return rows.OrderByDescending(r => r.Seq).ToPageAsync(query, ct);
    }

    /// <summary>The months that hold journals, the latest first.</summary>
    public Task<List<int>> MonthsAsync(BooksCard books, CancellationToken ct) =>
        db
            .Balances.AsNoTracking()
            .Where(b => b.CooperativeId == books.CooperativeId)
            .Select(b => b.Month)
            .Distinct()
            .OrderDescending()
            .ToListAsync(ct);

    public async Task<JournalPaper?> FindAsync(BooksCard books, long seq, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var journal = await db
            .Journals.AsNoTracking()
            .SingleOrDefaultAsync(j => j.CooperativeId == id && j.Seq == seq, ct);
        if (journal is null)
            return null;
        var lines = await LinesAsync(books, seq, ct);
        var journals = db.Journals;
        var around = await Rows(books)
            .Where(r =>
                r.Seq == journal.Reverses
                || journals.Any(j => j.CooperativeId == id && j.Seq == r.Seq && j.Reverses == seq)
            )
            .ToListAsync(ct);
        var (attachments, files) = (db.JournalAttachments, db.Files);
        var papers = await (
            from attached in attachments.AsNoTracking()
            join file in files.AsNoTracking() on attached.FileId equals file.Id
            where attached.CooperativeId == id && attached.Seq == seq
            orderby attached.AddedAt
            select new PaperRow(file.Id, file.Name, file.Content.Length)
        ).ToListAsync(ct);
        var phones = lines.Select(l => l.Phone).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new JournalPaper(
            journal,
            [.. lines.Select(l => l.Row)],
            journal.PostedBy is { } person
                ? (await requests.NamesAsync([person], ct)).GetValueOrDefault(person)
                : null,
            around.Find(r => r.Seq == journal.Reverses),
            around.Find(r => r.Seq != journal.Reverses),
            papers,
            phones is [var phone] ? phone : null
        );
    }

    /// <summary>A paper, only where it is attached to a journal of these books.</summary>
    public async Task<StoredFile?> PaperAsync(BooksCard books, long seq, FileId file, CancellationToken ct)
    {
        var attachments = db.JournalAttachments;
        return await db
            .Files.AsNoTracking()
            .SingleOrDefaultAsync(
                f =>
                    f.Id == file
                    && attachments.Any(a =>
                        a.CooperativeId == books.CooperativeId && a.Seq == seq && a.FileId == file
                    ),
                ct
            );
    }

    private async Task<List<(LineRow Row, string? Phone)>> LinesAsync(
        BooksCard books,
        long seq,
        CancellationToken ct
    )
    {
        var id = books.CooperativeId;
        var (accounts, members, saved) = (db.Accounts, db.Members, db.SubledgerAccounts);
        var rows = await (
            from line in db.JournalLines.AsNoTracking()
            join account in accounts
                on new { line.CooperativeId, Code = line.AccountCode } equals new
                {
                    account.CooperativeId,
                    account.Code,
                }
            where line.CooperativeId == id && line.Seq == seq
            orderby line.LineNo
            select new
            {
                Row = new LineRow(
                    line.AccountCode,
                    account.Name,
                    line.Amount.Value,
                    line.UnitCode,
                    line.Party,
                    members
                        .Where(m => m.CooperativeId == id && m.Id == line.MemberId)
                        .Select(m => m.Name)
                        .FirstOrDefault(),
                    saved
                        .Where(s => s.CooperativeId == id && s.Id == line.SubledgerId)
                        .Select(s => s.Number)
                        .FirstOrDefault(),
                    line.Memo
                ),
                Phone = members
                    .Where(m => m.CooperativeId == id && m.Id == line.MemberId)
                    .Select(m => m.Phone)
                    .FirstOrDefault(),
            }
        ).ToListAsync(ct);
        return [.. rows.Select(r => (r.Row, r.Phone))];
    }

    private IQueryable<JournalRow> Rows(BooksCard books)
    {
        var (id, journals) = (books.CooperativeId, db.Journals);
        return journals
            .AsNoTracking()
            .Where(j => j.CooperativeId == id)
            .Select(j => new JournalRow
            {
                Seq = j.Seq,
                UnitCode = j.UnitCode,
                Year = j.Year,
                Number = j.Number,
                Date = j.Date,
                Description = j.Description,
                Kind = j.Kind,
                Amount = j.Lines.Where(l => l.Amount.Value > 0).Sum(l => l.Amount.Value),
                Reversed = journals.Any(r => r.CooperativeId == id && r.Reverses == j.Seq),
            });
    }

    /// <summary>Words of the description, or a reference as printed.</summary>
    private IQueryable<JournalRow> Found(IQueryable<JournalRow> rows, string words)
    {
        if (
            words.Split('/') is [var unit, var year, var number]
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        )
        {
            var code = unit.ToUpperInvariant();
            return rows.Where(r => r.UnitCode == code && r.Year == y && r.Number == n);
        }

        var like =
            $"%{words.Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal)}%";
        return db.Database.IsNpgsql()
            ? rows.Where(r => EF.Functions.ILike(r.Description, like))
            : rows.Where(r => EF.Functions.Like(r.Description, like));
    }

    private static DateOnly? MonthOf(string? month) =>
        DateOnly.TryParseExact(
            month + "01",
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var first
        )
            ? first
            : null;
}
