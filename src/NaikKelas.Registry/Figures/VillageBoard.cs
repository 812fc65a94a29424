using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Figures;

/// <summary>The village co-ops in figures.</summary>
/// <param name="Cooperatives">Active KDMP.</param>
/// <param name="Desa">Of them in a desa.</param>
/// <param name="Kelurahan">Of them in a kelurahan.</param>
/// <param name="Officers">Their pengurus and pengawas of today.</param>
public sealed record VillageFigures(int Cooperatives, int Desa, int Kelurahan, int Officers);

/// <summary>Counts the village co-ops within the reader's reach. Two queries.</summary>
public sealed class VillageBoard(Db db, Actor actor, AgencyClock clock)
{
    /// <summary>Where the village begins in "35.17.06.1001"; its first digit tells a kelurahan (1) from a desa.</summary>
    private const int VillageAt = 9;

    public async Task<VillageFigures> ReadAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var cooperatives = db
            .Organisations.AsNoTracking()
            .Within(actor, o => o.RegionCode, o => o.Id)
            .Where(o => o.Status == OrganisationStatus.Active && o.Kind == OrganisationKind.Kdmp);
        var kinds = await cooperatives
            .GroupBy(o => o.RegionCode.Substring(VillageAt, 1))
            .Select(g => new { Kind = g.Key, Count = g.Count() })
            .ToListAsync(ct);
        var positions = Enum.GetValues<Position>()
            .Where(p => Positions.OrganOf(p) is Organ.Pengurus or Organ.Pengawas)
            .ToList();
        var officers = await db
            .Affiliations.AsNoTracking()
            .Where(a => cooperatives.Any(o => o.Id == a.OrganisationId))
            .Where(a => positions.Contains(a.Position) && (a.Until == null || a.Until >= today))
            .CountAsync(ct);
        return new(
            kinds.Sum(k => k.Count),
            kinds.Where(k => k.Kind != "1").Sum(k => k.Count),
            kinds.Where(k => k.Kind == "1").Sum(k => k.Count),
            officers
        );
    }
}
