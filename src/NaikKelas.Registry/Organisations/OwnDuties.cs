using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Rats;

namespace NaikKelas.Registry.Organisations;

/// <summary>A paper of one's own co-op that has run out or soon does.</summary>
public sealed record ExpiringPaper(LegalDocumentKind Kind, string Number, DateOnly ExpiresOn);

/// <summary>What one's own organisation owes.</summary>
/// <param name="Card">Which.</param>
/// <param name="RatYear">The last full book year; null where no RAT is owed (a pesantren).</param>
/// <param name="RatHeldOn">Null: none on record.</param>
/// <param name="RatDue">Until when it counts as on time.</param>
/// <param name="Papers">First to run out first.</param>
public sealed record OwnDuty(
    OrganisationCard Card,
    int? RatYear,
    DateOnly? RatHeldOn,
    DateOnly? RatDue,
    IReadOnlyList<ExpiringPaper> Papers
)
{
    public bool OwesRat => RatYear is not null && RatHeldOn is null;
}

/// <summary>What the organisations owe that somebody acts for. Four queries.</summary>
public sealed class OwnDuties(Db db, OrganisationDirectory directory, AgencyClock clock)
{
    /// <summary>Days ahead that count as soon.</summary>
    private const int DaysAhead = 60;

    public async Task<IReadOnlyList<OwnDuty>> ReadAsync(CancellationToken ct)
    {
        var own = await directory.OwnAsync(ct);
        OrganisationId[] ids = [.. own.Select(o => o.Id)];
        var (year, soon) = (clock.Today.Year - 1, clock.Today.AddDays(DaysAhead));
        var rats = await db
            .RatRecords.AsNoTracking()
            .Where(r => ids.Contains(r.OrganisationId) && r.BookYear == year)
            .ToDictionaryAsync(r => r.OrganisationId, r => r.HeldOn, ct);
        var founded = await db
            .Organisations.AsNoTracking()
            .Where(o => ids.Contains(o.Id))
            .Select(o => new { o.Id, o.FoundedOn })
            .ToDictionaryAsync(o => o.Id, o => o.FoundedOn, ct);
        var papers = (
            await db
                .LegalDocuments.AsNoTracking()
                .Where(d => ids.Contains(d.OrganisationId) && d.ExpiresOn != null && d.ExpiresOn <= soon)
                .OrderBy(d => d.ExpiresOn)
                .ToListAsync(ct)
        ).ToLookup(d => d.OrganisationId, d => new ExpiringPaper(d.Kind, d.Number, d.ExpiresOn!.Value));
        return
        [
            .. own.Select(o =>
            {
                var owes =
                    o.Kind is not (OrganisationKind.Pesantren or OrganisationKind.MicroEnterprise)
                    && !(founded[o.Id]?.Year > year);
                return new OwnDuty(
                    o,
                    owes ? year : null,
                    rats.TryGetValue(o.Id, out var held) ? held : null,
                    owes ? RatDeadline.Of(o.Form, year) : null,
                    [.. papers[o.Id]]
                );
            }),
        ];
    }
}
