using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Exchange;

/// <summary>
/// Writes one year of a co-op's books as plain text for other programs: what stood on the accounts before the year is the
/// first entry, then every journal in the order of the chain within its day.
/// </summary>
internal sealed class ExportBooks(Db db)
{
    public async Task RunAsync(
        OrganisationId cooperative,
        int year,
        string format,
        TextWriter output,
        CancellationToken ct
    )
    {
        await db.ForCooperativeAsync(cooperative, ct);
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a => a.CooperativeId == cooperative)
            .OrderBy(a => a.Code)
            .Select(a => new ExportAccount(a.Code, a.Name, a.Class))
            .ToListAsync(ct);
        var main = await db
            .Books.Where(b => b.CooperativeId == cooperative)
            .Select(b => b.MainUnitCode)
            .SingleAsync(ct);
        var first = new DateOnly(year, 1, 1);
        var text = JournalText.Of(format, output, accounts);
        await text.BeginAsync(first);
        if (await OpeningAsync(cooperative, year, main, ct) is { Lines.Count: > 0 } opening)
            await text.WriteAsync(opening);
        var members = await db
            .Members.AsNoTracking()
            .Where(m => m.CooperativeId == cooperative)
            .Select(m => new { m.Id, m.Number })
            .ToDictionaryAsync(m => m.Id, m => m.Number, ct);
        var journals = db
            .Journals.AsNoTracking()
            .Include(j => j.Lines.OrderBy(l => l.LineNo))
            .Where(j => j.CooperativeId == cooperative && j.Year == year)
            .OrderBy(j => j.Date)
            .ThenBy(j => j.Seq)
            .AsAsyncEnumerable();
        await foreach (var journal in journals.WithCancellation(ct))
            await text.WriteAsync(
                new ExportEntry(
                    journal.Date,
                    Posted.ReferenceOf(journal.UnitCode, journal.Year, journal.Number),
                    journal.Description,
                    [
                        .. journal.Lines.Select(l => new ExportLine(
                            l.AccountCode,
                            l.Amount.Value,
                            l.UnitCode,
                            l.MemberId is { } member ? members.GetValueOrDefault(member) : null
                        )),
                    ]
                )
            );
    }

    private async Task<ExportEntry> OpeningAsync(
        OrganisationId cooperative,
        int year,
        string main,
        CancellationToken ct
    )
    {
        var month = year * 100;
        var sums = await db
            .Balances.AsNoTracking()
            .Where(b => b.CooperativeId == cooperative && b.Month < month)
            .GroupBy(b => new { b.AccountCode, b.UnitCode })
            .Select(g => new { g.Key, Sum = g.Sum(b => b.Debit.Value - b.Credit.Value) })
            .ToListAsync(ct);
        return new ExportEntry(
            new DateOnly(year, 1, 1),
            string.Create(CultureInfo.InvariantCulture, $"{main}/{year}/000000"),
            "Saldo awal tahun",
            [
                .. sums.Where(s => s.Sum != 0)
                    .OrderBy(s => s.Key.AccountCode, StringComparer.Ordinal)
                    .ThenBy(s => s.Key.UnitCode, StringComparer.Ordinal)
                    .Select(s => new ExportLine(s.Key.AccountCode, s.Sum, s.Key.UnitCode, null)),
            ]
        );
    }
}

internal sealed record ExportAccount(string Code, string Name, AccountClass Class);

internal sealed record ExportEntry(
    DateOnly Date,
    string Reference,
    string Description,
    IReadOnlyList<ExportLine> Lines
);

internal sealed record ExportLine(string Account, long Amount, string Unit, string? Member);
