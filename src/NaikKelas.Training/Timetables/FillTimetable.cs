using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Curricula;

namespace NaikKelas.Training.Timetables;

/// <summary>Use case: propose the timetable of a class from its curriculum; the officer amends it session by session.</summary>
public sealed class FillTimetable(Db db, Actor actor, TimetableDesk desk)
{
    public const int JpPerDayMax = 16;

    public sealed record Input
    {
        [Display(Name = "Jam pertama")]
        public TimeOnly? FirstHour { get; init; } = TimetableHours.Current.FirstHour;

        [Display(Name = "JP sehari")]
        public int? JpPerDay { get; init; } = TimetableHours.Current.JpPerDay;

        /// <summary>Takes the latest version of the topic's curriculum instead of the one the class has.</summary>
        [Display(Name = "Pakai kurikulum versi terbaru")]
        public bool Latest { get; init; }

        [Display(Name = "Ganti sesi yang sudah ada")]
        public bool Replace { get; init; }
    }

    public Task<Result<int>> RunAsync(ClassId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => FillAsync(id, input, ct), ct);

    /// <returns>How many sessions there are now.</returns>
    private async Task<Result<int>> FillAsync(ClassId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await db.Classes.HoldAsync(id, ct) is not { } one || !actor.Reaches(one.RegionCode))
            return Refusal.NotFound($"Kelas tidak ditemukan.");
        if (Wrong(input) is { Any: true } wrong)
            return wrong;
        var old = await db.Sessions.Where(s => s.ClassId == id).ToListAsync(ct);
        if (old.Count > 0 && !input.Replace)
            return new Refusal(
                "timetable-there",
                $"Ganti sesi yang sudah ada: jadwal sudah berisi {old.Count} sesi. Centang ini untuk menyusunnya dari awal.",
                nameof(input.Replace)
            );
        if (one.CurriculumId is null || input.Latest)
            one.CurriculumId = await LatestAsync(one, ct) ?? one.CurriculumId;
        if (one.CurriculumId is not { } curriculum)
            return Refusal.Conflict(
                "no-curriculum",
                $"Materi kelas ini belum punya kurikulum. Susun kurikulumnya dahulu di halaman materi."
            );
        var proposed = await ProposeAsync(one, curriculum, input, ct);
        if (proposed.Refused)
            return proposed.As<int>();
        db.Sessions.RemoveRange(old);
        db.Sessions.AddRange(proposed.Value);
        one.Version++;
        var fields = new DeskFields(nameof(input.FirstHour), nameof(input.FirstHour));
        var met = await desk.CheckAsync(one, proposed.Value, id, fields, ct);
        return met.Any ? met : proposed.Value.Count;
    }

    private async Task<Result<List<ClassSession>>> ProposeAsync(
        TrainingClass one,
        CurriculumId curriculum,
        Input input,
        CancellationToken ct
    )
    {
        var minutes = await db
            .Curricula.AsNoTracking()
            .Where(c => c.Id == curriculum)
            .Select(c => c.JpMinutes)
            .SingleAsync(ct);
        var items = await db
            .CurriculumItems.AsNoTracking()
            .Where(i => i.CurriculumId == curriculum)
            .OrderBy(i => i.Ordinal)
            .ToListAsync(ct);
        var hours = TimetableHours.Current with
        {
            FirstHour = input.FirstHour!.Value,
            JpPerDay = input.JpPerDay!.Value,
            JpMinutes = minutes,
        };
        var slots = Proposal.Of(items, one.StartsOn, one.EndsOn, hours);
        var (wanted, placed) = (items.Sum(i => i.Jp), slots.Sum(s => s.Slot.Minutes) / minutes);
        if (placed < wanted)
            return new Refusal(
                "days-too-short",
                $"JP sehari: kurikulum {wanted} JP, sedangkan {one.StartsOn} sampai {one.EndsOn} hanya muat {placed} JP. Tambah JP sehari, mulai lebih pagi, atau perpanjang kelas.",
                nameof(input.JpPerDay)
            );
        return new List<ClassSession>(
            slots.Select(s => new ClassSession
            {
                Id = Ids.New<SessionId>(),
                ClassId = one.Id,
                Day = s.Slot.Day,
                StartsAt = s.Slot.From,
                EndsAt = s.Slot.Until,
                Title = s.Item.Title,
                ItemId = s.Item.Id,
                VenueId = one.VenueId,
                Version = 1,
            })
        );
    }

    private async Task<CurriculumId?> LatestAsync(TrainingClass one, CancellationToken ct) =>
        await db
            .Curricula.AsNoTracking()
            .Where(c => c.TopicId == one.TopicId)
            .OrderByDescending(c => c.Number)
            .Select(c => (CurriculumId?)c.Id)
            .FirstOrDefaultAsync(ct);

    private static Refusals Wrong(Input input)
    {
        var refusals = new Refusals();
        refusals.When(
            input.FirstHour is null,
            "first-hour",
            $"Jam pertama: belum diisi.",
            nameof(input.FirstHour)
        );
        refusals.When(
            input.JpPerDay is null or < 1 or > JpPerDayMax,
            "jp-per-day",
            $"JP sehari: ditemukan {input.JpPerDay ?? 0}, seharusnya 1 sampai {JpPerDayMax}.",
            nameof(input.JpPerDay)
        );
        return refusals;
    }
}
