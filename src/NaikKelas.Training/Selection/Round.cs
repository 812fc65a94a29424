namespace NaikKelas.Training.Selection;

/// <summary>One call for applicants (putaran penetapan peserta): everything that decides the result.</summary>
/// <remarks>
/// <see cref="RoundCheck"/> says whether a round is sound; <see cref="Selector.Run"/> takes sound rounds only.
/// </remarks>
internal sealed record Round
{
    /// <summary>"secret:public value"; the lot of an applicant is drawn from it.</summary>
    public required string Seed { get; init; }

    /// <summary>Seats one nominator may have over all classes; null: no limit.</summary>
    public int? MaxPerNominator { get; init; }

    public required IReadOnlyList<Rule> Rules { get; init; }

    public required IReadOnlyList<Criterion> Criteria { get; init; }

    public required IReadOnlyList<ClassSpec> Classes { get; init; }

    public required IReadOnlyList<Applicant> Applicants { get; init; }

    /// <summary>
    /// Null when the round has none: the member is then absent from the file, and so from the digest.
    /// </summary>
    public IReadOnlyList<Override>? Overrides { get; init; }
}

internal enum RuleOperator
{
    Eq,
    In,
    Gte,
    Lte,
}

/// <summary>
/// A condition on one fact. The values are one value, or the list for <c>in</c>; it is for the classes
/// named, null: all.
/// </summary>
internal sealed record Rule(
    string Id,
    string Fact,
    RuleOperator Operator,
    IReadOnlyList<Fact> Values,
    IReadOnlyList<string>? Classes = null
);

internal sealed record Criterion(string Id, int Weight);

/// <summary>Seats of a class kept for a group as long as the group has people for them.</summary>
internal sealed record Reserve(string Group, int Seats);

internal sealed record ClassSpec(string Id, int Capacity, IReadOnlyList<Reserve> Reserves);

/// <summary>
/// A person or a delegation. The id is the short code that the server gave in order of arrival.
/// </summary>
internal sealed record Applicant
{
    public required string Id { get; init; }

    public string? Nominator { get; init; }

    /// <summary>Class ids, the most wanted first.</summary>
    public required IReadOnlyList<string> Choices { get; init; }

    public IReadOnlyList<string> Groups { get; init; } = [];

    public IReadOnlyDictionary<string, Fact> Facts { get; init; } = SmallMap<Fact>.Empty;

    /// <summary>
    /// Class id → facts that go before those of <see cref="Facts"/>; null when there are none.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, Fact>>? ClassFacts { get; init; }

    /// <summary>Criterion id → points 0…100; missing counts 0.</summary>
    public IReadOnlyDictionary<string, int> Points { get; init; } = SmallMap<int>.Empty;
}

/// <summary>A decision outside the rules: into a class, or (class null) out of the round.</summary>
internal sealed record Override(string Id, string? Class, string Reason);
