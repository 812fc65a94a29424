using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Trainers;

namespace NaikKelas.Training.Classes;

/// <summary>A class made after another, and what could not come along.</summary>
internal sealed record Repeated(ClassId Id, IReadOnlyList<FormattableString> Left);

/// <summary>
/// Use case: the same class once more at another place and time (ulangi kelas ini di …): topic, curriculum, seats and
/// timetable come along, moved to the new first day; trainers who are busy then stay behind and are named. Rooms are
/// of the old place and are chosen anew.
/// </summary>
internal sealed class RepeatClass(
    Db db,
    Actor actor,
    ClassBook book,
    ClassMoney money,
    TimetableDesk timetable,
    TrainerDesk trainers
)
{
    public sealed record Input
    {
        [Display(Name = "Nama kelas")]
        public string? Name { get; init; }

        [Display(Name = "Tempat")]
        public string? Place { get; init; }

        [Display(Name = "Hari pertama")]
        public DateOnly? StartsOn { get; init; }

        [Display(Name = "Kegiatan dalam rencana")]
        public ActivityId? ActivityId { get; init; }
    }

    public Task<Result<Repeated>> RunAsync(ClassId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => RepeatAsync(id, input, ct), ct);

    private async Task<Result<Repeated>> RepeatAsync(ClassId id, Input input, CancellationToken ct)
    {
        var old = await db.Classes.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (old is null || !actor.Reaches(old.RegionCode))
            return Refusal.NotFound($"Kelas tidak ditemukan.");
        var days = (input.StartsOn?.DayNumber ?? 0) - old.StartsOn.DayNumber;
        var asked = new ClassInput
        {
            Topic = await db.Topics.Where(t => t.Id == old.TopicId).Select(t => t.Name).SingleAsync(ct),
            Name = input.Name,
            Place = input.Place,
            StartsOn = input.StartsOn,
            EndsOn = input.StartsOn is null ? null : old.EndsOn.AddDays(days),
            Capacity = old.Capacity,
            ActivityId = input.ActivityId,
            PerSeat = old.PerSeat,
            Budget = old.Budget,
        };
        var (wrong, refusals) = (new Refusals(), new Refusals());
        asked.Check(wrong);
        // The last day follows from the first; nobody is asked for it here.
        foreach (var refusal in wrong.All.Where(r => r.Field != nameof(asked.EndsOn)))
            refusals.Add(refusal);
        refusals.Add(await money.UnknownAsync([input.ActivityId], nameof(input.ActivityId), ct));
        if (refusals.Any)
            return refusals;
        var one = await book.WriteAsync(null, asked, old.RegionCode, ct);
        one.CurriculumId = old.CurriculumId;
        var copies = await CopyAsync(old, one, days, ct);
        var met = await timetable.CheckAsync(
            one,
            [.. copies.Values],
            one.Id,
            new DeskFields(nameof(input.StartsOn), nameof(input.StartsOn)),
            ct
        );
        if (met.Any)
            return met;
        await db.SaveChangesAsync(ct);
        return new Repeated(one.Id, await TrainersAsync(old, one, copies, ct));
    }

    private async Task<IReadOnlyDictionary<SessionId, ClassSession>> CopyAsync(
        TrainingClass old,
        TrainingClass one,
        int days,
        CancellationToken ct
    )
    {
        var copies = new Dictionary<SessionId, ClassSession>();
        foreach (
            var session in await db.Sessions.AsNoTracking().Where(s => s.ClassId == old.Id).ToListAsync(ct)
        )
            copies[session.Id] = new ClassSession
            {
                Id = Ids.New<SessionId>(),
                ClassId = one.Id,
                Day = session.Day.AddDays(days),
                StartsAt = session.StartsAt,
                EndsAt = session.EndsAt,
                Title = session.Title,
                ItemId = session.ItemId,
            };
        db.Sessions.AddRange(copies.Values);
        return copies;
    }

    /// <summary>Each trainer comes along whole or not at all.</summary>
    private async Task<IReadOnlyList<FormattableString>> TrainersAsync(
        TrainingClass old,
        TrainingClass one,
        IReadOnlyDictionary<SessionId, ClassSession> copies,
        CancellationToken ct
    )
    {
        var sessions = db.Sessions;
        var taught = await db
            .SessionTrainers.AsNoTracking()
            .Where(t => sessions.Any(s => s.Id == t.SessionId && s.ClassId == old.Id))
            .ToListAsync(ct);
        List<FormattableString> left = [];
        foreach (var trainer in taught.GroupBy(t => t.TrainerId).OrderBy(g => g.Key.Value))
        {
            var clash = await trainers.CheckAsync(
                one,
                [.. trainer.Select(t => (t.TrainerId, copies[t.SessionId].Slot))],
                "Trainers",
                ct
            );
            if (clash is not null)
            {
                left.Add(clash.Message);
                continue;
            }

            db.SessionTrainers.AddRange(
                trainer.Select(t => new SessionTrainer
                {
                    SessionId = copies[t.SessionId].Id,
                    TrainerId = t.TrainerId,
                })
            );
        }

        return left;
    }
}
