using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Training.Meetings;

public readonly record struct MeetingId(Guid Value) : IId<MeetingId>
{
    public static MeetingId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out MeetingId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>A coordination meeting (rapat koordinasi) of an agency: whom it called, who came, what was agreed.</summary>
internal sealed class Meeting
{
    public required MeetingId Id { get; init; }

    /// <summary>The agency's region: who may work on it.</summary>
    public required string RegionCode { get; init; }

    public required string Title { get; set; }

    public required DateOnly HeldOn { get; set; }

    /// <summary>On the agency's wall clock.</summary>
    public required TimeOnly StartsAt { get; set; }

    public required string Place { get; set; }

    /// <summary>Who led it; told with the minutes.</summary>
    public string? LedBy { get; set; }

    /// <summary>UTC; null: no minutes yet.</summary>
    public DateTime? MinutedAt { get; set; }

    public int Version { get; set; }

    public List<MeetingPoint> Points { get; init; } = [];

    public List<MeetingDecision> Decisions { get; init; } = [];
}

/// <summary>A point of the agenda, and what was said on it.</summary>
internal sealed class MeetingPoint
{
    public required Guid Id { get; init; }

    public required MeetingId MeetingId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; set; }

    public required string Title { get; set; }

    /// <summary>Questions and answers; null before the minutes.</summary>
    public string? Notes { get; set; }
}

/// <summary>Who does what until when.</summary>
internal sealed class MeetingDecision
{
    public required Guid Id { get; init; }

    public required MeetingId MeetingId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required string What { get; init; }

    public required string Who { get; init; }

    public DateOnly? Until { get; init; }
}

public enum GuestKind
{
    [Display(Name = "Kecamatan")]
    District,

    [Display(Name = "Instansi lain")]
    Office,

    [Display(Name = "Koperasi")]
    Cooperative,
}

/// <summary>Somebody who was called, and whether they came.</summary>
internal sealed class MeetingGuest
{
    public required Guid Id { get; init; }

    public required MeetingId MeetingId { get; init; }

    public required GuestKind Kind { get; init; }

    /// <summary>Of the co-op, the district or the office, as it was called then.</summary>
    public required string Name { get; init; }

    /// <summary>Where the guest is a co-op.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>How many came; 0: nobody; null: not noted yet.</summary>
    public int? People { get; set; }

    /// <summary>By whom, in words: "Camat Diwek".</summary>
    public string? SpokenFor { get; set; }
}

/// <summary>A file that belongs to the meeting: a letter, a presentation, a photographed list.</summary>
internal sealed class MeetingFile
{
    public required FileId FileId { get; init; }

    public required MeetingId MeetingId { get; init; }
}
