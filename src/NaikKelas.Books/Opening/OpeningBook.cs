using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Charts;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Books.Opening;

/// <param name="Code">Of the account.</param>
/// <param name="Name">Of the account.</param>
/// <param name="Class">The side it stands on.</param>
/// <param name="Line">Its line in the statements.</param>
/// <param name="Saved">Whether it is the sum of what members saved, which is written down member by member.</param>
/// <param name="Contra">It is taken off its side: depreciation, provisions.</param>
/// <param name="Amount">As one writes it down: positive is what such an account usually has.</param>
internal sealed record OpeningRow(
    string Code,
    string Name,
    AccountClass Class,
    string Line,
    bool Saved,
    bool Contra,
    long Amount
);

/// <summary>The sheet of opening balances of one unit, and where all units together stand.</summary>
/// <param name="Rows">Every account in use; savings only in the main unit.</param>
/// <param name="Assets">Of all units, rupiah.</param>
/// <param name="Others">Debts, capital and results of all units.</param>
/// <param name="Posted">Whether opening balances have been posted.</param>
/// <param name="Changed">Whether what is written down differs from what was posted.</param>
internal sealed record OpeningSheet(
    IReadOnlyList<OpeningRow> Rows,
    long Assets,
    long Others,
    bool Posted,
    bool Changed
)
{
    /// <summary>Positive: assets are more than debts and capital.</summary>
    public long Difference => Assets - Others;
}

internal enum OpeningState
{
    /// <summary>Nothing is written down, nothing posted.</summary>
    None,

    /// <summary>Written down, and not or otherwise posted.</summary>
    Written,

    /// <summary>Posted as it is written down; or the books have begun in another way.</summary>
    Posted,
}

/// <summary>One member's savings on the opening day, by account.</summary>
internal sealed record OpeningSaver(
    MemberId Id,
    string Number,
    string Name,
    IReadOnlyDictionary<string, (SubledgerId Id, long Amount)> Savings
);

