using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Entries;

/// <summary>What everyday entry reads: units and accounts, savings of members, the cash, today's journals.</summary>
internal sealed class EntryBook(Db db, EntryCharts charts, AgencyClock clock)
{
    /// <summary>More than anybody scrolls through; typing one letter more finds the rest.</summary>
    private const int FoundMax = 12;

    public async Task<EntryFacts> FactsAsync(BooksTerms books, Guid? row, CancellationToken ct) =>
        await FactsAsync(
            books,
            row is { } wanted ? await RowAsync(books.CooperativeId, new SubledgerId(wanted), ct) : null,
            ct
        );

    /// <param name="books">Whose.</param>
    /// <param name="row">The savings that the entry names, where they were read already.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<EntryFacts> FactsAsync(BooksTerms books, SavingsRow? row, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var chart = await charts.OfAsync(books, () => ChartAsync(id, ct));
        return new EntryFacts(chart.Template, books.MainUnitCode, chart.Units, chart.Accounts, row);
    }

    private async Task<EntryChart> ChartAsync(OrganisationId id, CancellationToken ct)
    {
        await db.ForCooperativeAsync(id, ct);
        return new EntryChart(
            await db
                .Books.AsNoTracking()
                .Where(b => b.CooperativeId == id)
                .Select(b => b.Template)
                .SingleAsync(ct),
            [.. (await UnitsAsync(id, ct)).Select(u => u.Code)],
            await AccountsAsync(id, ct)
        );
    }

    public Task<List<BusinessUnit>> UnitsAsync(OrganisationId id, CancellationToken ct) =>
        db
            .BusinessUnits.AsNoTracking()
            .Where(u => u.CooperativeId == id && u.Active)
            .OrderBy(u => u.Code)
            .ToListAsync(ct);

    /// <summary>Names of the accounts in use.</summary>
    public Task<Dictionary<string, string>> AccountsAsync(OrganisationId id, CancellationToken ct) =>
        db
            .Accounts.AsNoTracking()
            .Where(a => a.CooperativeId == id && a.Active)
            .OrderBy(a => a.Code)
            .ToDictionaryAsync(a => a.Code, a => a.Name, StringComparer.Ordinal, ct);

    /// <summary>Savings by the saver's name or number, or by the passbook's number.</summary>
    /// <param name="id">Whose books.</param>
    /// <param name="accounts">The kinds that count.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="ct">Ends the waiting.</param>
    public Task<List<SavingsRow>> SearchAsync(
        OrganisationId id,
        IReadOnlyList<string> accounts,
        string text,
        CancellationToken ct
    )
    {
        var (key, number) = (NameKey.Of(text), text.Trim());
        return Rows(id)
            .Where(r => accounts.Contains(r.Saved.AccountCode))
            .Where(r =>
                r.Member.NameKey.Contains(key) || r.Member.Number == number || r.Saved.Number == number
            )
            .OrderBy(r => r.Member.NameKey)
            .ThenBy(r => r.Saved.AccountCode)
            .Take(FoundMax)
            .Select(AsRow)
            .ToListAsync(ct);
    }

    /// <summary>Everybody's savings in use, for a phone without signal.</summary>
    public Task<List<SavingsRow>> AllRowsAsync(OrganisationId id, CancellationToken ct) =>
        Rows(id)
            .OrderBy(r => r.Member.NameKey)
            .ThenBy(r => r.Saved.AccountCode)
            .Select(AsRow)
            .ToListAsync(ct);

    /// <summary>What stands on each account of cash and bank.</summary>
    public async Task<IReadOnlyList<CashStand>> CashAsync(OrganisationId id, CancellationToken ct)
    {
        var (accounts, balances) = (db.Accounts, db.Balances);
        return await (
            from account in accounts.AsNoTracking()
            where account.CooperativeId == id && account.Cash && account.Active
            orderby account.Code
            select new CashStand(
                account.Code,
                account.Name,
                balances
                    .Where(b => b.CooperativeId == id && b.AccountCode == account.Code)
                    .Sum(b => b.Debit.Value - b.Credit.Value)
            )
        ).ToListAsync(ct);
    }

    /// <summary>The last ones dated today, the newest first.</summary>
    public Task<List<TodayLine>> TodayAsync(OrganisationId id, int take, CancellationToken ct)
    {
        var (journals, today) = (db.Journals, clock.Today);
        return journals
            .AsNoTracking()
            .Where(j => j.CooperativeId == id && j.Date == today)
            .OrderByDescending(j => j.Seq)
            .Take(take)
            .Select(j => new TodayLine(
                j.Seq,
                j.Description,
                j.Kind,
                j.Lines.Where(l => l.Amount.Value > 0).Sum(l => l.Amount.Value),
                journals.Any(r => r.CooperativeId == id && r.Reverses == j.Seq)
            ))
            .ToListAsync(ct);
    }

    private async Task<SavingsRow?> RowAsync(OrganisationId id, SubledgerId row, CancellationToken ct) =>
        await Rows(id).Where(r => r.Saved.Id == row).Select(AsRow).SingleOrDefaultAsync(ct);

    private static readonly Expression<Func<Saver, SavingsRow>> AsRow = r => new SavingsRow(
        r.Saved.Id,
        r.Saved.Number,
        r.Saved.AccountCode,
        r.Member.Id,
        r.Member.Name,
        r.Member.Number
    );

    private IQueryable<Saver> Rows(OrganisationId id)
    {
        var members = db.Members;
        return from saved in db.SubledgerAccounts.AsNoTracking()
            join member in members.AsNoTracking()
                on new { saved.CooperativeId, Id = saved.MemberId!.Value } equals new
                {
                    member.CooperativeId,
                    member.Id,
                }
            where saved.CooperativeId == id && saved.State != SubledgerState.Closed && saved.Sign == -1
            select new Saver { Saved = saved, Member = member };
    }

    private sealed class Saver
    {
        public required SubledgerAccount Saved { get; init; }

        public required Members.Member Member { get; init; }
    }
}

internal sealed record CashStand(string Code, string Name, long Amount);

internal sealed record TodayLine(long Seq, string Description, JournalKind Kind, long Amount, bool Reversed);
