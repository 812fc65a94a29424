using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Training.Meetings;

/// <summary>A meeting in a list.</summary>
internal sealed record MeetingCard(
    MeetingId Id,
    string Title,
    DateOnly HeldOn,
    TimeOnly StartsAt,
    string Place,
    int Called,
    int Came,
    int People,
    bool HasMinutes
);

/// <summary>How many of a kind were called and came, and how many people that were.</summary>
internal sealed record GuestCount(GuestKind Kind, int Called, int Came, int People);

/// <summary>A meeting with all that is known of it, but for the list of guests.</summary>
internal sealed record MeetingRecord(
    Meeting Meeting,
    IReadOnlyList<GuestCount> Guests,
    IReadOnlyList<(FileId Id, string Name)> Files
)
{
    public int People => Guests.Sum(g => g.People);

    public int Came => Guests.Sum(g => g.Came);

    public int Called => Guests.Sum(g => g.Called);
}

/// <summary>Reads coordination meetings within the reader's reach.</summary>
internal sealed class MeetingBook(Db db, Actor actor)
{
    /// <summary>Newest first. Two queries.</summary>
    public Task<Page<MeetingCard>> ListAsync(ListQuery query, CancellationToken ct)
    {
        var (guests, word) = (db.MeetingGuests, query.Q.ToUpperInvariant());
        var meetings = Own.AsNoTracking();
        if (word.Length > 0)
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // It becomes SQL's UPPER(): the database knows no culture.
            meetings = meetings.Where(m => m.Title.ToUpper().Contains(word));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        return meetings
            .OrderByDescending(m => m.HeldOn)
            .ThenByDescending(m => m.Id)
            .Select(m => new MeetingCard(
                m.Id,
                m.Title,
                m.HeldOn,
                m.StartsAt,
                m.Place,
                guests.Count(g => g.MeetingId == m.Id),
                guests.Count(g => g.MeetingId == m.Id && g.People > 0),
                guests.Where(g => g.MeetingId == m.Id).Sum(g => g.People ?? 0),
                m.MinutedAt != null
            ))
            .ToPageAsync(query, ct);
    }

    /// <summary>Five queries.</summary>
    public async Task<MeetingRecord?> ReadAsync(MeetingId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } meeting)
            return null;
        var files = db.Files;
        return new MeetingRecord(
            meeting,
            await db
                .MeetingGuests.Where(g => g.MeetingId == id)
                .GroupBy(g => g.Kind)
                .Select(g => new GuestCount(
                    g.Key,
                    g.Count(),
                    g.Count(x => x.People > 0),
                    g.Sum(x => x.People ?? 0)
                ))
                .ToListAsync(ct),
            [
                .. (
                    await db
                        .MeetingFiles.Where(f => f.MeetingId == id)
                        .Join(files, m => m.FileId, f => f.Id, (_, f) => new { f.Id, f.Name })
                        .OrderBy(f => f.Id)
                        .ToListAsync(ct)
                ).Select(f => (f.Id, f.Name)),
            ]
        );
    }

    public async Task<Meeting?> FindAsync(MeetingId id, CancellationToken ct)
    {
        var found = await Own.AsNoTracking()
            .Include(m => m.Points)
            .Include(m => m.Decisions)
            .AsSplitQuery()
            .SingleOrDefaultAsync(m => m.Id == id, ct);
        found?.Points.Sort((a, b) => a.Number.CompareTo(b.Number));
        found?.Decisions.Sort((a, b) => a.Number.CompareTo(b.Number));
        return found;
    }

    /// <summary>Kecamatan and offices first, then co-ops, each by name. Two queries.</summary>
    public Task<Page<MeetingGuest>> GuestsAsync(MeetingId id, ListQuery query, CancellationToken ct)
    {
        var word = query.Q.ToUpperInvariant();
        var guests = db.MeetingGuests.AsNoTracking().Where(g => g.MeetingId == id);
        if (word.Length > 0)
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // It becomes SQL's UPPER(): the database knows no culture.
            guests = guests.Where(g => g.Name.ToUpper().Contains(word));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        if (query.Word<GuestKind>("jenis") is { } kind)
            guests = guests.Where(g => g.Kind == kind);
        return guests
            .OrderByDescending(g => g.Kind)
            .ThenBy(g => g.Name)
            .ThenBy(g => g.Id)
            .ToPageAsync(query, ct);
    }

    public Task<List<MeetingGuest>> AllGuestsAsync(MeetingId id, CancellationToken ct) =>
        db
            .MeetingGuests.AsNoTracking()
            .Where(g => g.MeetingId == id)
            .OrderByDescending(g => g.Kind)
            .ThenBy(g => g.Name)
            .ToListAsync(ct);

    public async Task<StoredFile?> FileAsync(MeetingId id, FileId file, CancellationToken ct)
    {
        var links = db.MeetingFiles;
        return await Own.AnyAsync(m => m.Id == id, ct)
            ? await db
                .Files.AsNoTracking()
                .SingleOrDefaultAsync(
                    f => f.Id == file && links.Any(l => l.FileId == file && l.MeetingId == id),
                    ct
                )
            : null;
    }

    private IQueryable<Meeting> Own => db.Meetings.Within(actor, m => m.RegionCode);
}

/// <summary>Somebody who was called.</summary>
public sealed record CalledGuest(Guid Id, GuestKind Kind, string Name);

/// <summary>A meeting that a co-op came to.</summary>
/// <param name="HeldOn">On the agency's calendar.</param>
/// <param name="Title">The meeting's.</param>
/// <param name="Place">Where.</param>
/// <param name="People">How many came from the co-op.</param>
public sealed record MeetingAttended(DateOnly HeldOn, string Title, string Place, int People);

/// <summary>
/// Meetings as one organisation met them. The caller has made sure that it is within reach; the meeting itself may be a
/// neighbour's or the province's. One query.
/// </summary>
public sealed class MeetingHistory(Db db, Actor actor)
{
    /// <summary>Who was called to a meeting within the asker's reach.</summary>
    public async Task<IReadOnlyList<CalledGuest>> CalledAsync(MeetingId id, CancellationToken ct)
    {
        var meetings = db.Meetings.Within(actor, m => m.RegionCode);
        return await db
            .MeetingGuests.Where(g => g.MeetingId == id && meetings.Any(m => m.Id == id))
            .OrderBy(g => g.Kind)
            .ThenBy(g => g.Name)
            .Select(g => new CalledGuest(g.Id, g.Kind, g.Name))
            .ToListAsync(ct);
    }

    public async Task<IReadOnlyList<MeetingAttended>> ReadAsync(OrganisationId id, CancellationToken ct)
    {
        var meetings = db.Meetings;
        return await db
            .MeetingGuests.Where(g => g.OrganisationId == id && g.People > 0)
            .Join(
                meetings,
                g => g.MeetingId,
                m => m.Id,
                (g, m) => new MeetingAttended(m.HeldOn, m.Title, m.Place, g.People!.Value)
            )
            .ToListAsync(ct);
    }
}
