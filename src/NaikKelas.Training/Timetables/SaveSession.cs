using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Curricula;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Timetables;

/// <summary>Use case: put a session into the timetable of a class, change one, or take one away.</summary>
public sealed class SaveSession(Db db, Actor actor, TimetableDesk desk, LastChange lastChange)
{
    public const int TitleMax = 150;

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["day"] = "Hari",
        ["starts_at"] = "Mulai",
        ["ends_at"] = "Selesai",
        ["title"] = "Isi sesi",
        ["venue_id"] = "Ruang",
    };

    public sealed record Input
    {
        [Display(Name = "Hari")]
        public DateOnly? Day { get; init; }

        [Display(Name = "Mulai")]
        public TimeOnly? StartsAt { get; init; }

        [Display(Name = "Selesai")]
        public TimeOnly? EndsAt { get; init; }

        [Display(Name = "Dari kurikulum")]
        public CurriculumItemId? ItemId { get; init; }

        [Display(Name = "Isi sesi")]
        public string? Title { get; init; }

        [Display(Name = "Ruang")]
        public VenueId? VenueId { get; init; }

        public int Version { get; init; }
    }

    public Task<Result<SessionId>> RunAsync(ClassId one, SessionId? id, Input input, CancellationToken ct) =>
        db.RunAsync(() => SaveAsync(one, id, input, ct), ct);

    public Task<Result<Unit>> RemoveAsync(ClassId one, SessionId id, CancellationToken ct) =>
        db.RunAsync(() => TakeAwayAsync(one, id, ct), ct);

    private async Task<Result<SessionId>> SaveAsync(
        ClassId classId,
        SessionId? id,
        Input input,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        // The class is held: its sessions change one after another.
        if (await db.Classes.HoldAsync(classId, ct) is not { } one || !actor.Reaches(one.RegionCode))
            return Refusal.NotFound($"Kelas tidak ditemukan.");
        var sessions = await db.Sessions.Where(s => s.ClassId == classId).ToListAsync(ct);
        var session = id is { } known ? sessions.Find(s => s.Id == known) : null;
        if (id is not null && session is null)
            return Refusal.NotFound($"Sesi tidak ditemukan.");
        if (session is not null && session.Version != input.Version)
            return await lastChange.RefuseAsync("class_sessions", session.Id.Value, Words, ct);
        var item = input.ItemId is { } chosen
            ? await db
                .CurriculumItems.AsNoTracking()
                .SingleOrDefaultAsync(i => i.Id == chosen && i.CurriculumId == one.CurriculumId, ct)
            : null;
        var title = input.Title?.Trim() is { Length: > 0 } text ? text : item?.Title ?? "";
        if (Wrong(one, sessions.Where(s => s.Id != id), input, title, item) is { Any: true } wrong)
            return wrong;
        if (session is null)
        {
            session = new ClassSession
            {
                Id = Ids.New<SessionId>(),
                ClassId = classId,
                Day = input.Day!.Value,
                StartsAt = input.StartsAt!.Value,
                EndsAt = input.EndsAt!.Value,
                Title = title,
            };
            db.Sessions.Add(session);
            sessions.Add(session);
        }

        (session.Day, session.Title) = (input.Day!.Value, title);
        (session.StartsAt, session.EndsAt) = (input.StartsAt!.Value, input.EndsAt!.Value);
        (session.ItemId, session.VenueId) = (item?.Id, input.VenueId);
        session.Version++;
        var fields = new DeskFields(nameof(input.Day), nameof(input.VenueId));
        var met = await desk.CheckAsync(one, sessions, classId, fields, ct);
        return met.Any ? met : session.Id;
    }

    private async Task<Result<Unit>> TakeAwayAsync(ClassId classId, SessionId id, CancellationToken ct)
    {
        if (
            await db.Classes.HoldAsync(classId, ct) is not { } one
            || !actor.Reaches(one.RegionCode)
            || await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.ClassId == classId, ct)
                is not { } session
        )
            return Refusal.NotFound($"Sesi tidak ditemukan.");
        db.Sessions.Remove(session);
        if (await db.Sessions.AnyAsync(s => s.ClassId == classId && s.Id != id, ct))
            return default(Unit);
        // Without sessions the class takes its days whole again, and those must be free.
        var fields = new DeskFields(nameof(Input.Day), nameof(Input.VenueId));
        var met = await desk.CheckAsync(one, [], classId, fields, ct);
        return met.Any ? met : default(Unit);
    }

    private static Refusals Wrong(
        TrainingClass one,
        IEnumerable<ClassSession> others,
        Input input,
        string title,
        CurriculumItem? item
    )
    {
        var refusals = new Refusals();
        refusals.When(input.Day is null, "session-day", $"Hari: belum diisi.", nameof(input.Day));
        refusals.When(
            input.Day < one.StartsOn || input.Day > one.EndsOn,
            "session-day",
            $"Hari: ditemukan {input.Day ?? default}, seharusnya {one.StartsOn} sampai {one.EndsOn}.",
            nameof(input.Day)
        );
        refusals.When(
            input.StartsAt is null,
            "session-hours",
            $"Mulai: belum diisi.",
            nameof(input.StartsAt)
        );
        refusals.When(input.EndsAt is null, "session-hours", $"Selesai: belum diisi.", nameof(input.EndsAt));
        refusals.When(
            input.EndsAt <= input.StartsAt,
            "session-hours",
            $"Selesai: ditemukan {Hour(input.EndsAt)}, seharusnya sesudah {Hour(input.StartsAt)}.",
            nameof(input.EndsAt)
        );
        refusals.When(
            input.ItemId is not null && item is null,
            "session-item",
            $"Dari kurikulum: pilih sesi dari kurikulum kelas ini.",
            nameof(input.ItemId)
        );
        refusals.When(
            title.Length == 0,
            "missing",
            $"Isi sesi: belum diisi. Pilih dari kurikulum, atau tulis sendiri.",
            nameof(input.Title)
        );
        refusals.When(
            title.Length > TitleMax,
            "too-long",
            $"Isi sesi: ditemukan {title.Length} huruf, seharusnya paling banyak {TitleMax}.",
            nameof(input.Title)
        );
        if (
            input is { Day: { } day, StartsAt: { } from, EndsAt: { } until }
            && from < until
            && others.FirstOrDefault(s => s.Slot.Overlaps(new Slot(day, from, until))) is { } met
        )
            refusals.Add(
                new(
                    "session-overlaps",
                    $"Mulai: pada jam itu kelas ini sudah mempunyai sesi “{met.Title}”, {met.Slot.Hours}.",
                    nameof(input.StartsAt)
                )
            );
        return refusals;
    }

    private static string Hour(TimeOnly? time) =>
        time?.ToString("HH'.'mm", CultureInfo.InvariantCulture) ?? "";
}
