using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Demo;

/// <summary>A made-up organisation with everything the registry is told about it.</summary>
internal sealed record DemoCooperative(
    OrganisationKind Kind,
    string Name,
    string RegionCode,
    string Address,
    string Phone,
    string? NomorIndukKoperasi,
    string? AhuNumber,
    string? Nib,
    DateOnly FoundedOn
)
{
    /// <summary>How a village co-op came to be; null for the others.</summary>
    public DemoFormation? Formation { get; init; }

    public List<DemoOfficer> Officers { get; } = [];

    public List<DemoRat> Rats { get; } = [];

    public List<DemoHealth> Health { get; } = [];
}

/// <summary>The steps before the legal entity, and the first day of work after it.</summary>
internal sealed record DemoFormation(
    string MusdesusNumber,
    DateOnly MusdesusOn,
    string DeedNumber,
    DateOnly DeedOn,
    DateOnly OperatingSince
);

internal sealed record DemoOfficer(DemoPerson Person, Position Position, DateOnly From, DateOnly? Until);

internal sealed record DemoRat(
    int BookYear,
    DateOnly HeldOn,
    DateOnly ReportedOn,
    int Attendance,
    int Members,
    string Source
);

internal sealed record DemoHealth(int Year, HealthPredicate Predicate, DateOnly AssessedOn, string Source);
