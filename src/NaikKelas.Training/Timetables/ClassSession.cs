using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Curricula;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Timetables;

public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    public static SessionId From(Guid value) => new(value);

    public static bool TryParse(string? s, IFormatProvider? provider, out SessionId id) =>
        Ids.TryParse(s, out id);
}

/// <summary>One session (sesi) of a class: when, what, where.</summary>
internal sealed class ClassSession
{
    public required SessionId Id { get; init; }

    public required ClassId ClassId { get; init; }

    public required DateOnly Day { get; set; }

    public required TimeOnly StartsAt { get; set; }

    public required TimeOnly EndsAt { get; set; }

    public required string Title { get; set; }

    /// <summary>The curriculum's session it teaches; null for an opening, a test, a visit.</summary>
    public CurriculumItemId? ItemId { get; set; }

    public VenueId? VenueId { get; set; }

    public int Version { get; set; }

    public Slot Slot => new(Day, StartsAt, EndsAt);
}
