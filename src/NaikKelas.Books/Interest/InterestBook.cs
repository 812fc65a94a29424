using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.Statements;
using NaikKelas.Books.Terms;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Interest;

/// <param name="Number">Of the passbook.</param>
/// <param name="Name">Of the member.</param>
/// <param name="Account">Of the passbook.</param>
/// <param name="Earned">What it earns.</param>
internal sealed record InterestRow(string Number, string Name, string Account, Earned Earned);

/// <summary>A month's interest of a co-op.</summary>
/// <param name="Rows">By passbook number.</param>
/// <param name="Posted">The journal, where it has been booked.</param>
internal sealed record InterestMonth(IReadOnlyList<InterestRow> Rows, (long Seq, string Reference)? Posted)
{
    public long Gross => Rows.Sum(r => r.Earned.Gross);

    public long Tax => Rows.Sum(r => r.Earned.Tax);
}

/// <summary>Reckons a month's interest from the passbooks. Six questions, however many members.</summary>
internal sealed class InterestBook(Db db)
{
    public const string KeyPrefix = "interest:";

    public async Task<InterestMonth> OfAsync(BooksCard books, int month, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var posted = await PostedAsync(books, month, ct);
        var terms = await TermsAsync(id, month, ct);
        var products = await EarningAsync(id, terms.Count > 0, ct);
        if (products.Count == 0)
            return new InterestMonth([], posted);
        var (first, last) = DaysOf(month);
        var accounts = products.Keys.ToList();
        var members = db.Members.AsNoTracking();
        var rows = await (
            from row in db.SubledgerAccounts.AsNoTracking()
            join member in members
                on new { row.CooperativeId, Id = row.MemberId } equals new
                {
                    member.CooperativeId,
                    Id = (MemberId?)member.Id,
                }
            where
                row.CooperativeId == id
                && accounts.Contains(row.AccountCode)
                && row.State != SubledgerState.Closed
            select new
            {
                row.Id,
                row.Number,
                row.AccountCode,
                member.Name,
                Member = member.Id,
                Balance = row.Balance.Value,
            }
        ).ToListAsync(ct);
        var moves = await MovesAsync(id, month, accounts, ct);
        var months = rows.Select(r => new SavedMonth(
            r.Id,
            r.Member,
            products[r.AccountCode].Method,
            products[r.AccountCode].Rate,
            DailyBalances(r.Balance, moves[r.Id], first, last),
            [.. terms[r.Id]]
        ));
        var byId = rows.ToDictionary(r => r.Id);
        return new InterestMonth(
            [
                .. InterestRules
                    .Of(months, InterestTerms.Current)
                    .Select(e => new InterestRow(
                        byId[e.Passbook].Number,
                        byId[e.Passbook].Name,
                        byId[e.Passbook].AccountCode,
                        e
                    ))
                    .OrderBy(r => r.Number, StringComparer.Ordinal),
            ],
            posted
        );
    }

    /// <summary>The products that give interest; with terms simpanan berjangka does, whatever it gives by itself.</summary>
    private Task<Dictionary<string, SavingsProduct>> EarningAsync(
        OrganisationId id,
        bool terms,
        CancellationToken ct
    ) =>
        db
            .SavingsProducts.AsNoTracking()
            .Where(p =>
                p.CooperativeId == id
                && (p.Rate > 0 && p.Method != InterestMethod.None || terms && p.Kind == SavingsKind.Berjangka)
            )
            .ToDictionaryAsync(p => p.AccountCode, StringComparer.Ordinal, ct);

    /// <summary>The days of the month on which a term ran on a passbook: to maturity, or to the day it was ended.</summary>
    private async Task<ILookup<SubledgerId, TermDays>> TermsAsync(
        OrganisationId id,
        int month,
        CancellationToken ct
    )
    {
        var (first, last) = DaysOf(month);
        var terms = await db
            .SavingsTerms.AsNoTracking()
            .Where(t =>
                t.CooperativeId == id
                && t.StartsOn <= last
                && t.MaturesOn > first
                && (t.EndedOn == null || t.EndedOn > first)
            )
            .ToListAsync(ct);
        return terms.ToLookup(
            t => t.SubledgerId,
            t =>
            {
                var end = t.EndedOn is { } ended && ended < t.MaturesOn ? ended : t.MaturesOn;
                return new TermDays(
                    Math.Max(0, t.StartsOn.DayNumber - first.DayNumber),
                    Math.Min(last.DayNumber + 1, end.DayNumber) - first.DayNumber,
                    t.Amount.Value,
                    t.Rate
                );
            }
        );
    }

    /// <summary>What moved each passbook since the first of the month, day by day.</summary>
    private async Task<ILookup<SubledgerId, (DateOnly Day, long Sum)>> MovesAsync(
        OrganisationId id,
        int month,
        List<string> accounts,
        CancellationToken ct
    )
    {
        var (first, last) = DaysOf(month);
        var (after, prefix) = (last.AddDays(1), $"{KeyPrefix}{month}:");
        // The month's own interest is no saving of the month, though it is dated on its last day.
        var own = await db
            .Journals.AsNoTracking()
            .Where(j => j.CooperativeId == id && j.Key.StartsWith(prefix))
            .Select(j => j.Seq)
            .ToListAsync(ct);
        var moves = await db
            .JournalLines.AsNoTracking()
            .Where(l => l.CooperativeId == id && accounts.Contains(l.AccountCode) && l.Date >= first)
            .GroupBy(l => new { l.SubledgerId, Day = own.Contains(l.Seq) ? after : l.Date })
            .Select(g => new
            {
                g.Key.SubledgerId,
                g.Key.Day,
                Sum = g.Sum(l => -l.Amount.Value),
            })
            .ToListAsync(ct);
        return moves.ToLookup(m => m.SubledgerId!.Value, m => (m.Day, m.Sum));
    }

    /// <summary>The journal that booked the month's interest and was not taken back.</summary>
    public async Task<(long Seq, string Reference)?> PostedAsync(
        BooksCard books,
        int month,
        CancellationToken ct
    )
    {
        var (id, prefix, journals) = (books.CooperativeId, $"{KeyPrefix}{month}:", db.Journals);
        var found = await journals
            .AsNoTracking()
            .Where(j =>
                j.CooperativeId == id
                && j.Key.StartsWith(prefix)
                && !journals.Any(r => r.CooperativeId == id && r.Reverses == j.Seq)
            )
            .Select(j => new
            {
                j.Seq,
                j.UnitCode,
                j.Year,
                j.Number,
            })
            .FirstOrDefaultAsync(ct);
        return found is null
            ? null
            : (found.Seq, Posted.ReferenceOf(found.UnitCode, found.Year, found.Number));
    }

    internal static (DateOnly First, DateOnly Last) DaysOf(int month) =>
        (new DateOnly(month / 100, month % 100, 1), StatementSpan.EndOf(month / 100, month % 100));

    /// <summary>What stood at the end of each day, from what stands now and what has moved since the first of the month.</summary>
    internal static IReadOnlyList<long> DailyBalances(
        long now,
        IEnumerable<(DateOnly Date, long Sum)> moves,
        DateOnly first,
        DateOnly last
    )
    {
        var byDay = moves.ToDictionary(m => m.Date, m => m.Sum);
        var balance = now - byDay.Values.Sum();
        List<long> days = [];
        for (var day = first; day <= last; day = day.AddDays(1))
            days.Add(balance += byDay.GetValueOrDefault(day));
        return days;
    }
}
