using NaikKelas.Kernel;

namespace NaikKelas.Training.Venues;

public readonly record struct VenueId(Guid Value) : IId<VenueId>
{
    public static VenueId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out VenueId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>One room that can be booked: "Aula" of "Dinas Koperasi".</summary>
internal sealed class Venue
{
    public required VenueId Id { get; init; }

    /// <summary>The agency's region: an agency books its own rooms.</summary>
    public required string RegionCode { get; init; }

    public required string Place { get; set; }

    public required string Room { get; set; }

    /// <summary>Street and kecamatan, as a letter says it.</summary>
    public string? Address { get; set; }

    /// <summary>People the room holds when nothing else limits it.</summary>
    public required int Capacity { get; set; }

    /// <summary>One thing a line.</summary>
    public string? Equipment { get; set; }

    /// <summary>No longer booked from this day on; what stands in it stays on record.</summary>
    public DateOnly? RetiredOn { get; set; }

    public int Version { get; set; }

    public string Name => $"{Room}, {Place}";
}

public readonly record struct VenueLimitId(Guid Value) : IId<VenueLimitId>
{
    public static VenueLimitId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out VenueLimitId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>What a protocol allows in a room for a while, as the health protocols of 2020 to 2022 did: so many people, or a share of the room.</summary>
internal sealed class VenueLimit
{
    public required VenueLimitId Id { get; init; }

    public required VenueId VenueId { get; init; }

    public int? People { get; init; }

    /// <summary>Of the room's capacity; rounded down to whole people.</summary>
    public int? Percent { get; init; }

    public required DateOnly FromOn { get; init; }

    /// <summary>Inclusive.</summary>
    public required DateOnly UntilOn { get; init; }

    /// <summary>The rule or letter it comes from.</summary>
    public required string Source { get; init; }

    public int PeopleIn(int capacity) => People ?? capacity * Percent!.Value / 100;

    public bool Covers(DateOnly first, DateOnly last) => FromOn <= last && first <= UntilOn;
}
