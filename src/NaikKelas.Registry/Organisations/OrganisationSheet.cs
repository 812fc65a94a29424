using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Organisations;

/// <summary>A person's place in the organisation, with the name.</summary>
internal sealed record OfficerLine(
    Guid Id,
    PersonId Person,
    string Name,
    Position Position,
    DateOnly From,
    DateOnly? Until
);

/// <summary>Everything on record about one organisation.</summary>
internal sealed record OrganisationRecord(
    Organisation Organisation,
    IReadOnlyList<OfficerLine> Officers,
    IReadOnlyList<LegalDocument> Documents,
    IReadOnlyList<RatRecord> Rats,
    IReadOnlyList<HealthRecord> Health
);

/// <summary>Report: one organisation on one page, five queries.</summary>
internal sealed class OrganisationSheet(Db db, Actor actor)
{
    public Task<Organisation?> FindAsync(OrganisationId id, CancellationToken ct) =>
        db.OrganisationsWithin(actor).AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct);

    public async Task<OrganisationRecord?> ReadAsync(OrganisationId id, CancellationToken ct)
    {
        var (documents, rats, health) = (db.LegalDocuments, db.RatRecords, db.HealthRecords);
        if (await FindAsync(id, ct) is not { } organisation)
            return null;
        return new OrganisationRecord(
            organisation,
            await OfficersAsync(id, ct),
            await documents
                .AsNoTracking()
                .Where(d => d.OrganisationId == id)
                .OrderBy(d => d.IssuedOn)
                .ToListAsync(ct),
            await rats.AsNoTracking()
                .Where(r => r.OrganisationId == id)
                .OrderByDescending(r => r.BookYear)
                .ToListAsync(ct),
            await health
                .AsNoTracking()
                .Where(h => h.OrganisationId == id)
                .OrderByDescending(h => h.Year)
                .ToListAsync(ct)
        );
    }

    /// <summary>One paper; the caller has made sure that the organisation is within reach.</summary>
    public Task<LegalDocument?> DocumentAsync(OrganisationId organisation, Guid id, CancellationToken ct) =>
        db
            .LegalDocuments.AsNoTracking()
            .SingleOrDefaultAsync(d => d.Id == id && d.OrganisationId == organisation, ct);

    public Task<RatRecord?> RatAsync(OrganisationId organisation, int bookYear, CancellationToken ct) =>
        db
            .RatRecords.AsNoTracking()
            .SingleOrDefaultAsync(r => r.OrganisationId == organisation && r.BookYear == bookYear, ct);

    public async Task<OfficerLine?> OfficerAsync(
        OrganisationId organisation,
        Guid affiliation,
        CancellationToken ct
    ) => (await OfficersAsync(organisation, ct)).FirstOrDefault(o => o.Id == affiliation);

    private async Task<IReadOnlyList<OfficerLine>> OfficersAsync(OrganisationId id, CancellationToken ct)
    {
        var (affiliations, persons) = (db.Affiliations, db.Persons);
        var lines = await affiliations
            .AsNoTracking()
            .Where(a => a.OrganisationId == id)
            .Join(
                persons,
                a => a.PersonId,
                p => p.Id,
                (a, p) => new OfficerLine(a.Id, p.Id, p.Name, a.Position, a.From, a.Until)
            )
            .ToListAsync(ct);
        return
        [
            .. lines.OrderBy(l => l.Position).ThenBy(l => l.From).ThenBy(l => l.Name, StringComparer.Ordinal),
        ];
    }
}
