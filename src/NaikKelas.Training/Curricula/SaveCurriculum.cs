using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Timetables;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training.Curricula;

/// <summary>Use case: write the next version of a topic's curriculum. Classes keep the version they have.</summary>
public sealed class SaveCurriculum(Db db, Actor actor, AgencyClock clock)
{
    public const int TitleMax = 150;
    public const int AimMax = 500;

    /// <summary>Beyond it somebody typed minutes instead of JP.</summary>
    public const int JpMax = 100;

    public sealed record Item
    {
        [Display(Name = "Sesi")]
        public string? Title { get; init; }

        [Display(Name = "JP teori")]
        public int? Theory { get; init; }

        [Display(Name = "JP praktik")]
        public int? Practice { get; init; }

        [Display(Name = "Tujuan belajar")]
        public string? Aim { get; init; }

        public bool IsBlank =>
            string.IsNullOrWhiteSpace(Title)
            && string.IsNullOrWhiteSpace(Aim)
            && Theory is null or 0
            && Practice is null or 0;
    }

    public sealed record Input
    {
        /// <summary>The version on the screen; 0 where there was none.</summary>
        public int Number { get; init; }

        /// <summary>Blank rows are passed over. A list, not []: the form binder fills what is there.</summary>
        public IReadOnlyList<Item> Items { get; init; } = new List<Item>();
    }

    public Task<Result<CurriculumId>> RunAsync(TopicId topic, Input input, CancellationToken ct) =>
        db.RunAsync(() => SaveAsync(topic, input, ct), ct);

    private async Task<Result<CurriculumId>> SaveAsync(TopicId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        // Held: two versions written at once would both be the next one.
        if (await db.Topics.HoldAsync(id, ct) is not { } topic || !actor.Reaches(topic.RegionCode))
            return Refusal.NotFound($"Materi tidak ditemukan.");
        var latest = await db.Curricula.Where(c => c.TopicId == id).MaxAsync(c => (int?)c.Number, ct) ?? 0;
        if (latest != input.Number)
            return Refusal.Conflict(
                "curriculum-changed",
                $"Kurikulum ini sudah menjadi versi {latest} sejak halaman dibuka. Muat ulang halaman dan periksa lagi."
            );
        if (Wrong(input) is { Any: true } wrong)
            return wrong;
        var (minutes, source) = (TimetableHours.Current.JpMinutes, TimetableHours.Current.JpSource);
        var made = new Curriculum
        {
            Id = Ids.New<CurriculumId>(),
            TopicId = id,
            Number = latest + 1,
            MadeOn = clock.Today,
            JpMinutes = minutes,
            JpSource = source,
        };
        db.Curricula.Add(made);
        db.CurriculumItems.AddRange(
            input
                .Items.Where(i => !i.IsBlank)
                .Select(
                    (item, index) =>
                        new CurriculumItem
                        {
                            Id = Ids.New<CurriculumItemId>(),
                            CurriculumId = made.Id,
                            Ordinal = index + 1,
                            Title = item.Title!.Trim(),
                            Theory = item.Theory ?? 0,
                            Practice = item.Practice ?? 0,
                            Aim = SaveActivity.Tidy(item.Aim),
                        }
                )
        );
        return made.Id;
    }

    private static Refusals Wrong(Input input)
    {
        var refusals = new Refusals();
        refusals.When(
            input.Items.All(i => i.IsBlank),
            "no-items",
            $"Sesi: ditemukan 0, seharusnya sekurang-kurangnya 1.",
            "Items[0].Title"
        );
        foreach (var (index, item) in input.Items.Index())
            if (!item.IsBlank)
                Check(refusals, item, $"Items[{index}].");
        return refusals;
    }

    private static void Check(Refusals refusals, Item item, string prefix)
    {
        var title = (item.Title ?? "").Trim().Length;
        refusals.When(title == 0, "missing", $"Sesi: belum diisi.", prefix + nameof(item.Title));
        refusals.When(
            title > TitleMax,
            "too-long",
            $"Sesi: ditemukan {title} huruf, seharusnya paling banyak {TitleMax}.",
            prefix + nameof(item.Title)
        );
        Jp(refusals, item.Theory, $"JP teori", prefix + nameof(item.Theory));
        Jp(refusals, item.Practice, $"JP praktik", prefix + nameof(item.Practice));
        refusals.When(
            item.Theory is null or 0 && item.Practice is null or 0,
            "item-jp",
            $"JP: ditemukan 0, seharusnya teori atau praktik sekurang-kurangnya 1 JP.",
            prefix + nameof(item.Theory)
        );
        refusals.When(
            item.Aim?.Trim().Length > AimMax,
            "too-long",
            $"Tujuan belajar: ditemukan {item.Aim?.Trim().Length ?? 0} huruf, seharusnya paling banyak {AimMax}.",
            prefix + nameof(item.Aim)
        );
    }

    private static void Jp(Refusals refusals, int? jp, FormattableString label, string field) =>
        refusals.When(
            jp is < 0 or > JpMax,
            "item-jp",
            $"{label}: ditemukan {jp ?? 0}, seharusnya 0 sampai {JpMax}.",
            field
        );
}
