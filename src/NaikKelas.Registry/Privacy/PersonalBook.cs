using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Kernel.Privacy;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Privacy;

/// <summary>What all rooms together hold on one person.</summary>
public sealed class PersonalBook(Db db, IEnumerable<IHoldsPersonalData> rooms)
{
    /// <summary>The person's record and those that were merged into it.</summary>
    internal async Task<IReadOnlyList<Guid>> RecordsAsync(PersonId person, CancellationToken ct)
    {
        var ids = await db
            .Persons.AsNoTracking()
            .Where(p => p.Id == person || p.MergedInto == person)
            .Select(p => p.Id)
            .ToListAsync(ct);
        return [.. ids.Select(id => id.Value)];
    }

    internal async Task<IReadOnlyList<HeldFact>> CollectAsync(PersonId person, CancellationToken ct)
    {
        var records = await RecordsAsync(person, ct);
        var facts = new List<HeldFact>();
        foreach (var room in rooms)
            facts.AddRange(await room.CollectAsync(records, ct));
        return facts;
    }

    internal async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(PersonId person, CancellationToken ct)
    {
        var records = await RecordsAsync(person, ct);
        var obstacles = new List<Obstacle>();
        foreach (var room in rooms)
            obstacles.AddRange(await room.ObstaclesAsync(records, ct));
        return obstacles;
    }

    /// <summary>Inside the caller's transaction; what each room says of it.</summary>
    internal async Task<IReadOnlyList<FormattableString>> TakeConsentBackAsync(
        PersonId person,
        CancellationToken ct
    )
    {
        var records = await RecordsAsync(person, ct);
        var said = new List<FormattableString>();
        foreach (var room in rooms)
            said.AddRange(await room.TakeConsentBackAsync(records, ct));
        return said;
    }

    /// <summary>
    /// Inside the caller's transaction: every room lets go, the changes are saved, and then the keys of the trail are
    /// destroyed – saved after, they would be made anew.
    /// </summary>
    internal async Task EraseAsync(PersonId person, CancellationToken ct)
    {
        var records = await RecordsAsync(person, ct);
        var subjects = new List<string>();
        foreach (var room in rooms)
            subjects.AddRange(await room.EraseAsync(records, ct));
        await db.SaveChangesAsync(ct);
        await db.DestroyTrailKeysAsync(subjects, ct);
    }
}
