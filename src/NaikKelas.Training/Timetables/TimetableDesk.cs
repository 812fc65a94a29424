using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Trainers;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Timetables;

/// <summary>Where a class and its timetable stood before it changed.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Before(DateOnly StartsOn, VenueId? Venue)
{
    public static Before Of(TrainingClass one) => new(one.StartsOn, one.VenueId);
}

/// <summary>Which fields of the caller's form the refusals belong to.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DeskFields(string Days, string Venue);

/// <summary>
/// Keeps a timetable with its class, within a use case: its sessions go along with the first day and the room of the
/// class, and are weighed against everything else that has the room or the people.
/// </summary>
public sealed class TimetableDesk(Db db, RoomDesk rooms, PersonDesk people, TrainerDesk trainers)
{
    /// <summary>Called once the class carries its new days, seats and room.</summary>
    internal async Task<Refusals> FollowAsync(
        TrainingClass one,
        Before before,
        DeskFields fields,
        CancellationToken ct
    )
    {
        var sessions = await db.Sessions.Where(s => s.ClassId == one.Id).ToListAsync(ct);
        var days = one.StartsOn.DayNumber - before.StartsOn.DayNumber;
        foreach (var session in sessions)
        {
            var room = session.VenueId == before.Venue ? one.VenueId : session.VenueId;
            if (days == 0 && room == session.VenueId)
                continue;
            (session.Day, session.VenueId) = (session.Day.AddDays(days), room);
            session.Version++;
        }

        if (sessions.Count > 0 && sessions.Max(s => s.Day) is var end && end > one.EndsOn)
        {
            var refusals = new Refusals();
            refusals.Add(
                new(
                    "timetable-longer",
                    $"Hari terakhir: ditemukan {one.EndsOn}, sedangkan jadwal sesi sampai {end}. Perpanjang kelas, atau hapus dahulu sesi yang terakhir.",
                    fields.Days
                )
            );
            return refusals;
        }

        return await CheckAsync(one, sessions, one.Id, fields, ct);
    }

    /// <summary>The sessions as they are meant to be, none of them saved yet.</summary>
    internal async Task<Refusals> CheckAsync(
        TrainingClass one,
        IReadOnlyList<ClassSession> sessions,
        ClassId peopleOf,
        DeskFields fields,
        CancellationToken ct
    )
    {
        IReadOnlyList<Slot> slots =
            sessions.Count > 0 ? [.. sessions.Select(s => s.Slot)] : [.. Slot.Days(one.StartsOn, one.EndsOn)];
        List<Wanted> wanted =
            sessions.Count > 0
                ?
                [
                    .. sessions
                        .Where(s => s.VenueId is not null)
                        .Select(s => new Wanted(s.VenueId!.Value, s.Slot)),
                ]
                :
                [
                    .. slots
                        .Where(_ => one.VenueId is not null)
                        .Select(s => new Wanted(one.VenueId!.Value, s)),
                ];
        var refusals = await rooms.CheckAsync(one, wanted, fields.Venue, ct);
        refusals.Add(await trainers.FollowAsync(one, sessions, fields.Days, ct));
        refusals.Add(await people.CheckAsync(one, slots, peopleOf, fields.Days, ct));
        return refusals;
    }

    /// <summary>The classes of a round that have a room or a timetable, as they stand.</summary>
    internal async Task<Refusals> OfRoundAsync(RoundId round, CancellationToken ct)
    {
        var classes = await db
            .Classes.AsNoTracking()
            .Where(c => c.RoundId == round)
            .OrderBy(c => c.Id)
            .ToListAsync(ct);
        var ids = classes.Select(c => c.Id).ToList();
        var sessions = await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.ClassId)).ToListAsync(ct);
        var refusals = new Refusals();
        var fields = new DeskFields("Classes", "Classes");
        foreach (var one in classes)
        {
            List<ClassSession> own = [.. sessions.Where(s => s.ClassId == one.Id)];
            if (one.VenueId is null && own.Count == 0)
                continue;
            foreach (var met in (await CheckAsync(one, own, one.Id, fields, ct)).All)
                refusals.Add(met);
        }

        return refusals;
    }

    /// <summary>People of one class come into another as it stands.</summary>
    internal async Task<Refusal?> JoiningAsync(
        TrainingClass into,
        ClassId from,
        string field,
        CancellationToken ct
    )
    {
        var own = await db.Sessions.AsNoTracking().Where(s => s.ClassId == into.Id).ToListAsync(ct);
        IReadOnlyList<Slot> slots =
            own.Count > 0 ? [.. own.Select(s => s.Slot)] : [.. Slot.Days(into.StartsOn, into.EndsOn)];
        return await people.CheckAsync(into, slots, from, field, ct);
    }
}
