using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Plans;

public readonly record struct ActivityId(Guid Value) : IId<ActivityId>
{
    public static ActivityId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out ActivityId id) =>
        Ids.TryParse(s, out id);
}

public enum ActivityKind
{
    [Display(Name = "Pelatihan")]
    Training,

    [Display(Name = "Bimbingan teknis")]
    Guidance,

    [Display(Name = "Seminar")]
    Seminar,

    [Display(Name = "Sosialisasi")]
    Socialisation,

    [Display(Name = "Pendampingan")]
    Mentoring,

    [Display(Name = "Pameran")]
    Expo,

    [Display(Name = "Uji kompetensi")]
    CompetenceTest,
}

/// <summary>Whose money pays.</summary>
public enum BudgetSource
{
    [Display(Name = "APBD")]
    Apbd,

    [Display(Name = "DAK nonfisik")]
    Dak,

    [Display(Name = "Sumber lain")]
    Other,
}

/// <summary>
/// One line of a year's plan (kegiatan): what the agency means to do, with which money, for whom and when. What became
/// of it is counted from the classes under it, or recorded with its source where its delivery is not in the system.
/// </summary>
internal sealed class PlanActivity
{
    public required ActivityId Id { get; init; }

    /// <summary>The agency's region: who may work on it.</summary>
    public required string RegionCode { get; init; }

    public required string Title { get; set; }

    public required ActivityKind Kind { get; set; }

    /// <summary>The budget year.</summary>
    public required int Year { get; set; }

    /// <summary>Null until it is settled.</summary>
    public BudgetSource? Source { get; set; }

    /// <summary>Code of the budget's programme or activity; see <see cref="ProgrammeCodes"/>.</summary>
    public string? Code { get; set; }

    /// <summary>The budget line in whole rupiah as the table keeps it, so that the audit trail tells each change.</summary>
    public long? AmountRupiah { get; set; }

    /// <summary>The budget line (pagu); null until it is set.</summary>
    public Rupiah? Amount
    {
        get => AmountRupiah is { } value ? new Rupiah(value) : null;
        set => AmountRupiah = value?.Value;
    }

    /// <summary>People to be reached; null until it is set.</summary>
    public int? Target { get; set; }

    public DateOnly? StartsOn { get; set; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>1 to 12, while the days are not settled.</summary>
    public int? Month { get; set; }

    public string? Place { get; set; }

    /// <summary>What is to be seen afterwards: "mampu menyusun LPJ".</summary>
    public string? Outcome { get; set; }

    public DateOnly? CancelledOn { get; set; }

    public string? CancelReason { get; set; }

    /// <summary>People reached, recorded by hand; only with <see cref="RealisedSource"/>.</summary>
    public int? RealisedPeople { get; set; }

    /// <summary>In how many cohorts, where that is known.</summary>
    public int? RealisedCohorts { get; set; }

    /// <summary>Went on to the competence test.</summary>
    public int? Assessed { get; set; }

    /// <summary>Of them found competent (kompeten).</summary>
    public int? Competent { get; set; }

    /// <summary>The paper the recorded figures come from.</summary>
    public string? RealisedSource { get; set; }

    /// <summary>What was seen afterwards.</summary>
    public string? RealisedNote { get; set; }

    public int Version { get; set; }

    public PlanTimes Times => new(Year, StartsOn, EndsOn, Month, CancelledOn, RealisedSource is not null);
}
