namespace NaikKelas.Training.Selection;

/// <summary>
/// What one class holds while applicants propose: those on reserved seats, and the rest in priority order.
/// </summary>
/// <remarks>
/// The choice rule's part (a) is the greedy basis of a transversal matroid. Such a basis changes by one
/// exchange
/// when a person comes in: the person, or the lowest of the circuit that the person closes, leaves it for
/// the open
/// seats. The circuit is found by alternating paths over <see cref="GroupMatching"/>. Nobody who left the
/// basis comes
/// back and nobody turned down is missed later, so the pool is the choice from all who ever proposed.
/// </remarks>
internal sealed class SeatPool(int capacity, int[] seats, int[] groups)
{
    private const int Nobody = -1;

    /// <summary>Those without a reserved seat, the lowest priority on top.</summary>
    private readonly PriorityQueue<int, int> open = new();

    /// <summary>By kind of person: those on reserved seats, the lowest priority on top.</summary>
    private readonly List<PriorityQueue<int, int>> reserved = [];

    private int held;

    public GroupMatching Matching { get; } = new(seats, groups);

    /// <summary>
    /// Everybody held: the kind of those on reserved seats, null for open seats. In no order.
    /// </summary>
    public IEnumerable<(int Person, int? Kind)> Held()
    {
        foreach (var (person, _) in open.UnorderedItems)
            yield return (person, null);
        for (var kind = 0; kind < reserved.Count; kind++)
        {
            foreach (var (person, _) in reserved[kind].UnorderedItems)
                yield return (person, kind);
        }
    }

    /// <summary>
    /// Takes in a proposal and says who is turned down: a person, perhaps the same, or -1 for nobody.
    /// </summary>
    public int Propose(int person, ReadOnlySpan<int> personGroups)
    {
        var kind = Matching.KindOf(personGroups);
        var left = kind == GroupMatching.NoGroup ? person : Reserve(person, kind);
        if (left != Nobody)
            open.Enqueue(left, -left);
        if (++held <= capacity)
            return Nobody;
        held--;
        return open.Dequeue();
    }

    /// <summary>Who does not get a reserved seat now that this person asks; -1: everybody does.</summary>
    private int Reserve(int person, int kind)
    {
        while (reserved.Count < Matching.KindCount)
            reserved.Add(new PriorityQueue<int, int>());
        if (Matching.Reach(kind))
        {
            reserved[kind].Enqueue(person, -person);
            return Nobody;
        }

        var (lowest, lowestKind) = (person, kind);
        foreach (var reached in Matching.ReachedKinds)
        {
            if (reserved[reached].TryPeek(out var other, out _) && other > lowest)
                (lowest, lowestKind) = (other, reached);
        }

        if (lowest == person)
            return person;
        reserved[lowestKind].Dequeue();
        reserved[kind].Enqueue(person, -person);
        if (lowestKind != kind)
            Matching.Exchange(lowestKind);
        return lowest;
    }
}
