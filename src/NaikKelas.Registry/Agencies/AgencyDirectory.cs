using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Agencies;

/// <summary>All that an agency's papers carry.</summary>
public sealed record AgencyCard(
    AgencyId Id,
    string RegionCode,
    string Government,
    string Name,
    string Address,
    string City,
    string HeadName,
    string HeadTitle,
    string? HeadNip,
    string DecreePattern
);

/// <summary>The registry's door to agencies.</summary>
public sealed class AgencyDirectory(Db db, Actor actor)
{
    private static readonly Expression<Func<Agency, AgencyCard>> Card = a => new AgencyCard(
        a.Id,
        a.RegionCode,
        a.Government,
        a.Name,
        a.Address,
        a.City,
        a.HeadName,
        a.HeadTitle,
        a.HeadNip,
        a.DecreePattern
    );

    /// <summary>The lengths of a district's, a regency's and a province's code.</summary>
    private static readonly int[] Lengths = [8, 5, 2];

    public Task<AgencyCard?> FindAsync(AgencyId id, CancellationToken ct) =>
        db.Agencies.AsNoTracking().Where(a => a.Id == id).Select(Card).SingleOrDefaultAsync(ct);

    /// <summary>The agency that serves a region: its own, else the one of the regency, else of the province.</summary>
    public async Task<AgencyCard?> ForRegionAsync(string regionCode, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(regionCode);
        string[] codes =
        [
            regionCode,
            .. Lengths.Where(length => length < regionCode.Length).Select(length => regionCode[..length]),
        ];
        var found = await db
            .Agencies.AsNoTracking()
            .Where(a => codes.Contains(a.RegionCode))
            .Select(Card)
            .ToListAsync(ct);
        return found.MaxBy(a => a.RegionCode.Length);
    }

    /// <summary>The agencies within the asker's reach, by region.</summary>
    public Task<List<AgencyCard>> ListAsync(CancellationToken ct) =>
        db
            .Agencies.AsNoTracking()
            .Within(actor, a => a.RegionCode)
            .OrderBy(a => a.RegionCode)
            .Select(Card)
            .ToListAsync(ct);
}
