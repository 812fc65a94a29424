using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Timetables;

/// <summary>Books rooms within a use case: holds them, then says whether they are free, in use, and large enough.</summary>
public sealed class RoomDesk(Db db)
{
    /// <summary>Rooms are held in the order of their ids, so that two classes that swap rooms wait rather than deadlock.</summary>
    internal async Task<Refusals> CheckAsync(
        TrainingClass one,
        IReadOnlyList<Wanted> wanted,
        string field,
        CancellationToken ct
    )
    {
        var refusals = new Refusals();
        var ids = wanted.Select(w => w.Venue).Distinct().OrderBy(v => v.Value).ToList();
        var held = new List<Venue>();
        foreach (var id in ids)
        {
            var venue = await db.Venues.HoldAsync(id, ct);
            if (venue is null || venue.RegionCode != one.RegionCode)
            {
                refusals.Add(new("venue", $"Ruang: pilih ruang dari daftar tempat instansi ini.", field));
                return refusals;
            }

            held.Add(venue);
        }

        var booked = held.Count == 0 ? [] : await TakenAsync(one, ids, wanted, ct);
        foreach (var venue in held)
        {
            var mine = wanted.Where(w => w.Venue == venue.Id).ToList();
            refusals.When(
                venue.RetiredOn <= mine.Max(w => w.Slot.Day),
                "venue-retired",
                $"Ruang: {venue.Name} tidak dipakai lagi sejak {venue.RetiredOn ?? default}, pilih ruang lain.",
                field
            );
            refusals.Add(await TooSmallAsync(one, venue, field, ct));
            if (Clash.First(mine, booked) is { } met)
                refusals.Add(Taken(venue, met, field));
        }

        return refusals;
    }

    /// <summary>What stands in rooms between two days: sessions, and the whole days of classes that have a room but no timetable yet.</summary>
    internal async Task<IReadOnlyList<Booking>> BookingsAsync(
        IReadOnlyList<VenueId> venues,
        DateOnly first,
        DateOnly last,
        CancellationToken ct
    )
    {
        var (classes, topics, seats, sessions) = (db.Classes, db.Topics, db.ClassSeats, db.Sessions);
        // A cancelled class, or one merged into another, needs its room no more.
        var running =
            from c in classes.AsNoTracking()
            where !seats.Any(s => s.Id == c.Id && s.ClosedAt != null)
            join t in topics on c.TopicId equals t.Id
            select new
            {
                Class = c,
                Topic = t.Name,
                c.Name,
            };
        var timed = await (
            from s in sessions.AsNoTracking()
            where s.VenueId != null && venues.Contains(s.VenueId.Value) && s.Day >= first && s.Day <= last
            join c in running on s.ClassId equals c.Class.Id
            select new
            {
                Session = s,
                c.Topic,
                c.Name,
            }
        ).ToListAsync(ct);
        var whole = await running
            .Where(c => c.Class.VenueId != null && venues.Contains(c.Class.VenueId.Value))
            .Where(c => c.Class.StartsOn <= last && c.Class.EndsOn >= first)
            .Where(c => !sessions.Any(s => s.ClassId == c.Class.Id))
            .ToListAsync(ct);
        return
        [
            .. timed
                .Select(t => new Booking(
                    t.Session.VenueId!.Value,
                    t.Session.ClassId,
                    $"{t.Topic}, {t.Name}",
                    t.Session.Slot
                ))
                .Concat(
                    whole.SelectMany(c =>
                        Slot.Days(c.Class.StartsOn, c.Class.EndsOn)
                            .Where(s => s.Day >= first && s.Day <= last)
                            .Select(s => new Booking(
                                c.Class.VenueId!.Value,
                                c.Class.Id,
                                $"{c.Topic}, {c.Name}",
                                s
                            ))
                    )
                )
                .OrderBy(b => b.Slot.Day)
                .ThenBy(b => b.Slot.From),
        ];
    }

    /// <summary>The seats a class may have in a room on its days.</summary>
    internal async Task<SeatLimit> LimitAsync(TrainingClass one, Venue venue, CancellationToken ct)
    {
        var protocols = await db.VenueLimits.AsNoTracking().Where(l => l.VenueId == venue.Id).ToListAsync(ct);
        return SeatLimit.Of(one.Capacity, venue.Capacity, protocols, one.StartsOn, one.EndsOn);
    }

    private async Task<IReadOnlyList<Booking>> TakenAsync(
        TrainingClass one,
        IReadOnlyList<VenueId> venues,
        IReadOnlyList<Wanted> wanted,
        CancellationToken ct
    )
    {
        var all = await BookingsAsync(venues, wanted.Min(w => w.Slot.Day), wanted.Max(w => w.Slot.Day), ct);
        return [.. all.Where(b => b.ClassId != one.Id)];
    }

    private async Task<Refusal?> TooSmallAsync(
        TrainingClass one,
        Venue venue,
        string field,
        CancellationToken ct
    )
    {
        var limit = await LimitAsync(one, venue, ct);
        if (limit.Seats >= one.Capacity)
            return null;
        var announced =
            one.RoundId is { } round
            && await db.Rounds.AnyAsync(r => r.Id == round && r.State != RoundState.Draft, ct);
        return announced
            ? new(
                "venue-too-small",
                $"Ruang: kelas ini sudah diumumkan dengan {one.Capacity} kursi dan kursinya tidak dapat dikurangi lagi, jadi pilih ruang yang lebih besar. Ruang ini hanya {limit.Sentence(venue)}",
                field
            )
            : new(
                "venue-too-small",
                $"Kapasitas: ditemukan {one.Capacity} kursi, seharusnya paling banyak {limit.Sentence(venue)}",
                field
            );
    }

    private static Refusal Taken(Venue venue, Booking met, string field) =>
        new(
            "room-clash",
            met.Slot.IsWhole
                ? (FormattableString)
                    $"Ruang: {venue.Name} dipakai kelas {met.ClassName}, {met.Slot.Day}, seharian (kelas itu belum punya jadwal jam)."
                : $"Ruang: {venue.Name} dipakai kelas {met.ClassName}, {met.Slot.Day}, {met.Slot.Hours}.",
            field
        );
}
