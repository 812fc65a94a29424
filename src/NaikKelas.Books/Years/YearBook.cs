using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Years;

/// <summary>What a year earned, from the same figures as the statements.</summary>
/// <param name="Figures">Of the whole year.</param>
/// <param name="Units">Each unit's result, rupiah; a deficit is negative. Units without one are left out.</param>
internal sealed record YearResult(BooksFigures Figures, IReadOnlyList<(string Unit, long Amount)> Units)
{
    public long Amount => Units.Sum(u => u.Amount);
}

/// <summary>Reads book years.</summary>
internal sealed class YearBook(Db db, ReadFigures read, AgencyClock clock)
{
    /// <summary>From the year the books were opened to this one, the newest first.</summary>
    public async Task<IReadOnlyList<(int Year, BookYear? Closed)>> ListAsync(
        BooksCard books,
        CancellationToken ct
    )
    {
        var id = books.CooperativeId;
        var rows = await db
            .BookYears.AsNoTracking()
            .Where(y => y.CooperativeId == id)
            .ToDictionaryAsync(y => y.Year, ct);
        var first = books.OpenedOn.Year;
        return
        [
            .. Enumerable
                .Range(first, Math.Max(1, clock.Today.Year - first + 1))
                .Reverse()
                .Select(year => (year, rows.GetValueOrDefault(year))),
        ];
    }

    public bool Has(BooksCard books, int year) => year >= books.OpenedOn.Year && year <= clock.Today.Year;

    /// <summary>Null where it was never closed.</summary>
    public Task<BookYear?> FindAsync(OrganisationId id, int year, CancellationToken ct) =>
        db.BookYears.AsNoTracking().SingleOrDefaultAsync(y => y.CooperativeId == id && y.Year == year, ct);

    public async Task<YearResult> ResultAsync(OrganisationId id, int year, CancellationToken ct)
    {
        var figures = await read.RunAsync(id, StatementSpan.YearTo(BookYear.EndOf(year)), ct);
        return new YearResult(
            figures,
            [
                .. figures
                    .Now.GroupBy(s => s.Unit, StringComparer.Ordinal)
                    .Select(g => (g.Key, new Column(figures.Accounts, [.. g]).Result))
                    .Where(u => u.Result != 0)
                    .OrderBy(u => u.Key, StringComparer.Ordinal),
            ]
        );
    }
}
