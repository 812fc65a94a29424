using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Offers;
using NaikKelas.Training.Timetables;

namespace NaikKelas.Training.Trainers;

/// <summary>A trainer in the list, with the JP taught or to be taught this calendar year.</summary>
internal sealed record TrainerRow(
    Trainer Trainer,
    string Name,
    string? Phone,
    string? Email,
    ProofState Proof,
    int Jp
);

/// <summary>One class somebody teaches in.</summary>
internal sealed record TaughtClass(ClassId Id, string Title, DateOnly StartsOn, DateOnly EndsOn, int Jp);

/// <summary>Reads the register of trainers and what they teach.</summary>
public sealed class TrainerBook(Db db, Actor actor, AgencyClock clock, PersonDirectory persons)
{
    /// <summary>All of the reader's agency, by name: an agency has dozens, not thousands. Five queries.</summary>
    internal async Task<IReadOnlyList<TrainerRow>> ListAsync(string search, CancellationToken ct)
    {
        var trainers = await db
            .Trainers.AsNoTracking()
            .Within(actor, t => t.RegionCode)
            .Where(t => t.Field.Contains(search) || search == "")
            .ToListAsync(ct);
        return await FillAsync(trainers, ct);
    }

    internal async Task<TrainerRow?> FindAsync(TrainerId id, CancellationToken ct)
    {
        var trainer = await db
            .Trainers.AsNoTracking()
            .Within(actor, t => t.RegionCode)
            .Where(t => t.Id == id)
            .ToListAsync(ct);
        return (await FillAsync(trainer, ct)).SingleOrDefault();
    }

    /// <summary>Who may be asked to teach in a class.</summary>
    internal async Task<IReadOnlyList<TrainerRow>> ForClassAsync(TrainingClass one, CancellationToken ct) =>
        await FillAsync(
            await db
                .Trainers.AsNoTracking()
                .Where(t =>
                    t.RegionCode == one.RegionCode && (t.RetiredOn == null || t.RetiredOn > one.StartsOn)
                )
                .ToListAsync(ct),
            ct
        );

    internal async Task<ProofState> ProofOnAsync(TrainerId id, DateOnly day, CancellationToken ct) =>
        ProofStates.On(
            await db.TrainerProofs.Where(p => p.TrainerId == id).Select(p => p.ValidUntil).ToListAsync(ct),
            day,
            TrainerLimits.Current.ProofSoonDays
        );

    /// <summary>JP of a calendar year by trainer, without one class; cancelled classes do not count.</summary>
    internal async Task<IReadOnlyDictionary<TrainerId, int>> HoursAsync(
        IReadOnlyList<TrainerId> trainers,
        int year,
        ClassId? except,
        CancellationToken ct
    )
    {
        var (sessions, seats) = (db.Sessions, db.ClassSeats);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var rows = await (
            from t in db.SessionTrainers.AsNoTracking()
            where trainers.Contains(t.TrainerId)
            join s in sessions on t.SessionId equals s.Id
            where s.Day >= first && s.Day <= last && s.ClassId != except
            where !seats.Any(c => c.Id == s.ClassId && c.ClosedAt != null)
            select new
            {
                t.TrainerId,
                s.Day,
                s.StartsAt,
                s.EndsAt,
            }
        ).ToListAsync(ct);
        return rows.GroupBy(r => r.TrainerId)
            .ToDictionary(
                g => g.Key,
                g => g.Sum(r => TrainerLimits.Current.JpOf(new Slot(r.Day, r.StartsAt, r.EndsAt).Minutes))
            );
    }

    /// <summary>The classes somebody teaches in, the latest first.</summary>
    internal async Task<IReadOnlyList<TaughtClass>> ClassesAsync(TrainerId id, CancellationToken ct)
    {
        var (sessions, classes, topics) = (db.Sessions, db.Classes, db.Topics);
        var rows = await (
            from t in db.SessionTrainers.AsNoTracking()
            where t.TrainerId == id
            join s in sessions on t.SessionId equals s.Id
            join c in classes on s.ClassId equals c.Id
            join p in topics on c.TopicId equals p.Id
            select new
            {
                Class = c,
                Topic = p.Name,
                Session = s,
            }
        ).ToListAsync(ct);
        return
        [
            .. rows.GroupBy(r => r.Class.Id)
                .Select(g => new TaughtClass(
                    g.Key,
                    $"{g.First().Topic}, {g.First().Class.Name}",
                    g.First().Class.StartsOn,
                    g.First().Class.EndsOn,
                    g.Sum(r => TrainerLimits.Current.JpOf(r.Session.Slot.Minutes))
                ))
                .OrderByDescending(c => c.StartsOn),
        ];
    }

    private async Task<IReadOnlyList<TrainerRow>> FillAsync(
        IReadOnlyList<Trainer> trainers,
        CancellationToken ct
    )
    {
        var ids = trainers.Select(t => t.Id).ToList();
        var people = await persons.FindAllAsync([.. trainers.Select(t => t.PersonId)], ct);
        var proofs = (
            await db.TrainerProofs.AsNoTracking().Where(p => ids.Contains(p.TrainerId)).ToListAsync(ct)
        ).ToLookup(p => p.TrainerId, p => p.ValidUntil);
        var hours = await HoursAsync(ids, clock.Today.Year, null, ct);
        return
        [
            .. trainers
                .Select(t => new TrainerRow(
                    t,
                    people[t.PersonId].Name,
                    people[t.PersonId].Phone,
                    people[t.PersonId].Email,
                    ProofStates.On([.. proofs[t.Id]], clock.Today, TrainerLimits.Current.ProofSoonDays),
                    hours.GetValueOrDefault(t.Id)
                ))
                .OrderBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }
}
