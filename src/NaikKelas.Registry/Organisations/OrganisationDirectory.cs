using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Registry.Organisations;

/// <summary>What other rooms may know of an organisation.</summary>
public sealed record OrganisationCard(
    OrganisationId Id,
    OrganisationKind Kind,
    CooperativeForm? Form,
    string Name,
    string RegionCode,
    OrganisationStatus Status,
    string? NomorIndukKoperasi
);

/// <summary>The registry's door to organisations. Its tables stay behind it.</summary>
public sealed class OrganisationDirectory(Db db, Actor actor)
{
    private const int AtOnce = 1000;

    private static readonly Expression<Func<Organisation, OrganisationCard>> Card = o => new OrganisationCard(
        o.Id,
        o.Kind,
        o.Form,
        o.Name,
        o.RegionCode,
        o.Status,
        o.NomorIndukKoperasi
    );

    private static readonly Func<Organisation, OrganisationCard> OfRow = Card.Compile();

    public Task<OrganisationCard?> FindAsync(OrganisationId id, CancellationToken ct) =>
        db.Organisations.AsNoTracking().Where(o => o.Id == id).Select(Card).SingleOrDefaultAsync(ct);

    /// <summary>Only where it lies within the asker's reach.</summary>
    public Task<OrganisationCard?> FindWithinAsync(OrganisationId id, CancellationToken ct) =>
        db.OrganisationsWithin(actor)
            .AsNoTracking()
            .Where(o => o.Id == id)
            .Select(Card)
            .SingleOrDefaultAsync(ct);

    /// <summary>One query a thousand.</summary>
    public async Task<IReadOnlyDictionary<OrganisationId, OrganisationCard>> FindAllAsync(
        IReadOnlyCollection<OrganisationId> ids,
        CancellationToken ct
    )
    {
        var organisations = db.Organisations;
        var cards = new Dictionary<OrganisationId, OrganisationCard>(ids.Count);
        foreach (var some in ids.Distinct().Chunk(AtOnce))
        foreach (
            var card in await organisations
                .AsNoTracking()
                .Where(o => some.Contains(o.Id))
                .Select(Card)
                .ToListAsync(ct)
        )
            cards[card.Id] = card;
        return cards;
    }

    /// <summary>For imports: everything in a region and within the asker's reach that a file could mean, read once.</summary>
    public async Task<OrganisationMatches> MatchAsync(string regionCode, CancellationToken ct) =>
        new(
            await db.OrganisationsWithin(actor)
                .AsNoTracking()
                .Where(Scope.In<Organisation>(o => o.RegionCode, regionCode))
                .Select(Card)
                .ToListAsync(ct)
        );

    /// <summary>All of a kind in a region and within the asker's reach, by name.</summary>
    public Task<List<OrganisationCard>> OfKindAsync(
        OrganisationKind kind,
        string regionCode,
        CancellationToken ct
    ) =>
        db.OrganisationsWithin(actor)
            .AsNoTracking()
            .Where(o => o.Kind == kind)
            .Where(Scope.In<Organisation>(o => o.RegionCode, regionCode))
            .OrderBy(o => o.NameKey)
            .ThenBy(o => o.Id)
            .Select(Card)
            .ToListAsync(ct);

    /// <summary>For pickers: within the asker's reach, by part of the name or by Nomor Induk.</summary>
    public Task<List<OrganisationCard>> SearchAsync(string text, int take, CancellationToken ct) =>
        Matching(text).OrderBy(o => o.NameKey).ThenBy(o => o.Id).Take(take).Select(Card).ToListAsync(ct);

    /// <summary>So many of them after the last one seen, each with the key by which it is sorted.</summary>
    internal async Task<IReadOnlyList<(string NameKey, OrganisationCard Card)>> PageAsync(
        string text,
        RegistryApi.OrganisationKey? after,
        int take,
        CancellationToken ct
    )
    {
        var rows = Matching(text);
        if (after is { NameKey: var name, Id: var id })
            rows = rows.After(o => o.NameKey, name, o => o.Id, new OrganisationId(id));
        var found = await rows.OrderBy(o => o.NameKey).ThenBy(o => o.Id).Take(take).ToListAsync(ct);
        return [.. found.Select(o => (o.NameKey, OfRow(o)))];
    }

    private IQueryable<Organisation> Matching(string text)
    {
        var (key, number) = (NameKey.Of(text), Text.Tidy(text));
        return db.OrganisationsWithin(actor)
            .AsNoTracking()
            .Where(o => o.NameKey.Contains(key) || o.NomorIndukKoperasi == number);
    }

    /// <summary>The organisations a person acts for by name, not by region (a co-op's board).</summary>
    public Task<List<OrganisationCard>> OwnAsync(CancellationToken ct)
    {
        OrganisationId[] ids =
        [
            .. actor.Current.Select(g => g.Organisation).OfType<Guid>().Select(OrganisationId.From),
        ];
        return db
            .Organisations.AsNoTracking()
            .Where(o => ids.Contains(o.Id))
            .OrderBy(o => o.NameKey)
            .Select(Card)
            .ToListAsync(ct);
    }
}

/// <summary>Finds in memory which organisation a row of a file means.</summary>
public sealed class OrganisationMatches
{
    private readonly Dictionary<string, OrganisationCard> _byNumber = new(StringComparer.Ordinal);
    private readonly ILookup<string, OrganisationCard> _byName;

    internal OrganisationMatches(IReadOnlyList<OrganisationCard> cards)
    {
        foreach (var card in cards.Where(c => c.NomorIndukKoperasi is not null))
            _byNumber[card.NomorIndukKoperasi!] = card;
        _byName = cards.ToLookup(c => NameKey.Of(c.Name), StringComparer.Ordinal);
    }

    public OrganisationCard? ByNomorInduk(string? number) => _byNumber.GetValueOrDefault(Text.Tidy(number));

    /// <summary>All of that name below a region; a file that means one must say more where there are several.</summary>
    public IReadOnlyList<OrganisationCard> ByName(string? name, string regionCode = "") =>
        [.. _byName[NameKey.Of(name)].Where(c => Scope.Covers(regionCode, c.RegionCode))];
}