/// <summary>Reads what was written down for the opening, and what was posted of it.</summary>
internal sealed class OpeningBook(Db db)
{
    public async Task<OpeningSheet> SheetAsync(BooksCard books, string unit, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var wanted = await WantedAsync(books, ct);
        var posted = await PostedAsync(books, ct);
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a => a.CooperativeId == id && a.Active)
            .OrderBy(a => a.Code)
            .ToListAsync(ct);
        var byAccount = wanted
            .Where(w => w.Key.Unit == unit)
            .ToLookup(w => w.Key.Account, w => w.Value, StringComparer.Ordinal);
        var sides = accounts.ToDictionary(
            a => a.Code,
            a => a.Class == AccountClass.Asset,
            StringComparer.Ordinal
        );
        return new OpeningSheet(
            [
                .. accounts
                    .Where(a => a.Subledger == Subledger.None || unit == books.MainUnitCode)
                    .Select(a => new OpeningRow(
                        a.Code,
                        a.Name,
                        a.Class,
                        a.Line,
                        a.Subledger != Subledger.None,
                        IsContra(a.Line),
                        SignOf(a.Class, a.Line) * byAccount[a.Code].Sum()
                    )),
            ],
            wanted.Where(w => sides.GetValueOrDefault(w.Key.Account)).Sum(w => w.Value),
            -wanted.Where(w => !sides.GetValueOrDefault(w.Key.Account)).Sum(w => w.Value),
            posted.Count > 0,
            OpeningRules.Lines(wanted, posted).Count > 0
        );
    }

    /// <summary>Books that were begun by an import, or with ordinary journals on their first day, count as posted.</summary>
    public async Task<OpeningState> StateAsync(BooksCard books, CancellationToken ct)
    {
        var (wanted, posted) = (await WantedAsync(books, ct), await PostedAsync(books, ct));
        if (wanted.Count > 0 || posted.Count > 0)
            return OpeningRules.Lines(wanted, posted).Count == 0 ? OpeningState.Posted : OpeningState.Written;
        return await db.Journals.AnyAsync(
            j => j.CooperativeId == books.CooperativeId && j.Date == books.OpenedOn,
            ct
        )
            ? OpeningState.Posted
            : OpeningState.None;
    }

    /// <summary>A page of members with what they had saved; three queries.</summary>
    public async Task<Page<OpeningSaver>> SaversAsync(BooksCard books, ListQuery query, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var members = db.Members.AsNoTracking().Where(m => m.CooperativeId == id && m.LeftOn == null);
        if (query.Q is { Length: > 0 } words)
        {
            var key = NameKey.Of(words);
            members = members.Where(m => m.Number == words || m.NameKey.Contains(key));
        }

        var page = await members
            .OrderBy(m => m.Number)
            .Select(m => new Found(m.Id, m.Number, m.Name))
            .ToPageAsync(query, ct);
        var ids = page.Rows.Select(m => (MemberId?)m.Id).ToList();
        var (savings, rows) = (db.OpeningSavings.AsNoTracking(), db.SubledgerAccounts.AsNoTracking());
        var saved = await (
            from row in rows
            join saving in savings
                on new { row.CooperativeId, row.Id } equals new
                {
                    saving.CooperativeId,
                    Id = saving.SubledgerId,
                }
                into written
            from saving in written.DefaultIfEmpty()
            where row.CooperativeId == id && row.State != SubledgerState.Closed && ids.Contains(row.MemberId)
            select new
            {
                row.MemberId,
                row.AccountCode,
                row.Id,
                Amount = saving == null ? 0 : saving.Amount.Value,
            }
        ).ToListAsync(ct);
        var byMember = saved.ToLookup(s => s.MemberId);
        return new Page<OpeningSaver>(
            [
                .. page.Rows.Select(m => new OpeningSaver(
                    m.Id,
                    m.Number,
                    m.Name,
                    byMember[m.Id]
                        .GroupBy(s => s.AccountCode, StringComparer.Ordinal)
                        .ToDictionary(
                            g => g.Key,
                            g => (g.First().Id, g.First().Amount),
                            StringComparer.Ordinal
                        )
                )),
            ],
            page.Total,
            page.Query
        );
    }

    /// <summary>What is written down, debit positive.</summary>
    public async Task<Dictionary<OpeningPlace, long>> WantedAsync(BooksCard books, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var (savings, rows) = (db.OpeningSavings.AsNoTracking(), db.SubledgerAccounts.AsNoTracking());
        var amounts = await db
            .OpeningAmounts.AsNoTracking()
            .Where(a => a.CooperativeId == id)
            .Select(a => new
            {
                a.AccountCode,
                a.UnitCode,
                Amount = a.Amount.Value,
            })
            .ToListAsync(ct);
        var saved = await (
            from saving in savings
            join row in rows
                on new { saving.CooperativeId, Id = saving.SubledgerId } equals new
                {
                    row.CooperativeId,
                    row.Id,
                }
            where saving.CooperativeId == id
            select new
            {
                row.AccountCode,
                row.Id,
                row.MemberId,
                Amount = saving.Amount.Value,
            }
        ).ToListAsync(ct);
        return amounts
            .Select(a => (Place: new OpeningPlace(a.AccountCode, a.UnitCode), a.Amount))
            .Concat(
                saved.Select(s =>
                    (
                        Place: new OpeningPlace(s.AccountCode, books.MainUnitCode, s.Id, s.MemberId),
                        Amount: -s.Amount
                    )
                )
            )
            .Where(w => w.Amount != 0)
            .ToDictionary(w => w.Place, w => w.Amount);
    }

    /// <summary>What stands in the opening journals, debit positive.</summary>
    public async Task<Dictionary<OpeningPlace, long>> PostedAsync(BooksCard books, CancellationToken ct)
    {
        var (id, day) = (books.CooperativeId, books.OpenedOn);
        var (journals, all) = (db.Journals.AsNoTracking(), db.JournalLines.AsNoTracking());
        var lines = await (
            from journal in journals
            join line in all
                on new { journal.CooperativeId, journal.Seq } equals new { line.CooperativeId, line.Seq }
            where journal.CooperativeId == id && journal.Date == day && journal.Kind == JournalKind.Opening
            group line.Amount.Value by new
            {
                line.AccountCode,
                line.UnitCode,
                line.SubledgerId,
                line.MemberId,
            } into g
            select new { g.Key, Sum = g.Sum() }
        ).ToListAsync(ct);
        return lines
            .Where(l => l.Sum != 0)
            .ToDictionary(
                l => new OpeningPlace(l.Key.AccountCode, l.Key.UnitCode, l.Key.SubledgerId, l.Key.MemberId),
                l => l.Sum
            );
    }

    /// <summary>From what one writes down to debit and back.</summary>
    internal static int SignOf(AccountClass side, string line) =>
        (side is AccountClass.Asset or AccountClass.Expense ? 1 : -1) * (IsContra(line) ? -1 : 1);

    private static bool IsContra(string line) =>
        ChartTemplates.Current.Lines.FirstOrDefault(l => l.Code == line)?.Contra ?? false;

    private sealed record Found(MemberId Id, string Number, string Name);
}
