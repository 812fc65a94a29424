using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Trainers;

/// <summary>A session with its room and who teaches it.</summary>
internal sealed record StaffedSession(ClassSession Session, string Place, TrainerId? Trainer, string? Reason)
{
    public int Jp => TrainerLimits.Current.JpOf(Session.Slot.Minutes);

    public TaughtSession Taught =>
        new(Session.Day, Session.StartsAt, Session.EndsAt, Session.Title, Place, Jp);
}

/// <summary>The sessions of a class in their order, with rooms and trainers. Three queries.</summary>
public sealed class TimetableSessions(Db db)
{
    internal async Task<IReadOnlyList<StaffedSession>> OfAsync(TrainingClass one, CancellationToken ct)
    {
        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(s => s.ClassId == one.Id)
            .OrderBy(s => s.Day)
            .ThenBy(s => s.StartsAt)
            .ToListAsync(ct);
        var ids = sessions.Select(s => s.Id).ToList();
        var rooms = sessions.Select(s => s.VenueId).OfType<VenueId>().Distinct().ToList();
        var venues = await db
            .Venues.AsNoTracking()
            .Where(v => rooms.Contains(v.Id))
            .ToDictionaryAsync(v => v.Id, v => v.Name, ct);
        var taught = await db
            .SessionTrainers.AsNoTracking()
            .Where(t => ids.Contains(t.SessionId))
            .ToDictionaryAsync(t => t.SessionId, ct);
        return
        [
            .. sessions.Select(s => new StaffedSession(
                s,
                s.VenueId is { } venue ? venues[venue] : one.Place,
                taught.GetValueOrDefault(s.Id)?.TrainerId,
                taught.GetValueOrDefault(s.Id)?.Reason
            )),
        ];
    }
}
