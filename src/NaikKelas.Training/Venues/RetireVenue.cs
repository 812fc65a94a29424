using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Timetables;

namespace NaikKelas.Training.Venues;

/// <summary>Use case: stop using a room from today, or take it into use again. What stood in it stays on record.</summary>
public sealed class RetireVenue(Db db, Actor actor, AgencyClock clock, RoomDesk rooms)
{
    public Task<Result<Unit>> RunAsync(VenueId id, bool retired, CancellationToken ct) =>
        db.RunAsync(() => RetireAsync(id, retired, ct), ct);

    private async Task<Result<Unit>> RetireAsync(VenueId id, bool retired, CancellationToken ct)
    {
        if (await db.Venues.HoldAsync(id, ct) is not { } venue || !actor.Reaches(venue.RegionCode))
            return Refusal.NotFound($"Ruang tidak ditemukan.");
        IReadOnlyList<Booking> booked = retired
            ? await rooms.BookingsAsync([id], clock.Today, DateOnly.MaxValue, ct)
            : [];
        if (booked is [var next, ..])
            return Refusal.Conflict(
                "venue-booked",
                $"Ruang {venue.Name} masih dipakai kelas {next.ClassName}, {next.Slot.Day}. Pindahkan dahulu jadwalnya."
            );
        venue.RetiredOn = retired ? clock.Today : null;
        venue.Version++;
        return default(Unit);
    }
}
