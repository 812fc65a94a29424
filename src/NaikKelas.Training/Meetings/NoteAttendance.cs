using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Meetings;

/// <summary>Use case: note who came to a meeting (daftar hadir), some guests at a time.</summary>
public sealed class NoteAttendance(Db db, Actor actor, AgencyClock clock)
{
    /// <summary>More from one guest is a slip of the finger.</summary>
    private const int PeopleMax = 50;
    private const int NameMax = 200;

    public sealed record Line
    {
        public Guid Guest { get; init; }

        /// <summary>Empty: not noted; 0: nobody came.</summary>
        public int? People { get; init; }

        public string? SpokenFor { get; init; }
    }

    /// <returns>How many guests were noted or changed.</returns>
    public Task<Result<int>> RunAsync(MeetingId id, IReadOnlyList<Line> lines, CancellationToken ct) =>
        db.RunAsync(() => NoteAsync(id, lines, ct), ct);

    private async Task<Result<int>> NoteAsync(MeetingId id, IReadOnlyList<Line> lines, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (await db.Meetings.HoldAsync(id, ct) is not { } meeting || !actor.Reaches(meeting.RegionCode))
            return Refusal.NotFound($"Rapat tidak ditemukan.");
        if (MeetingTime.TooEarly(meeting, clock) is { } early)
            return early;
        var refusals = new Refusals();
        foreach (var (index, line) in lines.Index())
        {
            refusals.When(
                line.People is < 0 or > PeopleMax,
                "attendance.people",
                $"Jumlah hadir: ditemukan {line.People}, seharusnya 0 sampai {PeopleMax}.",
                $"[{index}].{nameof(Line.People)}"
            );
            refusals.When(
                line.SpokenFor?.Length > NameMax,
                "attendance.by",
                $"Diwakili oleh: paling banyak {NameMax} huruf.",
                $"[{index}].{nameof(Line.SpokenFor)}"
            );
        }

        if (refusals.Any)
            return refusals;
        List<Guid> ids = [.. lines.Select(l => l.Guest)];
        var guests = await db
            .MeetingGuests.Where(g => g.MeetingId == id && ids.Contains(g.Id))
            .ToDictionaryAsync(g => g.Id, ct);
        var changed = 0;
        foreach (var line in lines)
        {
            if (!guests.TryGetValue(line.Guest, out var guest))
                continue;
            var by = string.IsNullOrWhiteSpace(line.SpokenFor) ? null : line.SpokenFor.Trim();
            if (guest.People == line.People && guest.SpokenFor == by)
                continue;
            (guest.People, guest.SpokenFor) = (line.People, by);
            changed++;
        }

        return changed;
    }
}

/// <summary>Attendance and minutes are told of what was, not of what is to come.</summary>
internal static class MeetingTime
{
    public static Refusal? TooEarly(Meeting meeting, AgencyClock clock) =>
        meeting.HeldOn > clock.Today
            ? Refusal.Conflict(
                "meeting.not-yet",
                $"Rapat baru diadakan {meeting.HeldOn}; daftar hadir dan notulen diisi sejak hari itu."
            )
            : null;
}
