using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Venues;

/// <summary>Reads rooms within the reader's reach.</summary>
public sealed class VenueBook(Db db, Actor actor)
{
    internal async Task<IReadOnlyList<Venue>> ListAsync(CancellationToken ct) =>
        await db
            .Venues.AsNoTracking()
            .Within(actor, v => v.RegionCode)
            .OrderBy(v => v.Place)
            .ThenBy(v => v.Room)
            .ToListAsync(ct);

    internal Task<Venue?> FindAsync(VenueId id, CancellationToken ct) =>
        db.Venues.AsNoTracking().Within(actor, v => v.RegionCode).SingleOrDefaultAsync(v => v.Id == id, ct);

    internal async Task<IReadOnlyList<VenueLimit>> LimitsAsync(VenueId id, CancellationToken ct) =>
        await db
            .VenueLimits.AsNoTracking()
            .Where(l => l.VenueId == id)
            .OrderByDescending(l => l.FromOn)
            .ToListAsync(ct);

    /// <summary>Rooms in use, for a drop-down; the one that is chosen already stays even when it was retired.</summary>
    internal async Task<IReadOnlyList<SelectListItem>> ItemsAsync(
        string? region,
        VenueId? chosen,
        CancellationToken ct
    ) =>
        [
            .. (await ListAsync(ct))
                .Where(v => region is null || v.RegionCode == region)
                .Where(v => v.RetiredOn is null || v.Id == chosen)
                .Select(v => new SelectListItem($"{v.Name} ({v.Capacity})", v.Id.Value.ToString())),
        ];
}
