using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.Figures;

/// <summary>Active co-ops without a RAT on record for a book year, by form.</summary>
public sealed record RatArrears(int Primary, int Secondary);

/// <summary>Counts who still owes the RAT of a book year, within the reader's reach. One query.</summary>
public sealed class RatArrearsBoard(Db db, Actor actor)
{
    public async Task<RatArrears> ReadAsync(int bookYear, CancellationToken ct)
    {
        var rats = db.RatRecords;
        var counts = await db
            .Organisations.AsNoTracking()
            .Within(actor, o => o.RegionCode, o => o.Id)
            .Where(o => o.Status == OrganisationStatus.Active)
            .Where(o => o.Kind != OrganisationKind.Pesantren && o.Kind != OrganisationKind.MicroEnterprise)
            .Where(o => !rats.Any(r => r.OrganisationId == o.Id && r.BookYear == bookYear))
            .GroupBy(o => o.Form)
            .Select(g => new { Form = g.Key, Count = g.Count() })
            .ToListAsync(ct);
        return new(
            counts.Where(c => c.Form != CooperativeForm.Secondary).Sum(c => c.Count),
            counts.Where(c => c.Form == CooperativeForm.Secondary).Sum(c => c.Count)
        );
    }
}
