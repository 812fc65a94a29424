using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Figures;

/// <summary>The registry in figures, within the reader's reach.</summary>
/// <param name="Kdmp">Village co-ops.</param>
/// <param name="OtherCooperatives">Co-ops of all other kinds.</param>
/// <param name="PositionsHeld">Positions held today: pengurus, pengawas, managers, members known by name.</param>
/// <param name="RatYear">The last full book year.</param>
/// <param name="RatHeld">Co-ops whose RAT for that year is on record.</param>
/// <param name="PapersExpiring">Papers that have run out or do within 60 days.</param>
/// <param name="ByRegion">Co-ops by the regions one level below the reader's (kecamatan of a kabupaten).</param>
public sealed record RegistryFigures(
    int Kdmp,
    int OtherCooperatives,
    int PositionsHeld,
    int RatYear,
    int RatHeld,
    int PapersExpiring,
    IReadOnlyList<KeyValuePair<string, int>> ByRegion
)
{
    public int Cooperatives => Kdmp + OtherCooperatives;
}

/// <summary>Reads <see cref="RegistryFigures"/>: four queries, each counted by the database.</summary>
public sealed class RegistryBoard(Db db, Actor actor, AgencyClock clock)
{
    private const int DaysAhead = 60;

    /// <param name="regionLength">Characters of the codes to count by: 8 for kecamatan, 5 for kabupaten/kota.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<RegistryFigures> ReadAsync(int regionLength, CancellationToken ct)
    {
        var today = clock.Today;
        var ratYear = today.Year - 1;
        var (affiliations, rats, papers) = (db.Affiliations, db.RatRecords, db.LegalDocuments);
        var cooperatives = db
            .Organisations.AsNoTracking()
            .Within(actor, o => o.RegionCode, o => o.Id)
            .Where(o => o.Status == OrganisationStatus.Active)
            .Where(o => o.Kind != OrganisationKind.Pesantren && o.Kind != OrganisationKind.MicroEnterprise);
        var counts = await cooperatives
            .GroupBy(o => new
            {
                Region = o.RegionCode.Substring(0, regionLength),
                IsKdmp = o.Kind == OrganisationKind.Kdmp,
            })
            .Select(g => new
            {
                g.Key.Region,
                g.Key.IsKdmp,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        var held = await cooperatives.CountAsync(
            o => rats.Any(r => r.OrganisationId == o.Id && r.BookYear == ratYear),
            ct
        );
        var positions = await affiliations.CountAsync(
            a => cooperatives.Any(o => o.Id == a.OrganisationId) && (a.Until == null || a.Until >= today),
            ct
        );
        var soon = today.AddDays(DaysAhead);
        var expiring = await papers.CountAsync(
            d =>
                cooperatives.Any(o => o.Id == d.OrganisationId) && d.ExpiresOn != null && d.ExpiresOn <= soon,
            ct
        );
        return new RegistryFigures(
            counts.Where(c => c.IsKdmp).Sum(c => c.Count),
            counts.Where(c => !c.IsKdmp).Sum(c => c.Count),
            positions,
            ratYear,
            held,
            expiring,
            [
                .. counts
                    .GroupBy(c => c.Region, StringComparer.Ordinal)
                    .Select(g => KeyValuePair.Create(g.Key, g.Sum(c => c.Count)))
                    .OrderBy(p => p.Key, StringComparer.Ordinal),
            ]
        );
    }
}
