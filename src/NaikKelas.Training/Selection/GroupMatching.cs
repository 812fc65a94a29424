using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NaikKelas.Training.Selection;

/// <summary>
/// A maximum matching of people to the reserved seats of one class. People with the same groups are one
/// <em>kind</em>
/// and the matching counts kinds, so a step costs by the number of kinds and reserves, not by seats.
/// </summary>
/// <param name="seats">Reserved seats, in the order of the class's reserves.</param>
/// <param name="groups">The round's number of each reserve's group.</param>
internal sealed class GroupMatching(int[] seats, int[] groups)
{
    /// <summary>The kind of people without any group that has a reserve here.</summary>
    public const int NoGroup = -1;
    private const int Asker = -1;

    private readonly int[] free = [.. seats];
    private readonly List<Kind> kinds = [];

    /// <summary>
    /// (kind, reserve) → the kind with that reserve more: reserves come in ascending order of group.
    /// </summary>
    private readonly Dictionary<(int Kind, int Reserve), int> steps = [];
    private readonly List<int>[] kindsOf = [.. seats.Select(_ => new List<int>())];

    private readonly int[] reachedBy = new int[seats.Length];
    private readonly Queue<int> queue = new();
    private readonly List<int> reachedKinds = [];
    private int asking;

    public int KindCount => kinds.Count;

    /// <summary>
    /// After a <see cref="Reach"/> that found no free seat: the kinds of which one could make room.
    /// </summary>
    public ReadOnlySpan<int> ReachedKinds => CollectionsMarshal.AsSpan(reachedKinds);

    public int KindOf(ReadOnlySpan<int> personGroups)
    {
        var kind = NoGroup;
        foreach (var group in personGroups)
        {
            var reserve = Array.IndexOf(groups, group);
            if (reserve >= 0)
                kind = Step(kind, reserve);
        }

        return kind;
    }

    /// <summary>
    /// Seats one more of this kind if any chain of moves makes room; otherwise says no and keeps what it
    /// saw.
    /// </summary>
    public bool Reach(int kind)
    {
        Search(kind);
        foreach (var reserve in kinds[kind].Reserves)
        {
            if (See(reserve, Asker))
                return true;
        }

        while (queue.TryDequeue(out var reserve))
        {
            foreach (var other in CollectionsMarshal.AsSpan(kindsOf[reserve]))
            {
                var seen = kinds[other];
                if (seen.SeatedOn(reserve) == 0 || !FirstSight(other, reserve))
                    continue;
                foreach (var next in seen.Reserves)
                {
                    if (See(next, other))
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// After a failed <see cref="Reach"/>: one of the given reached kind gives up its seat for the asker.
    /// </summary>
    public void Exchange(int leaving)
    {
        var vacated = kinds[leaving].SeenAt;
        kinds[leaving].Move(vacated, -1);
        Shift(vacated);
    }

    /// <summary>
    /// Gives one seated person of the kind a seat for good: the first reserve, in the class's order, that
    /// leaves
    /// everybody else seated. To be called in priority order, once all are seated.
    /// </summary>
    public int Settle(int kind)
    {
        var leaving = kinds[kind];
        var current = leaving.Reserves[Array.FindIndex(leaving.Seated, count => count > 0)];
        leaving.Move(current, -1);
        free[current]++;
        foreach (var reserve in leaving.InOrder)
        {
            var thatAlone = Step(NoGroup, reserve);
            if (!Reach(thatAlone))
                continue;
            kinds[thatAlone].Move(reserve, -1);
            return reserve;
        }

        throw new UnreachableException("The seat just left was free.");
    }

    private void Search(int kind)
    {
        Array.Fill(reachedBy, int.MinValue);
        queue.Clear();
        foreach (var seen in reachedKinds)
            kinds[seen].SeenAt = Kind.NotSeen;
        reachedKinds.Clear();
        asking = kind;
        kinds[kind].SeenAt = Kind.Own;
        reachedKinds.Add(kind);
    }

    private bool FirstSight(int kind, int reserve)
    {
        if (kinds[kind].SeenAt != Kind.NotSeen)
            return false;
        kinds[kind].SeenAt = reserve;
        reachedKinds.Add(kind);
        return true;
    }

    /// <summary>
    /// Notes the reserve as reached; true when it had a free seat, which is then taken along the path.
    /// </summary>
    private bool See(int reserve, int by)
    {
        if (reachedBy[reserve] != int.MinValue)
            return false;
        reachedBy[reserve] = by;
        queue.Enqueue(reserve);
        if (free[reserve] == 0)
            return false;
        free[reserve]--;
        Shift(reserve);
        return true;
    }

    /// <summary>
    /// Moves everybody on the path one seat on, so that the vacated seat is used and the asker sits.
    /// </summary>
    private void Shift(int vacated)
    {
        while (reachedBy[vacated] != Asker)
        {
            var mover = kinds[reachedBy[vacated]];
            mover.Move(vacated, +1);
            vacated = mover.SeenAt;
            mover.Move(vacated, -1);
        }

        kinds[asking].Move(vacated, +1);
    }

    private int Step(int kind, int reserve)
    {
        if (steps.TryGetValue((kind, reserve), out var known))
            return known;
        var added = kinds.Count;
        kinds.Add(new Kind([.. kind == NoGroup ? [] : kinds[kind].Reserves, reserve]));
        foreach (var own in kinds[added].Reserves)
            kindsOf[own].Add(added);
        steps[(kind, reserve)] = added;
        return added;
    }

    private sealed class Kind(int[] reserves)
    {
        public const int NotSeen = -1;
        public const int Own = -2;

        public int[] Reserves { get; } = reserves;

        /// <summary>The same in the order of the class's reserves.</summary>
        public int[] InOrder { get; } = [.. reserves.Order()];

        /// <summary>How many of the kind sit on each of its reserves.</summary>
        public int[] Seated { get; } = new int[reserves.Length];

        /// <summary>The reserve through which the search came here.</summary>
        public int SeenAt { get; set; } = NotSeen;

        public int SeatedOn(int reserve) => Seated[Array.IndexOf(Reserves, reserve)];

        public void Move(int reserve, int by) => Seated[Array.IndexOf(Reserves, reserve)] += by;
    }
}
