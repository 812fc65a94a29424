using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Desk;

/// <summary>The terms on which a co-op's books are kept.</summary>
/// <param name="CooperativeId">Whose.</param>
/// <param name="OpenedOn">The day of the opening balances.</param>
/// <param name="MainUnitCode">What a line without a unit belongs to.</param>
/// <param name="ApprovalFrom">From this amount on two people; zero for never.</param>
/// <param name="Version">Another one whenever the books' terms, accounts or units change: the database counts.</param>
internal record BooksTerms(
    OrganisationId CooperativeId,
    DateOnly OpenedOn,
    string MainUnitCode,
    Rupiah ApprovalFrom,
    int Version
);

/// <summary>A co-op's books as its pages know them: the terms, and the name of the co-op.</summary>
internal sealed record BooksCard(
    OrganisationId CooperativeId,
    string Name,
    DateOnly OpenedOn,
    string MainUnitCode,
    Rupiah ApprovalFrom,
    int Version = 0
) : BooksTerms(CooperativeId, OpenedOn, MainUnitCode, ApprovalFrom, Version);

/// <summary>
/// The one way into a co-op's books: only its own people get through, everybody else is told that there is nothing. The
/// agency sees what was filed with it, not the books.
/// </summary>
internal sealed class BooksReach(Db db, OrganisationDirectory organisations)
{
    private IReadOnlyList<(OrganisationCard Cooperative, bool Open)>? _own;

    /// <summary>
    /// The books of one of the actor's own co-ops, with PostgreSQL told whose they are; null where the co-op is not
    /// theirs or keeps no books. Call it first in every page and use case that serves a person.
    /// </summary>
    public async Task<BooksCard?> FindAsync(OrganisationId cooperative, CancellationToken ct)
    {
        var own = (await organisations.OwnAsync(ct)).FirstOrDefault(o => o.Id == cooperative);
        if (own is null)
            return null;
        var books = await db
            .Books.AsNoTracking()
            .SingleOrDefaultAsync(b => b.CooperativeId == cooperative, ct);
        if (books is null)
            return null;
        await db.ForCooperativeAsync(cooperative, ct);
        return new BooksCard(
            cooperative,
            own.Name,
            books.OpenedOn,
            books.MainUnitCode,
            books.ApprovalFrom,
            books.Version
        );
    }

    /// <summary>The actor's own co-ops, and which of them keep books; asked once a request, however many todos ask.</summary>
    public async Task<IReadOnlyList<(OrganisationCard Cooperative, bool Open)>> OwnAsync(
        CancellationToken ct
    ) => _own ??= await ReadOwnAsync(ct);

    private async Task<IReadOnlyList<(OrganisationCard Cooperative, bool Open)>> ReadOwnAsync(
        CancellationToken ct
    )
    {
        var own = (await organisations.OwnAsync(ct))
            .Where(o => o.Kind is not (OrganisationKind.Pesantren or OrganisationKind.MicroEnterprise))
            .ToList();
        var ids = own.Select(o => o.Id).ToList();
        var books = db.Books;
        var open = await books
            .AsNoTracking()
            .Where(b => ids.Contains(b.CooperativeId))
            .Select(b => b.CooperativeId)
            .ToListAsync(ct);
        return [.. own.Select(o => (o, open.Contains(o.Id)))];
    }
}
