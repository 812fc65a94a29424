using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Statements;

/// <summary>One line of the ledger behind a figure.</summary>
internal sealed class BehindRow
{
    public required long Seq { get; init; }

    public required int LineNo { get; init; }

    public required string UnitCode { get; init; }

    public required int Year { get; init; }

    public required int Number { get; init; }

    public required DateOnly Date { get; init; }

    public required string Description { get; init; }

    public required string AccountCode { get; init; }

    /// <summary>Debit positive, credit negative.</summary>
    public required long Amount { get; init; }

    public string Reference => Posted.ReferenceOf(UnitCode, Year, Number);
}

/// <summary>What stands behind one figure of a statement.</summary>
/// <param name="Title">The account, or the line of the statement.</param>
/// <param name="Accounts">Codes and names of its accounts.</param>
/// <param name="Opening">On them before the span, in the sign of their side: what stands there is positive.</param>
/// <param name="Movement">Of all rows, not only of the page.</param>
/// <param name="Rows">By day, then as posted.</param>
internal sealed record BehindFigure(
    string Title,
    IReadOnlyList<string> Accounts,
    long Opening,
    long Movement,
    Page<BehindRow> Rows
);

/// <summary>The way from a figure down to its journals (buku besar).</summary>
internal sealed class BehindBook(Db db)
{
    public async Task<BehindFigure?> FindAsync(
        BooksCard books,
        Behind behind,
        StatementQuery asked,
        ListQuery query,
        CancellationToken ct
    )
    {
        var id = books.CooperativeId;
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a =>
                a.CooperativeId == id
                && (
                    behind.Kind == BehindKind.Account ? a.Code == behind.Code
                    : behind.Kind == BehindKind.Line ? a.Line == behind.Code
                    : a.Flow == behind.Code && !a.Cash
                )
            )
            .OrderBy(a => a.Code)
            .Select(a => new
            {
                a.Code,
                a.Name,
                a.Class,
            })
            .ToListAsync(ct);
        if (accounts.Count == 0)
            return null;
        var sign = accounts[0].Class is AccountClass.Asset or AccountClass.Expense ? 1 : -1;
        var codes = accounts.ConvertAll(a => a.Code);
        var (first, last) = (asked.Span.From, asked.Span.To);
        var opened = await OpenedAsync(books, accounts[0].Class, ct);
        var lines = LinesOf(books, behind, codes, asked.Unit);
        var sums = await lines
            .Where(l => l.Date <= last)
            .GroupBy(l => l.Date < first || opened.Contains(l.Seq))
            .Select(g => new { Before = g.Key, Sum = g.Sum(l => l.Amount.Value) })
            .ToListAsync(ct);
        var journals = db.Journals;
        var rows = await (
            from line in lines.Where(l => l.Date >= first && l.Date <= last && !opened.Contains(l.Seq))
            join journal in journals.AsNoTracking()
                on new { line.CooperativeId, line.Seq } equals new { journal.CooperativeId, journal.Seq }
            where journal.CooperativeId == id
            orderby line.Date, line.Seq, line.LineNo
            select new BehindRow
            {
                Seq = line.Seq,
                LineNo = line.LineNo,
                UnitCode = journal.UnitCode,
                Year = journal.Year,
                Number = journal.Number,
                Date = line.Date,
                Description = journal.Description,
                AccountCode = line.AccountCode,
                Amount = line.Amount.Value,
            }
        ).ToPageAsync(query, ct);
        return new BehindFigure(
            TitleOf(behind, $"{accounts[0].Code} {accounts[0].Name}"),
            [.. accounts.Select(a => $"{a.Code} {a.Name}")],
            sign * sums.Where(s => s.Before).Sum(s => s.Sum),
            sign * sums.Where(s => !s.Before).Sum(s => s.Sum),
            rows
        );
    }

    /// <summary>Opening balances are what the span begins with; results brought along stay results of their year.</summary>
    private async Task<List<long>> OpenedAsync(BooksCard books, AccountClass side, CancellationToken ct) =>
        side is AccountClass.Income or AccountClass.Expense
            ? []
            : await db
                .Journals.AsNoTracking()
                .Where(j =>
                    j.CooperativeId == books.CooperativeId
                    && j.Date == books.OpenedOn
                    && j.Kind == JournalKind.Opening
                )
                .Select(j => j.Seq)
                .ToListAsync(ct);

    private IQueryable<JournalLine> LinesOf(BooksCard books, Behind behind, List<string> codes, string? unit)
    {
        var (id, accounts, all) = (books.CooperativeId, db.Accounts, db.JournalLines);
        var lines = all.AsNoTracking().Where(l => l.CooperativeId == id && codes.Contains(l.AccountCode));
        if (unit is not null)
            lines = lines.Where(l => l.UnitCode == unit);
        // A flow is told by the other accounts of the journals that touch cash.
        return behind.Kind == BehindKind.Flow
            ? lines.Where(l =>
                all.Any(c =>
                    c.CooperativeId == id
                    && c.Seq == l.Seq
                    && accounts.Any(a => a.CooperativeId == id && a.Code == c.AccountCode && a.Cash)
                )
            )
            : lines;
    }

    private static string TitleOf(Behind behind, string account) =>
        behind.Kind switch
        {
            BehindKind.Line => BooksFigures.Chart.Lines.FirstOrDefault(l => l.Code == behind.Code)?.Name
                ?? account,
            BehindKind.Flow => BooksFigures.Chart.Flows.FirstOrDefault(f => f.Code == behind.Code)?.Name
                ?? account,
            _ => account,
        };
}
