using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Timetables;

namespace NaikKelas.Training.Trainers;

/// <summary>
/// Use case: say who teaches which session (menugaskan narasumber). A paper that has run out, hours beyond the year's
/// limit or a topic not in the register ask for a reason, which is kept; a clash is refused.
/// </summary>
public sealed class AssignTrainers(
    Db db,
    Actor actor,
    TrainerDesk desk,
    TrainerBook book,
    PersonDirectory persons
)
{
    public const int ReasonMin = 10;
    public const int ReasonMax = 500;

    public sealed record Input
    {
        /// <summary>By session; null: nobody yet. Sessions not named stay as they are.</summary>
        public IReadOnlyDictionary<SessionId, TrainerId?> Sessions { get; init; } =
            new Dictionary<SessionId, TrainerId?>();

        [Display(Name = "Alasan")]
        public string? Reason { get; init; }
    }

    public Task<Result<int>> RunAsync(ClassId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => AssignAsync(id, input, ct), ct);

    /// <summary>One trainer for every session that has none yet.</summary>
    public async Task<Result<int>> RestAsync(
        ClassId id,
        TrainerId trainer,
        string? reason,
        CancellationToken ct
    )
    {
        var taught = db.SessionTrainers;
        var free = await db
            .Sessions.Where(s => s.ClassId == id && !taught.Any(t => t.SessionId == s.Id))
            .Select(s => s.Id)
            .ToListAsync(ct);
        return await RunAsync(
            id,
            new Input { Sessions = free.ToDictionary(s => s, _ => (TrainerId?)trainer), Reason = reason },
            ct
        );
    }

    private async Task<Result<int>> AssignAsync(ClassId id, Input input, CancellationToken ct)
    {
        if (await db.Classes.HoldAsync(id, ct) is not { } one || !actor.Reaches(one.RegionCode))
            return Refusal.NotFound($"Kelas tidak ditemukan.");
        var sessions = await db.Sessions.Where(s => s.ClassId == id).ToListAsync(ct);
        if (input.Sessions.Keys.Any(k => sessions.TrueForAll(s => s.Id != k)))
            return Refusal.NotFound($"Sesi tidak ditemukan.");
        var ids = sessions.Select(s => s.Id).ToList();
        var kept = await db.SessionTrainers.Where(t => ids.Contains(t.SessionId)).ToListAsync(ct);
        var wanted = sessions
            .Select(s =>
                (
                    Session: s,
                    Trainer: input.Sessions.TryGetValue(s.Id, out var asked)
                        ? asked
                        : kept.Find(k => k.SessionId == s.Id)?.TrainerId
                )
            )
            .Where(w => w.Trainer is not null)
            .Select(w => (w.Session, Trainer: w.Trainer!.Value))
            .ToList();
        var refusals = await CheckAsync(one, wanted, kept, ct);
        if (refusals.Any)
            return refusals;
        var doubtful = await DoubtfulAsync(one, wanted, kept, ct);
        var reason = input.Reason?.Trim() ?? "";
        if (doubtful.Count > 0 && reason.Length is < ReasonMin or > ReasonMax)
        {
            foreach (var doubt in doubtful.Values.SelectMany(d => d))
                refusals.Add(doubt);
            return refusals;
        }

        db.Because(doubtful.Count > 0 ? reason : null);
        var changed = 0;
        foreach (var session in sessions)
        {
            var before = kept.Find(k => k.SessionId == session.Id);
            var now = wanted
                .Where(w => w.Session.Id == session.Id)
                .Select(w => (TrainerId?)w.Trainer)
                .FirstOrDefault();
            if (before?.TrainerId == now)
                continue;
            changed++;
            if (before is not null)
                db.SessionTrainers.Remove(before);
            if (before is not null && now is not null)
                await db.SaveChangesAsync(ct);
            if (now is { } trainer)
                db.SessionTrainers.Add(
                    new SessionTrainer
                    {
                        SessionId = session.Id,
                        TrainerId = trainer,
                        Reason = doubtful.ContainsKey(trainer) ? reason : null,
                    }
                );
        }

        return changed;
    }

    private async Task<Refusals> CheckAsync(
        TrainingClass one,
        IReadOnlyList<(ClassSession Session, TrainerId Trainer)> wanted,
        IReadOnlyList<SessionTrainer> kept,
        CancellationToken ct
    )
    {
        var refusals = new Refusals();
        var fresh = Fresh(wanted, kept);
        var trainers = await db.Trainers.AsNoTracking().Where(t => fresh.Contains(t.Id)).ToListAsync(ct);
        refusals.When(
            trainers.Count != fresh.Count
                || trainers.Exists(t => t.RegionCode != one.RegionCode || t.RetiredOn <= one.StartsOn),
            "trainer",
            $"Pilih narasumber dari daftar narasumber instansi ini.",
            "Sessions"
        );
        if (refusals.Any)
            return refusals;
        refusals.Add(
            await desk.CheckAsync(one, [.. wanted.Select(w => (w.Trainer, w.Session.Slot))], "Sessions", ct)
        );
        return refusals;
    }

    /// <summary>Those who are new in this class and raise a doubt; the others were answered for before.</summary>
    private async Task<IReadOnlyDictionary<TrainerId, IReadOnlyList<Refusal>>> DoubtfulAsync(
        TrainingClass one,
        IReadOnlyList<(ClassSession Session, TrainerId Trainer)> wanted,
        IReadOnlyList<SessionTrainer> kept,
        CancellationToken ct
    )
    {
        var doubtful = new Dictionary<TrainerId, IReadOnlyList<Refusal>>();
        var fresh = Fresh(wanted, kept);
        foreach (
            var trainer in await db.Trainers.AsNoTracking().Where(t => fresh.Contains(t.Id)).ToListAsync(ct)
        )
            if (await DoubtsAsync(one, trainer, wanted, ct) is { Count: > 0 } doubts)
                doubtful[trainer.Id] = doubts;
        return doubtful;
    }

    private static IReadOnlyList<TrainerId> Fresh(
        IReadOnlyList<(ClassSession Session, TrainerId Trainer)> wanted,
        IReadOnlyList<SessionTrainer> kept
    ) =>
        [
            .. wanted
                .Where(w => !kept.Any(k => k.SessionId == w.Session.Id && k.TrainerId == w.Trainer))
                .Select(w => w.Trainer)
                .Distinct(),
        ];

    /// <summary>What an officer should have thought of before this trainer stands in this class.</summary>
    private async Task<IReadOnlyList<Refusal>> DoubtsAsync(
        TrainingClass one,
        Trainer trainer,
        IReadOnlyList<(ClassSession Session, TrainerId Trainer)> wanted,
        CancellationToken ct
    )
    {
        var limits = TrainerLimits.Current;
        var name = (await persons.FindAsync(trainer.PersonId, ct))?.Name ?? "";
        List<Refusal> doubts = [];
        var state = await book.ProofOnAsync(trainer.Id, one.EndsOn, ct);
        if (state is ProofState.Missing or ProofState.Expired)
            doubts.Add(
                Doubt(
                    "trainer-proof",
                    $"{name}: bukti kompetensi {(state == ProofState.Missing ? "belum dicatat" : "sudah habis masa berlakunya")} pada {one.EndsOn}. Catat buktinya, atau tuliskan alasan."
                )
            );
        if (!await db.TrainerTopics.AnyAsync(t => t.TrainerId == trainer.Id && t.TopicId == one.TopicId, ct))
            doubts.Add(
                Doubt(
                    "trainer-topic",
                    $"{name}: materi kelas ini tidak ada dalam daftar yang dapat diajarkannya. Lengkapi datanya, atau tuliskan alasan."
                )
            );
        var hours = await book.HoursAsync([trainer.Id], one.StartsOn.Year, one.Id, ct);
        var total =
            hours.GetValueOrDefault(trainer.Id)
            + wanted.Where(w => w.Trainer == trainer.Id).Sum(w => limits.JpOf(w.Session.Slot.Minutes));
        if (total > limits.YearlyJpMax)
            doubts.Add(
                Doubt(
                    "trainer-hours",
                    $"{name}: menjadi {total} JP pada {one.StartsOn.Year}, di atas patokan {limits.YearlyJpMax} JP setahun. Pilih narasumber lain, atau tuliskan alasan."
                )
            );
        return doubts;
    }

    private static Refusal Doubt(string code, FormattableString message) =>
        new(code, message, nameof(Input.Reason));
}
