using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Offers;

namespace NaikKelas.Training.Preparations;

/// <summary>One line of a class's list: what is asked, by when, and whether somebody says it is ready.</summary>
internal sealed record PreparationLine(PreparationItem Item, DateOnly DueOn, Preparation? Done);

/// <summary>A class that begins soon and is not ready.</summary>
public sealed record UnreadyClass(ClassId Id, string Title, DateOnly StartsOn, int Missing);

/// <summary>Reads how ready classes are.</summary>
public sealed class PreparationBook(Db db, Actor actor, AgencyClock clock)
{
    /// <summary>So many days ahead a class shows on the first page.</summary>
    private const int AheadDays = 7;

    internal async Task<IReadOnlyList<PreparationLine>> OfAsync(TrainingClass one, CancellationToken ct)
    {
        var done = await db
            .Preparations.AsNoTracking()
            .Where(p => p.ClassId == one.Id)
            .ToDictionaryAsync(p => p.Code, StringComparer.Ordinal, ct);
        return
        [
            .. PreparationList
                .Current.Of(one.StartsOn)
                .Select(i => new PreparationLine(i, i.DueOn(one.StartsOn), done.GetValueOrDefault(i.Code))),
        ];
    }

    /// <summary>Classes of the reader's regions that begin within a week and still lack something. Two queries.</summary>
    public async Task<IReadOnlyList<UnreadyClass>> UnreadyAsync(CancellationToken ct)
    {
        var (topics, seats) = (db.Topics, db.ClassSeats);
        var (first, last) = (clock.Today, clock.Today.AddDays(AheadDays));
        var soon = await db
            .Classes.AsNoTracking()
            .Within(actor, c => c.RegionCode)
            .Where(c => c.StartsOn >= first && c.StartsOn <= last)
            .Where(c => !seats.Any(s => s.Id == c.Id && s.ClosedAt != null))
            .Join(topics, c => c.TopicId, t => t.Id, (c, t) => new { Class = c, Topic = t.Name })
            .ToListAsync(ct);
        var ids = soon.Select(s => s.Class.Id).ToList();
        var done = (
            await db.Preparations.AsNoTracking().Where(p => ids.Contains(p.ClassId)).ToListAsync(ct)
        ).ToLookup(p => p.ClassId, p => p.Code);
        return
        [
            .. soon.Select(s => new UnreadyClass(
                    s.Class.Id,
                    $"{s.Topic}, {s.Class.Name}",
                    s.Class.StartsOn,
                    PreparationList
                        .Current.Of(s.Class.StartsOn)
                        .Count(i => !done[s.Class.Id].Contains(i.Code, StringComparer.Ordinal))
                ))
                .Where(u => u.Missing > 0)
                .OrderBy(u => u.StartsOn),
        ];
    }
}
