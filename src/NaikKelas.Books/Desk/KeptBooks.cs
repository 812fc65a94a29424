using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Charts;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Desk;

/// <summary>How a co-op keeps its books, as its agency may know it: that it does and how far, not what stands in them.</summary>
/// <param name="Cooperative">Whose.</param>
/// <param name="Template">The name of its chart.</param>
/// <param name="OpenedOn">The day of the opening balances.</param>
/// <param name="Journals">How many.</param>
/// <param name="LastMonth">The latest month with an entry, 202501; null where there is none.</param>
/// <param name="MonthsBehind">Whole months between that and this one.</param>
/// <param name="MonthsClosed">How many months were closed.</param>
internal sealed record KeptBooks(
    OrganisationCard Cooperative,
    string Template,
    DateOnly OpenedOn,
    long Journals,
    int? LastMonth,
    int MonthsBehind,
    int MonthsClosed
);

/// <summary>Reads them for an agency: five questions whatever the number of co-ops.</summary>
internal sealed class KeptBooksBook(
    Db db,
    OrganisationDirectory organisations,
    Actor actor,
    AgencyClock clock
)
{
    /// <summary>Those within the asker's reach, who is furthest behind first.</summary>
    public async Task<IReadOnlyList<KeptBooks>> AllAsync(CancellationToken ct)
    {
        var books = await db.Books.AsNoTracking().ToListAsync(ct);
        var cards = await organisations.FindAllAsync([.. books.Select(b => b.CooperativeId)], ct);
        await db.ForRollupAsync(ct);
        var heads = await db.BookHeads.AsNoTracking().ToDictionaryAsync(h => h.CooperativeId, h => h.Seq, ct);
        var balances = db.Balances;
        var months = await db
            .Books.AsNoTracking()
            .Select(b => new
            {
                b.CooperativeId,
                Last = balances
                    .Where(x => x.CooperativeId == b.CooperativeId)
                    .Select(x => (int?)x.Month)
                    .Max(),
            })
            .ToDictionaryAsync(m => m.CooperativeId, m => m.Last, ct);
        var closed = await db
            .Periods.AsNoTracking()
            .Where(p => p.State != PeriodState.Open)
            .GroupBy(p => p.CooperativeId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return
        [
            .. books
                .Where(b => actor.Reaches(cards[b.CooperativeId].RegionCode))
                .Select(b =>
                {
                    var last = months[b.CooperativeId];
                    return new KeptBooks(
                        cards[b.CooperativeId],
                        ChartTemplates.Current.Find(b.Template)?.Name ?? b.Template,
                        b.OpenedOn,
                        heads.GetValueOrDefault(b.CooperativeId),
                        last,
                        Behind(last ?? Period.MonthOf(b.OpenedOn)),
                        closed.GetValueOrDefault(b.CooperativeId)
                    );
                })
                .OrderByDescending(k => k.MonthsBehind)
                .ThenBy(k => k.Cooperative.Name, StringComparer.Ordinal),
        ];
    }

    private int Behind(int month) =>
        Math.Max(0, clock.Today.Year * 12 + clock.Today.Month - (month / 100 * 12 + month % 100));
}
