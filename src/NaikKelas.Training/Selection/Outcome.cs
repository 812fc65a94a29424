namespace NaikKelas.Training.Selection;

internal enum AssignmentStatus
{
    Admitted,
    Reserve,
    Ineligible,

    /// <summary>Taken out of the round by an override.</summary>
    WithdrawnByDecision,
}

internal enum RefusalCause
{
    /// <summary>Took part, and the class filled its seats with others.</summary>
    BelowLowest,

    /// <summary>Held back: the nominator's seats are taken by nominees ranked before.</summary>
    NominatorLimit,
}

/// <summary>1-based place on the waiting list of a class.</summary>
internal readonly record struct WaitingPlace(string Class, int Place);

/// <summary>
/// Why a class did not admit an applicant it could have. The lowest score is over all admitted to the class,
/// null
/// when nobody was.
/// </summary>
internal readonly record struct Because(
    string Class,
    RefusalCause Cause,
    long Score,
    long? LowestAdmittedScore
);

/// <summary>The ids of the rules that do not hold for a class, in the round's order.</summary>
internal readonly record struct FailedRules(string Class, IReadOnlyList<string> Rules);

internal sealed record Assignment(string Id, AssignmentStatus Status)
{
    /// <summary>Σ weight × points.</summary>
    public long Score { get; init; }

    /// <summary>Set for <see cref="AssignmentStatus.Admitted"/>, as are the next two.</summary>
    public string? Class { get; init; }

    /// <summary>1-based priority among those admitted to the class.</summary>
    public int? Rank { get; init; }

    /// <summary>The group whose reserved seat it is; null: an open seat.</summary>
    public string? ReservedFor { get; init; }

    public IReadOnlyList<WaitingPlace> Waiting { get; init; } = [];

    public IReadOnlyList<Because> Because { get; init; } = [];

    /// <summary>
    /// Listed classes with a failed rule, in the order of the list; whatever the status but withdrawn.
    /// </summary>
    public IReadOnlyList<FailedRules> Failed { get; init; } = [];
}

internal readonly record struct ReserveResult(string Group, int Seats, int Filled);

internal sealed record ClassResult(
    string Id,
    int Admitted,
    IReadOnlyList<ReserveResult> Reserves,
    long? LowestAdmittedScore
);

/// <summary>The result of a round; assignments and classes in the order of the round.</summary>
internal sealed record Outcome(IReadOnlyList<Assignment> Assignments, IReadOnlyList<ClassResult> Classes);
