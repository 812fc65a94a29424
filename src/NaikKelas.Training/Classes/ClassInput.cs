using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Classes;

/// <summary>What is asked about a class, alone or as a row of a round.</summary>
public sealed record ClassInput
{
    public const int CapacityMax = 10_000;
    public const int NameMax = 100;
    public const int PlaceMax = 200;

    /// <summary>A full year is longer than any class; beyond it somebody mistyped a year.</summary>
    public const int DaysMax = 366;

    /// <summary>The class when it exists already.</summary>
    public ClassId? Id { get; init; }

    [Display(Name = "Materi")]
    public string? Topic { get; init; }

    [Display(Name = "Nama kelas")]
    public string? Name { get; init; }

    [Display(Name = "Hari pertama")]
    public DateOnly? StartsOn { get; init; }

    [Display(Name = "Hari terakhir")]
    public DateOnly? EndsOn { get; init; }

    [Display(Name = "Tempat")]
    public string? Place { get; init; }

    /// <summary>Asked for on the class' own page; for a class that exists a row of a round leaves it as it is.</summary>
    [Display(Name = "Ruang")]
    public VenueId? VenueId { get; init; }

    [Display(Name = "Kapasitas (kursi)")]
    public int? Capacity { get; init; }

    /// <summary>The activity of the plan that pays.</summary>
    [Display(Name = "Kegiatan dalam rencana")]
    public ActivityId? ActivityId { get; init; }

    [Display(Name = "Biaya per kursi")]
    public Rupiah? PerSeat { get; init; }

    [Display(Name = "Atau anggaran kelas")]
    public Rupiah? Budget { get; init; }

    /// <summary>Asked for where a class of a locked round becomes dearer than its line.</summary>
    [Display(Name = "Alasan melebihi pagu")]
    public string? OverBudgetReason { get; init; }

    public bool IsBlank =>
        Id is null
        && string.IsNullOrWhiteSpace(Topic)
        && string.IsNullOrWhiteSpace(Place)
        && StartsOn is null
        && EndsOn is null
        && Capacity is null;

    /// <summary>All that is wrong; fields begin with <paramref name="prefix"/>.</summary>
    public void Check(Refusals refusals, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(refusals);
        Required(refusals, Topic, SaveTopicNameMax, $"Materi", prefix + nameof(Topic));
        Required(refusals, Name, NameMax, $"Nama kelas", prefix + nameof(Name));
        Required(refusals, Place, PlaceMax, $"Tempat", prefix + nameof(Place));
        refusals.When(
            StartsOn is null,
            "class-dates",
            $"Hari pertama: belum diisi.",
            prefix + nameof(StartsOn)
        );
        refusals.When(EndsOn is null, "class-dates", $"Hari terakhir: belum diisi.", prefix + nameof(EndsOn));
        if (StartsOn is { } first && EndsOn is { } last)
        {
            refusals.When(
                last < first,
                "class-dates",
                $"Hari terakhir: ditemukan {last}, seharusnya {first} atau sesudahnya.",
                prefix + nameof(EndsOn)
            );
            refusals.When(
                last.DayNumber - first.DayNumber >= DaysMax,
                "class-dates",
                $"Hari terakhir: ditemukan {last}, seharusnya kurang dari {DaysMax} hari setelah {first}.",
                prefix + nameof(EndsOn)
            );
        }

        refusals.When(
            Capacity is null,
            "class-capacity",
            $"Kapasitas: belum diisi.",
            prefix + nameof(Capacity)
        );
        refusals.When(
            Capacity is < 1 or > CapacityMax,
            "class-capacity",
            $"Kapasitas: ditemukan {Capacity ?? 0}, seharusnya 1 sampai {CapacityMax}.",
            prefix + nameof(Capacity)
        );
        refusals.When(
            PerSeat is { Value: < 0 },
            "class-cost",
            $"Biaya per kursi: ditemukan {PerSeat ?? Rupiah.Zero}, seharusnya nol atau lebih.",
            prefix + nameof(PerSeat)
        );
        refusals.When(
            Budget is { Value: < 0 },
            "class-cost",
            $"Anggaran kelas: ditemukan {Budget ?? Rupiah.Zero}, seharusnya nol atau lebih.",
            prefix + nameof(Budget)
        );
        refusals.When(
            Budget is not null && PerSeat is not null,
            "class-cost",
            $"Anggaran kelas: isi salah satu saja, anggaran kelas atau biaya per kursi.",
            prefix + nameof(Budget)
        );
    }

    private const int SaveTopicNameMax = Topics.SaveTopic.NameMax;

    private static void Required(
        Refusals refusals,
        string? text,
        int max,
        FormattableString label,
        string field
    )
    {
        var length = (text ?? "").Trim().Length;
        refusals.When(length == 0, "missing", $"{label}: belum diisi.", field);
        refusals.When(
            length > max,
            "too-long",
            $"{label}: ditemukan {length} huruf, seharusnya paling banyak {max}.",
            field
        );
    }
}
