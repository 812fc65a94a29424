using NaikKelas.Kernel;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Topics;

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

    public int Version { get; set; }

    public bool Overlaps(TrainingClass other) => StartsOn <= other.EndsOn && other.StartsOn <= EndsOn;
}
