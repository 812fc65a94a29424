using NaikKelas.Kernel;
using NaikKelas.Training.Curricula;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Topics;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Classes;

public readonly record struct ClassId(Guid Value) : IId<ClassId>
{
    public static ClassId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out ClassId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>One class (angkatan) of a topic: dates, place, capacity. It is filled through one round.</summary>
internal sealed class TrainingClass
{
    public required ClassId Id { get; init; }

    public required TopicId TopicId { get; set; }

    public required string RegionCode { get; init; }

    /// <summary>"Angkatan I".</summary>
    public required string Name { get; set; }

    public required DateOnly StartsOn { get; set; }

    /// <summary>The last day, inclusive.</summary>
    public required DateOnly EndsOn { get; set; }

    public required string Place { get; set; }

    /// <summary>Seats.</summary>
    public required int Capacity { get; set; }

    public RoundId? RoundId { get; set; }

    /// <summary>K1, K2, … within its round: the id in the published files.</summary>
    public string? Code { get; set; }

    /// <summary>The activity of the plan whose money pays for it.</summary>
    public ActivityId? ActivityId { get; set; }

    /// <summary>Price of a seat in whole rupiah, as the table keeps it.</summary>
    public long? SeatRupiah { get; set; }

    /// <summary>A sum for the whole class in whole rupiah; where it is said the price of a seat follows from it.</summary>
    public long? BudgetRupiah { get; set; }

    /// <summary>The room of the class: until there is a timetable it takes its days whole.</summary>
    public VenueId? VenueId { get; set; }

    /// <summary>The version of the topic's curriculum it was made with.</summary>
    public CurriculumId? CurriculumId { get; set; }

    public int Version { get; set; }

    public Rupiah? Budget => BudgetRupiah is { } value ? new Rupiah(value) : null;

    public Rupiah? PerSeat => SeatRupiah is { } value ? new Rupiah(value) : null;

    public Rupiah Cost => CostOf(BudgetRupiah, SeatRupiah, Capacity);

    public static Rupiah CostOf(long? budget, long? seat, int capacity) =>
        ClassCost.Of(
            budget is { } whole ? new Rupiah(whole) : null,
            seat is { } one ? new Rupiah(one) : null,
            capacity
        );

    public bool Overlaps(TrainingClass other) => StartsOn <= other.EndsOn && other.StartsOn <= EndsOn;
}
