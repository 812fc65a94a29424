using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Charts;

/// <summary>The chart of accounts with what stands on each today.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class ChartModel(BooksReach reach, Db db) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        var (accounts, balances) = (db.Accounts, db.Balances);
        var sums = await balances
            .AsNoTracking()
            .Where(b => b.CooperativeId == books.CooperativeId)
            .GroupBy(b => b.AccountCode)
            .Select(g => new { g.Key, Sum = g.Sum(b => b.Debit.Value - b.Credit.Value) })
            .ToDictionaryAsync(g => g.Key, g => g.Sum, StringComparer.Ordinal, ct);
        var lines = ChartTemplates.Current.Lines.ToDictionary(
            l => l.Code,
            l => l.Name,
            StringComparer.Ordinal
        );
        Rows =
        [
            .. (
                await accounts
                    .AsNoTracking()
                    .Where(a => a.CooperativeId == books.CooperativeId && a.Active)
                    .OrderBy(a => a.Code)
                    .Select(a => new
                    {
                        a.Code,
                        a.Name,
                        a.Line,
                        a.Class,
                    })
                    .ToListAsync(ct)
            ).Select(a => new Row(
                a.Code,
                a.Name,
                lines.GetValueOrDefault(a.Line, a.Line),
                // Everybody reads a saver's money as a plain number, whichever side it stands on.
                new Rupiah(
                    sums.GetValueOrDefault(a.Code)
                        * (a.Class is AccountClass.Asset or AccountClass.Expense ? 1 : -1)
                )
            )),
        ];
        return Page();
    }

    internal sealed record Row(string Code, string Name, string Line, Rupiah Balance);
}
