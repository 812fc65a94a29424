using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;

namespace NaikKelas.Training.Plans;

/// <summary>
/// Use case: record what became of an activity whose delivery is not in the system, with the paper that tells it. It is
/// marked as recorded wherever it is shown.
/// </summary>
public sealed class RecordRealisation(Db db, Actor actor, AgencyClock clock, LastChange lastChange)
{
    public const int SourceMax = 200;
    public const int NoteMax = 1000;

    public sealed record Input
    {
        [Display(Name = "Orang terlayani")]
        public int? People { get; init; }

        [Display(Name = "Angkatan")]
        public int? Cohorts { get; init; }

        [Display(Name = "Ikut uji kompetensi")]
        public int? Assessed { get; init; }

        [Display(Name = "Kompeten")]
        public int? Competent { get; init; }

        [Display(Name = "Sumber catatan")]
        public string? Source { get; init; }

        [Display(Name = "Hasil yang terlihat")]
        public string? Note { get; init; }

        public int Version { get; init; }
    }

    public Task<Result<ActivityId>> RunAsync(ActivityId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => RecordAsync(id, input, ct), ct);

    private async Task<Result<ActivityId>> RecordAsync(ActivityId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await db.Activities.HoldAsync(id, ct) is not { } one || !actor.Reaches(one.RegionCode))
            return Refusal.NotFound($"Kegiatan tidak ditemukan.");
        if (one.Version != input.Version)
            return await lastChange.RefuseAsync("plan_activities", id.Value, SaveActivity.Words, ct);
        var begins = one.StartsOn ?? new DateOnly(one.Year, one.Month ?? 1, 1);
        if (begins > clock.Today)
            return Refusal.Conflict(
                "activity-not-begun",
                $"Kegiatan ini baru dimulai {begins}, jadi belum ada yang dapat dicatat."
            );
        var refusals = Check(input);
        if (refusals.Any)
            return refusals;
        (one.RealisedPeople, one.RealisedCohorts) = (input.People, input.Cohorts);
        (one.Assessed, one.Competent) = (input.Assessed, input.Competent);
        (one.RealisedSource, one.RealisedNote) = (
            SaveActivity.Tidy(input.Source),
            SaveActivity.Tidy(input.Note)
        );
        one.Version++;
        return one.Id;
    }

    private static Refusals Check(Input input)
    {
        var refusals = new Refusals();
        Count(refusals, input.People, $"Orang terlayani", nameof(input.People));
        Count(refusals, input.Cohorts, $"Angkatan", nameof(input.Cohorts));
        Count(refusals, input.Assessed, $"Ikut uji kompetensi", nameof(input.Assessed));
        Count(refusals, input.Competent, $"Kompeten", nameof(input.Competent));
        refusals.When(
            input.Competent > (input.Assessed ?? 0),
            "competent",
            $"Kompeten: ditemukan {input.Competent ?? 0}, seharusnya paling banyak {input.Assessed ?? 0}, yang ikut uji kompetensi.",
            nameof(input.Competent)
        );
        var source = (input.Source ?? "").Trim().Length;
        refusals.When(
            source is 0 or > SourceMax,
            "source",
            $"Sumber catatan: ditemukan {source} huruf, seharusnya 1 sampai {SourceMax}.",
            nameof(input.Source)
        );
        var note = (input.Note ?? "").Trim().Length;
        refusals.When(
            note > NoteMax,
            "too-long",
            $"Hasil yang terlihat: ditemukan {note} huruf, seharusnya paling banyak {NoteMax}.",
            nameof(input.Note)
        );
        return refusals;
    }

    private static void Count(Refusals refusals, int? number, FormattableString label, string field) =>
        refusals.When(
            number is < 0 or > ActivityInput.TargetMax,
            "count",
            $"{label}: ditemukan {number ?? 0}, seharusnya 0 sampai {ActivityInput.TargetMax}.",
            field
        );
}
