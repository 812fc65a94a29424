using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Plans;

/// <summary>What is asked about an activity of the plan.</summary>
public sealed record ActivityInput
{
    public const int TitleMax = 150;
    public const int PlaceMax = 200;
    public const int OutcomeMax = 500;
    public const int TargetMax = 100_000;
    public const int YearMin = 2000;
    public const int YearMax = 2100;

    [Display(Name = "Nama kegiatan")]
    public string? Title { get; init; }

    [Display(Name = "Jenis")]
    public ActivityKind? Kind { get; init; }

    [Display(Name = "Tahun anggaran")]
    public int? Year { get; init; }

    [Display(Name = "Sumber dana")]
    public BudgetSource? Source { get; init; }

    [Display(Name = "Kode kegiatan")]
    public string? Code { get; init; }

    [Display(Name = "Pagu")]
    public Rupiah? Amount { get; init; }

    [Display(Name = "Sasaran (orang)")]
    public int? Target { get; init; }

    [Display(Name = "Hari pertama")]
    public DateOnly? StartsOn { get; init; }

    [Display(Name = "Hari terakhir")]
    public DateOnly? EndsOn { get; init; }

    [Display(Name = "Bulan")]
    public int? Month { get; init; }

    [Display(Name = "Tempat")]
    public string? Place { get; init; }

    [Display(Name = "Hasil yang diharapkan")]
    public string? Outcome { get; init; }

    /// <summary>Why the line goes below what its classes have committed.</summary>
    [Display(Name = "Alasan")]
    public string? Reason { get; init; }

    /// <summary>What the person saw when the form opened.</summary>
    public int Version { get; init; }

    /// <summary>Only for who reaches several regions.</summary>
    public string? RegionCode { get; init; }

    /// <summary>All that is wrong with it by itself.</summary>
    public void Check(Refusals refusals, string regionCode)
    {
        ArgumentNullException.ThrowIfNull(refusals);
        var length = (Title ?? "").Trim().Length;
        refusals.When(length == 0, "missing", $"Nama kegiatan: belum diisi.", nameof(Title));
        TooLong(refusals, Title, TitleMax, $"Nama kegiatan", nameof(Title));
        refusals.When(Kind is null, "missing", $"Jenis: belum dipilih.", nameof(Kind));
        refusals.When(Year is null, "missing", $"Tahun anggaran: belum diisi.", nameof(Year));
        refusals.When(
            Year is < YearMin or > YearMax,
            "year",
            $"Tahun anggaran: ditemukan {Year ?? 0:0}, seharusnya {YearMin:0} sampai {YearMax:0}.",
            nameof(Year)
        );
        refusals.When(
            !string.IsNullOrEmpty(Code) && ProgrammeCodes.Find(regionCode, Code) is null,
            "programme-code",
            $"Kode kegiatan: ditemukan {Code}, seharusnya salah satu kode daftar versi {ProgrammeCodes.Version}.",
            nameof(Code)
        );
        refusals.When(
            Amount is { Value: < 0 },
            "amount",
            $"Pagu: ditemukan {Amount ?? Rupiah.Zero}, seharusnya nol atau lebih.",
            nameof(Amount)
        );
        refusals.When(
            Target is < 1 or > TargetMax,
            "target",
            $"Sasaran: ditemukan {Target ?? 0}, seharusnya 1 sampai {TargetMax}.",
            nameof(Target)
        );
        TooLong(refusals, Place, PlaceMax, $"Tempat", nameof(Place));
        TooLong(refusals, Outcome, OutcomeMax, $"Hasil yang diharapkan", nameof(Outcome));
        CheckDays(refusals);
    }

    private void CheckDays(Refusals refusals)
    {
        refusals.When(
            Month is < 1 or > 12,
            "month",
            $"Bulan: ditemukan {Month ?? 0}, seharusnya 1 sampai 12.",
            nameof(Month)
        );
        refusals.When(
            StartsOn is null && EndsOn is not null,
            "activity-days",
            $"Hari pertama: belum diisi, sedangkan hari terakhir sudah.",
            nameof(StartsOn)
        );
        refusals.When(
            StartsOn is not null && EndsOn is null,
            "activity-days",
            $"Hari terakhir: belum diisi, sedangkan hari pertama sudah.",
            nameof(EndsOn)
        );
        if (StartsOn is not { } first)
            return;
        refusals.When(
            EndsOn < first,
            "activity-days",
            $"Hari terakhir: ditemukan {EndsOn}, seharusnya {first} atau sesudahnya.",
            nameof(EndsOn)
        );
        refusals.When(
            Year is { } year && first.Year != year,
            "activity-days",
            $"Hari pertama: ditemukan {first}, seharusnya dalam tahun anggaran {Year ?? 0:0}.",
            nameof(StartsOn)
        );
    }

    private static void TooLong(
        Refusals refusals,
        string? text,
        int max,
        FormattableString label,
        string field
    )
    {
        var length = (text ?? "").Trim().Length;
        refusals.When(
            length > max,
            "too-long",
            $"{label}: ditemukan {length} huruf, seharusnya paling banyak {max}.",
            field
        );
    }

    /// <summary>The name of a month, for choices and sentences.</summary>
    internal static string MonthName(int month, CultureInfo culture) =>
        culture.DateTimeFormat.GetMonthName(month);
}
