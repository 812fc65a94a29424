using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominating;

/// <summary>
/// One named person of a delegation (utusan). The delegation is the applicant: its nomination bears the first person,
/// and everybody stands here, the first too, so that the database lets nobody go with two delegations.
/// </summary>
internal sealed class Delegate
{
    public required NominationId NominationId { get; init; }

    public required PersonId PersonId { get; init; }

    public required RoundId RoundId { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    /// <summary>From 1, in the order named.</summary>
    public required int Number { get; init; }

    /// <summary>Follows the nomination: a trigger sets it, whoever withdraws.</summary>
    public NominationState State { get; set; }
}
