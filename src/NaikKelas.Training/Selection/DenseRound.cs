namespace NaikKelas.Training.Selection;

/// <summary>
/// A round in numbers: a <em>person</em> is an applicant's place in priority order, so a smaller number goes first,
/// and classes, groups and nominators are counted from zero. Names come back only in the outcome.
/// </summary>
internal sealed class DenseRound
{
    public const int None = -1;
    private const int Out = -2;

    private readonly Dictionary<string, int> classIndexes;
    private readonly Dictionary<string, int> groupIndexes = new(StringComparer.Ordinal);
    private readonly int[] decision;
    private readonly int[][] eligible;
    private readonly int[][] groups;

    public DenseRound(Round round)
    {
        Round = round;
        classIndexes = IndexOf(round.Classes.Select(one => one.Id));
        foreach (var reserve in round.Classes.SelectMany(one => one.Reserves))
            groupIndexes.TryAdd(reserve.Group, groupIndexes.Count);

        var count = round.Applicants.Count;
        decision = Decisions(round);
        Scores = new long[count];
        Failed = new FailedRules[count][];
        (eligible, groups) = (new int[count][], new int[count][]);
        var eligibility = new Eligibility(round);
        Parallel.For(0, count, index => Read(index, eligibility));

        Order = Priority.Order(round, Scores, index => decision[index] >= 0);
        Nominators = NominatorsOf(round);
    }

    public Round Round { get; }

    /// <summary>Person → position of the applicant in the round.</summary>
    public int[] Order { get; }

    /// <summary>By position in the round, as are the next three.</summary>
    public long[] Scores { get; }

    public FailedRules[][] Failed { get; }

    public int[] Nominators { get; }

    public int NominatorCount { get; private set; }

    public int PersonCount => Order.Length;

    public ReadOnlySpan<int> ClassesOf(int person) => eligible[Order[person]];

    /// <summary>Only groups that some class has a reserve for; ascending, each once.</summary>
    public ReadOnlySpan<int> GroupsOf(int person) => groups[Order[person]];

    public long ScoreOf(int person) => Scores[Order[person]];

    public int NominatorOf(int person) => Nominators[Order[person]];

    public Applicant ApplicantOf(int person) => Round.Applicants[Order[person]];

    public bool IsOut(int person) => decision[Order[person]] == Out;

    public int ClassIndex(string id) => classIndexes[id];

    public SeatPool PoolOf(int classIndex)
    {
        var spec = Round.Classes[classIndex];
        var reserves = spec.Reserves;
        var seats = new int[reserves.Count];
        var members = new int[reserves.Count];
        for (var index = 0; index < seats.Length; index++)
            (seats[index], members[index]) = (reserves[index].Seats, groupIndexes[reserves[index].Group]);
        return new SeatPool(spec.Capacity, seats, members);
    }

    private void Read(int index, Eligibility eligibility)
    {
        var applicant = Round.Applicants[index];
        Scores[index] = Priority.ScoreOf(Round, applicant);
        groups[index] = GroupsOf(applicant);
        (eligible[index], Failed[index]) = decision[index] switch
        {
            Out => ([], []),
            >= 0 => ([decision[index]], []),
            _ => Sift(applicant, eligibility),
        };
    }

    private (int[] Eligible, FailedRules[] Failed) Sift(Applicant applicant, Eligibility eligibility)
    {
        var choices = applicant.Choices;
        var open = new int[choices.Count];
        var openCount = 0;
        List<FailedRules>? failed = null;
        for (var place = 0; place < open.Length; place++)
        {
            var failedIds = eligibility.FailedIds(applicant, choices[place]);
            if (failedIds.Length == 0)
                open[openCount++] = classIndexes[choices[place]];
            else
                (failed ??= []).Add(new(choices[place], failedIds));
        }

        return (openCount == open.Length ? open : open[..openCount], failed is null ? [] : [.. failed]);
    }

    private int[] GroupsOf(Applicant applicant)
    {
        Span<int> found = applicant.Groups.Count <= 64 ? stackalloc int[64] : new int[applicant.Groups.Count];
        var count = 0;
        for (var place = 0; place < applicant.Groups.Count; place++)
        {
            if (
                groupIndexes.TryGetValue(applicant.Groups[place], out var group)
                && !found[..count].Contains(group)
            )
                found[count++] = group;
        }

        found[..count].Sort();
        return found[..count].ToArray();
    }

    private int[] Decisions(Round round)
    {
        var decisions = new int[round.Applicants.Count];
        Array.Fill(decisions, None);
        if (round.Overrides is not { Count: > 0 } overrides)
            return decisions;
        var positions = IndexOf(round.Applicants.Select(applicant => applicant.Id));
        foreach (var one in overrides)
            decisions[positions[one.Id]] = one.Class is null ? Out : classIndexes[one.Class];
        return decisions;
    }

    private int[] NominatorsOf(Round round)
    {
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        var nominators = new int[round.Applicants.Count];
        for (var index = 0; index < nominators.Length; index++)
        {
            nominators[index] = None;
            if (round.Applicants[index].Nominator is not { } name)
                continue;
            indexes.TryAdd(name, indexes.Count);
            nominators[index] = indexes[name];
        }

        NominatorCount = indexes.Count;
        return nominators;
    }

    private static Dictionary<string, int> IndexOf(IEnumerable<string> ids) =>
        ids.Select((id, index) => (id, index))
            .ToDictionary(one => one.id, one => one.index, StringComparer.Ordinal);
}
