using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Formations;

/// <summary>Report: every village within reach with the formation of its co-op, in the order of the codes. Two queries.</summary>
public sealed class FormationBook(Db db, Actor actor, Regions regions)
{
    public async Task<IReadOnlyList<Formation>> ReadAsync(CancellationToken ct)
    {
        var papers = db.LegalDocuments;
        var founded = db
            .Organisations.AsNoTracking()
            .Within(actor, o => o.RegionCode)
            .Where(o => o.Kind == OrganisationKind.Kdmp && o.Status != OrganisationStatus.Dissolved);
        var cooperatives = (
            await founded
                .OrderBy(o => o.Id)
                .Select(o => new
                {
                    o.Id,
                    o.Name,
                    o.RegionCode,
                    o.OperatingSince,
                })
                .ToListAsync(ct)
        ).ToLookup(o => o.RegionCode, StringComparer.Ordinal);
        var dates = (
            await papers
                .AsNoTracking()
                .Where(d =>
                    d.IssuedOn != null
                    && (
                        d.Kind == LegalDocumentKind.Musdesus
                        || d.Kind == LegalDocumentKind.Deed
                        || d.Kind == LegalDocumentKind.Ahu
                    )
                    && founded.Any(o => o.Id == d.OrganisationId)
                )
                .Select(d => new
                {
                    d.OrganisationId,
                    d.Kind,
                    d.IssuedOn,
                })
                .ToListAsync(ct)
        ).ToLookup(d => (d.OrganisationId, d.Kind), d => d.IssuedOn);
        return
        [
            .. Villages()
                .Select(code =>
                    cooperatives[code].FirstOrDefault() is { } coop
                        ? new Formation(
                            code,
                            coop.Id,
                            coop.Name,
                            dates[(coop.Id, LegalDocumentKind.Musdesus)].Min(),
                            dates[(coop.Id, LegalDocumentKind.Deed)].Min(),
                            dates[(coop.Id, LegalDocumentKind.Ahu)].Min(),
                            coop.OperatingSince
                        )
                        : new Formation(code, null, null, null, null, null, null)
                ),
        ];
    }

    private IEnumerable<string> Villages() =>
        actor
            .Current.Select(g => g.RegionCode)
            .OfType<string>()
            .SelectMany(regions.Villages)
            .Select(v => v.Code)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}
