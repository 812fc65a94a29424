namespace NaikKelas.Training.Selection;

/// <summary>
/// A round in numbers: a <em>person</em> is an applicant's place in priority order, so a smaller number goes
/// first,
/// and classes, groups and nominators are counted from zero. Names come back only in the outcome.
/// </summary>
internal sealed class DenseRound
{
    public const int None = -1;
    private const int Out = -2;

    private readonly Dictionary<string, int> classIndexes;
    private readonly Dictionary<string, int> groupIndexes = new(StringComparer.Ordinal);
    private readonly int[] decision;

    /// <summary>
    /// By position; arrays of their own for each applicant would keep the garbage collector busy.
    /// </summary>
    private readonly FlatLists eligible;
    private readonly FlatLists groups;

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
        eligible = new FlatLists(count, index => Math.Max(round.Applicants[index].Choices.Count, 1));
        groups = new FlatLists(count, index => round.Applicants[index].Groups.Count);
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

    public ReadOnlySpan<int> ClassesOf(int person) => eligible.Of(Order[person]);

    /// <summary>Only groups that some class has a reserve for; ascending, each once.</summary>
    public ReadOnlySpan<int> GroupsOf(int person) => groups.Of(Order[person]);

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
        AddGroups(index, applicant);
        Failed[index] = [];
        if (decision[index] >= 0)
            eligible.Add(index, decision[index]);
        else if (decision[index] != Out)
            Sift(index, applicant, eligibility);
    }

    private void Sift(int index, Applicant applicant, Eligibility eligibility)
    {
        List<FailedRules>? failed = null;
        for (var place = 0; place < applicant.Choices.Count; place++)
        {
            var failedIds = eligibility.FailedIds(applicant, applicant.Choices[place]);
            if (failedIds.Length == 0)
                eligible.Add(index, classIndexes[applicant.Choices[place]]);
            else
                (failed ??= []).Add(new(applicant.Choices[place], failedIds));
        }

        if (failed is not null)
            Failed[index] = [.. failed];
    }

    private void AddGroups(int index, Applicant applicant)
    {
        for (var place = 0; place < applicant.Groups.Count; place++)
        {
            if (
                groupIndexes.TryGetValue(applicant.Groups[place], out var group)
                && !groups.Of(index).Contains(group)
            )
                groups.Add(index, group);
        }

        groups.Sort(index);
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
