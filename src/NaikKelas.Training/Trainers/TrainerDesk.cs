using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Timetables;

namespace NaikKelas.Training.Trainers;

/// <summary>What a trainer does elsewhere: a session of another class.</summary>
internal sealed record TaughtElsewhere(TrainerId Trainer, ClassId ClassId, string ClassName, Slot Slot);

/// <summary>Nobody teaches in two rooms at once. Within a use case: holds the trainers, then looks.</summary>
public sealed class TrainerDesk(Db db, PersonDirectory persons)
{
    /// <param name="one">The class these sessions belong to.</param>
    /// <param name="wanted">Who teaches when, as it is meant to be.</param>
    /// <param name="field">Where the refusal stands.</param>
    /// <param name="ct">Stops the work.</param>
    internal async Task<Refusal?> CheckAsync(
        TrainingClass one,
        IReadOnlyList<(TrainerId Trainer, Slot Slot)> wanted,
        string field,
        CancellationToken ct
    )
    {
        if (wanted.Count == 0)
            return null;
        var ids = wanted.Select(w => w.Trainer).Distinct().OrderBy(t => t.Value).ToList();
        foreach (var id in ids)
            await db.Trainers.HoldAsync(id, ct);
        var busy = await ElsewhereAsync(
            one.Id,
            ids,
            wanted.Min(w => w.Slot.Day),
            wanted.Max(w => w.Slot.Day),
            ct
        );
        var met = wanted
            .OrderBy(w => w.Slot.Day)
            .ThenBy(w => w.Slot.From)
            .SelectMany(w => busy.Where(b => b.Trainer == w.Trainer && b.Slot.Overlaps(w.Slot)))
            .FirstOrDefault();
        return met is null
            ? null
            : new(
                "trainer-clash",
                $"Narasumber: {await NameAsync(met.Trainer, ct)} mengajar kelas {met.ClassName}, {met.Slot.Day}, {met.Slot.Hours}.",
                field
            );
    }

    /// <summary>The sessions of a class go along with it; whoever teaches them must be free then too.</summary>
    internal async Task<Refusal?> FollowAsync(
        TrainingClass one,
        IReadOnlyList<ClassSession> sessions,
        string field,
        CancellationToken ct
    )
    {
        var ids = sessions.Select(s => s.Id).ToList();
        var taught = await db
            .SessionTrainers.AsNoTracking()
            .Where(t => ids.Contains(t.SessionId))
            .ToDictionaryAsync(t => t.SessionId, t => t.TrainerId, ct);
        return await CheckAsync(
            one,
            [.. sessions.Where(s => taught.ContainsKey(s.Id)).Select(s => (taught[s.Id], s.Slot))],
            field,
            ct
        );
    }

    internal async Task<IReadOnlyList<TaughtElsewhere>> ElsewhereAsync(
        ClassId except,
        IReadOnlyList<TrainerId> trainers,
        DateOnly first,
        DateOnly last,
        CancellationToken ct
    )
    {
        var (sessions, classes, topics) = (db.Sessions, db.Classes, db.Topics);
        var (all, taught) = (db.Trainers, db.SessionTrainers);
        // One person may stand in the registers of two agencies, and still teaches in one room at a time.
        var rows = await (
            from own in all.AsNoTracking()
            where trainers.Contains(own.Id)
            join other in all on own.PersonId equals other.PersonId
            join t in taught on other.Id equals t.TrainerId
            join s in sessions on t.SessionId equals s.Id
            where s.ClassId != except && s.Day >= first && s.Day <= last
            join c in classes on s.ClassId equals c.Id
            join p in topics on c.TopicId equals p.Id
            select new
            {
                TrainerId = own.Id,
                Session = s,
                Topic = p.Name,
                c.Name,
            }
        ).ToListAsync(ct);
        return
        [
            .. rows.Select(r => new TaughtElsewhere(
                r.TrainerId,
                r.Session.ClassId,
                $"{r.Topic}, {r.Name}",
                r.Session.Slot
            )),
        ];
    }

    private async Task<string> NameAsync(TrainerId id, CancellationToken ct)
    {
        var person = await db.Trainers.Where(t => t.Id == id).Select(t => t.PersonId).SingleAsync(ct);
        return (await persons.FindAsync(person, ct))?.Name ?? "";
    }
}
