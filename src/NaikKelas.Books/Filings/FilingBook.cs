using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Statements;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Filings;

/// <summary>A filing and whose it is.</summary>
internal sealed record FilingCard(OrganisationCard Cooperative, Filing Filing);

/// <summary>Reads what was filed, for the co-op itself and for the agency it lies in.</summary>
internal sealed class FilingBook(Db db, OrganisationDirectory organisations, Actor actor, AgencyClock clock)
{
    private const int YearsBack = 3;

    /// <summary>The actor's own co-op, or one within the agency's reach; null where it is neither.</summary>
    public async Task<OrganisationCard?> ReachAsync(OrganisationId id, CancellationToken ct)
    {
        var card =
            (await organisations.OwnAsync(ct)).FirstOrDefault(o => o.Id == id)
            ?? (actor.Is(Role.Officer, Role.Head) ? await organisations.FindWithinAsync(id, ct) : null);
        if (card is null or { Kind: OrganisationKind.Pesantren or OrganisationKind.MicroEnterprise })
            return null;
        await db.ForCooperativeAsync(id, ct);
        return card;
    }

    /// <summary>Of the co-op's people, who hand in; not of the agency.</summary>
    public bool IsOwn(OrganisationId id) =>
        actor.IsIn(id, Role.CoopTreasurer) || actor.IsIn(id, Role.CoopBoard);

    /// <summary>The years that can be filed: the last ones that are over, and all that were filed before.</summary>
    public async Task<IReadOnlyList<(int Year, Filing? Filing)>> YearsAsync(
        OrganisationId id,
        CancellationToken ct
    )
    {
        var filed = await db
            .Filings.AsNoTracking()
            .Where(f => f.CooperativeId == id)
            .ToDictionaryAsync(f => f.Year, ct);
        return
        [
            .. Enumerable
                .Range(1, YearsBack)
                .Select(back => clock.Today.Year - back)
                .Union(filed.Keys)
                .OrderDescending()
                .Select(year => (year, filed.GetValueOrDefault(year))),
        ];
    }

    public Task<Filing?> FindAsync(OrganisationId id, int year, CancellationToken ct) =>
        db.Filings.AsNoTracking().SingleOrDefaultAsync(f => f.CooperativeId == id && f.Year == year, ct);

    /// <summary>Whether the books of that year can tell the statements: opened by its end.</summary>
    public Task<bool> HasBooksAsync(OrganisationId id, int year, CancellationToken ct)
    {
        var end = new DateOnly(year, 12, 31);
        return db.Books.AnyAsync(b => b.CooperativeId == id && b.OpenedOn <= end, ct);
    }

    /// <summary>The typed figures of the year before, where they were accepted.</summary>
    public async Task<IReadOnlyList<TypedAmount>?> AcceptedBeforeAsync(
        OrganisationId id,
        int year,
        CancellationToken ct
    ) =>
        await FindAsync(id, year - 1, ct) is { State: FilingState.Accepted, Amounts: { } amounts }
            ? AmountsOf(amounts)
            : null;

    /// <summary>The chain of the co-op's journals still holds the one the statements were sealed with.</summary>
    public Task<bool> HoldsAsync(Filing filing, CancellationToken ct) =>
        db.Journals.AnyAsync(
            j =>
                j.CooperativeId == filing.CooperativeId
                && j.Seq == filing.HeadSeq
                && j.Hash == filing.HeadHash,
            ct
        );

    /// <summary>How many of each book year wait for the agency, without reading what stands in them.</summary>
    public async Task<IReadOnlyList<(int Year, int Count)>> WaitingAsync(CancellationToken ct)
    {
        await db.ForRollupAsync(ct);
        var waiting = await db
            .Filings.AsNoTracking()
            .Where(f => f.State == FilingState.Submitted)
            .Select(f => new { f.CooperativeId, f.Year })
            .ToListAsync(ct);
        var cards = await organisations.FindAllAsync([.. waiting.Select(w => w.CooperativeId)], ct);
        return
        [
            .. waiting
                .Where(w => actor.Reaches(cards[w.CooperativeId].RegionCode))
                .GroupBy(w => w.Year)
                .OrderBy(g => g.Key)
                .Select(g => (g.Key, g.Count())),
        ];
    }

    /// <summary>What was handed in within the agency's reach, who waits longest first; drafts are the co-op's own affair.</summary>
    public async Task<IReadOnlyList<FilingCard>> FiledAsync(int year, CancellationToken ct)
    {
        await db.ForRollupAsync(ct);
        var filings = await db
            .Filings.AsNoTracking()
            .Where(f => f.Year == year && f.State != FilingState.Draft)
            .OrderBy(f => f.SubmittedAt)
            .ToListAsync(ct);
        var cards = await organisations.FindAllAsync([.. filings.Select(f => f.CooperativeId)], ct);
        return
        [
            .. filings
                .Where(f => actor.Reaches(cards[f.CooperativeId].RegionCode))
                .Select(f => new FilingCard(cards[f.CooperativeId], f))
                .OrderBy(f => f.Filing.State != FilingState.Submitted),
        ];
    }

    public static IReadOnlyList<Statement> StatementsOf(Filing filing) =>
        JsonSerializer.Deserialize<IReadOnlyList<Statement>>(filing.Statements, JsonSerializerOptions.Web)!;

    public static IReadOnlyList<TypedAmount> AmountsOf(string amounts) =>
        JsonSerializer.Deserialize<IReadOnlyList<TypedAmount>>(amounts, JsonSerializerOptions.Web)!;

    public static string Write<T>(IReadOnlyList<T> parts) =>
        JsonSerializer.Serialize(parts, JsonSerializerOptions.Web);
}
