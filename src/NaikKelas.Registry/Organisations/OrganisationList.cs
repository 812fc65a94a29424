using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;

namespace NaikKelas.Registry.Organisations;

/// <summary>One line of the list.</summary>
internal sealed record OrganisationRow(
    OrganisationId Id,
    OrganisationKind Kind,
    CooperativeForm? Form,
    string Name,
    string RegionCode,
    OrganisationStatus Status,
    string? NomorIndukKoperasi,
    string? Phone,
    DateOnly? RatHeldOn,
    int? PredicateYear,
    HealthPredicate? Predicate
);

/// <summary>
/// Report: the organisations within reach, as filtered: <c>q</c> name or Nomor Induk, <c>jenis</c>, <c>wilayah</c>,
/// <c>bentuk</c>, <c>status</c>, <c>rat</c> ("2025-ada", "2025-belum"), <c>predikat</c> (the latest on record).
/// </summary>
internal sealed class OrganisationList(Db db, Actor actor, AgencyClock clock)
{
    private static readonly Sorting<Organisation> Sorting = new Sorting<Organisation>()
        .By("nama", o => o.NameKey)
        .By("wilayah", o => o.RegionCode)
        .By("status", o => o.Status)
        .Ending(o => o.Id);

    /// <summary>The book year whose RAT the agency asks about now: the one that ended last.</summary>
    public int BookYear => clock.Today.Year - 1;

    /// <summary>Two queries: how many, and the rows.</summary>
    public Task<Page<OrganisationRow>> ReadAsync(ListQuery query, CancellationToken ct) =>
        Rows(query).ToPageAsync(query, ct);

    /// <summary>All of them, for a file.</summary>
    public Task<List<OrganisationRow>> ReadAllAsync(ListQuery query, CancellationToken ct) =>
        Rows(query).ToListAsync(ct);

    private IQueryable<OrganisationRow> Rows(ListQuery query)
    {
        var (rats, health, year) = (db.RatRecords, db.HealthRecords, BookYear);
        return Filter(db.OrganisationsWithin(actor).AsNoTracking(), query)
            .Sorted(query, Sorting)
            .Select(o => new OrganisationRow(
                o.Id,
                o.Kind,
                o.Form,
                o.Name,
                o.RegionCode,
                o.Status,
                o.NomorIndukKoperasi,
                o.Phone,
                rats.Where(r => r.OrganisationId == o.Id && r.BookYear == year)
                    .Select(r => (DateOnly?)r.HeldOn)
                    .FirstOrDefault(),
                health
                    .Where(h => h.OrganisationId == o.Id)
                    .OrderByDescending(h => h.Year)
                    .Select(h => (int?)h.Year)
                    .FirstOrDefault(),
                health
                    .Where(h => h.OrganisationId == o.Id)
                    .OrderByDescending(h => h.Year)
                    .Select(h => (HealthPredicate?)h.Predicate)
                    .FirstOrDefault()
            ));
    }

    private IQueryable<Organisation> Filter(IQueryable<Organisation> rows, ListQuery query)
    {
        if (NameKey.Of(query.Q) is { Length: > 0 } key)
        {
            var number = query.Q;
            rows = rows.Where(o => o.NameKey.Contains(key) || o.NomorIndukKoperasi == number);
        }

        if (query.Word<OrganisationKind>("jenis") is { } kind)
            rows = rows.Where(o => o.Kind == kind);
        if (query.Word<CooperativeForm>("bentuk") is { } form)
            rows = rows.Where(o => o.Form == form);
        if (query.Word<OrganisationStatus>("status") is { } status)
            rows = rows.Where(o => o.Status == status);
        if (query["wilayah"] is { } region)
            rows = rows.Where(Scope.In<Organisation>(o => o.RegionCode, region));
        return FilterByRecords(rows, query);
    }

    private IQueryable<Organisation> FilterByRecords(IQueryable<Organisation> rows, ListQuery query)
    {
        var (rats, health) = (db.RatRecords, db.HealthRecords);
        if (
            query["rat"]?.Split('-') is [var written, var there]
            && int.TryParse(written, CultureInfo.InvariantCulture, out var year)
        )
        {
            var wanted = there == "ada";
            rows = rows.Where(o =>
                rats.Any(r => r.OrganisationId == o.Id && r.BookYear == year) == wanted
                && o.Kind != OrganisationKind.Pesantren
                && o.Kind != OrganisationKind.MicroEnterprise
            );
        }

        if (query.Word<HealthPredicate>("predikat") is { } predicate)
            rows = rows.Where(o =>
                health
                    .Where(h => h.OrganisationId == o.Id)
                    .OrderByDescending(h => h.Year)
                    .Select(h => (HealthPredicate?)h.Predicate)
                    .FirstOrDefault() == predicate
            );
        return rows;
    }
}
