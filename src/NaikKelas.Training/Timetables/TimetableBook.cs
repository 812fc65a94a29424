using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Curricula;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Timetables;

/// <summary>One session as it is read.</summary>
internal sealed record SessionLine(ClassSession Session, string? Room);

/// <summary>A session of the curriculum against what is planned of it, in JP.</summary>
internal sealed record JpLine(string Title, int Wanted, decimal Planned);

/// <summary>The timetable of a class with all that its page says.</summary>
internal sealed record TimetablePicture(
    TrainingClass Class,
    string Topic,
    IReadOnlyList<SessionLine> Sessions,
    CurriculumPaper? Curriculum,
    int? NewerVersion,
    IReadOnlyList<(Venue Venue, SeatLimit Limit)> Rooms
)
{
    public int JpMinutes => Curriculum?.Curriculum.JpMinutes ?? TimetableHours.Current.JpMinutes;

    public decimal JpOf(ClassSession session) => (decimal)session.Slot.Minutes / JpMinutes;

    public decimal Planned => Sessions.Where(s => s.Session.ItemId is not null).Sum(s => JpOf(s.Session));

    public IReadOnlyList<JpLine> Jp =>
        [
            .. (Curriculum?.Items ?? []).Select(i => new JpLine(
                i.Title,
                i.Jp,
                Sessions.Where(s => s.Session.ItemId == i.Id).Sum(s => JpOf(s.Session))
            )),
        ];
}

/// <summary>Reads timetables within the reader's reach.</summary>
public sealed class TimetableBook(Db db, Actor actor, CurriculumBook curricula, RoomDesk desk)
{
    internal Task<TrainingClass?> ClassAsync(ClassId id, CancellationToken ct) =>
        db.Classes.AsNoTracking().Within(actor, c => c.RegionCode).SingleOrDefaultAsync(c => c.Id == id, ct);

    internal async Task<TimetablePicture?> ReadAsync(ClassId id, CancellationToken ct)
    {
        if (await ClassAsync(id, ct) is not { } one)
            return null;
        var topic = await db.Topics.AsNoTracking().SingleAsync(t => t.Id == one.TopicId, ct);
        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(s => s.ClassId == id)
            .OrderBy(s => s.Day)
            .ThenBy(s => s.StartsAt)
            .ToListAsync(ct);
        var ids = sessions.Select(s => s.VenueId).Append(one.VenueId).OfType<VenueId>().Distinct().ToList();
        var venues = await db
            .Venues.AsNoTracking()
            .Where(v => ids.Contains(v.Id))
            .OrderBy(v => v.Place)
            .ThenBy(v => v.Room)
            .ToListAsync(ct);
        var rooms = new List<(Venue, SeatLimit)>();
        foreach (var venue in venues)
            rooms.Add((venue, await desk.LimitAsync(one, venue, ct)));
        var versions = await curricula.VersionsAsync(one.TopicId, ct);
        var kept = one.CurriculumId is { } version
            ? await db.Curricula.AsNoTracking().SingleAsync(c => c.Id == version, ct)
            : null;
        return new TimetablePicture(
            one,
            topic.Name,
            [.. sessions.Select(s => new SessionLine(s, venues.Find(v => v.Id == s.VenueId)?.Name))],
            kept is null ? null : await curricula.ReadAsync(kept, ct),
            versions.Count > 0 && versions[0].Id != one.CurriculumId ? versions[0].Number : null,
            rooms
        );
    }
}
