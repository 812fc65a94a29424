namespace NaikKelas.Training.Selection;

/// <summary>Who gets a seat that was given back (pengganti).</summary>
internal static class Replacement
{
    /// <summary>
    /// Everybody seated stays in place and nominator limits hold; of those waiting for the class, the one
    /// with whom the
    /// largest number of its reserved seats stays filled, by priority among equals. Null when nobody may
    /// have it.
    /// </summary>
    /// <param name="round">The round as it was selected.</param>
    /// <param name="classId">The class with the free seat.</param>
    /// <param name="seated">
    /// Applicant id → class id, as things stand now: the seat given back is no longer in it.
    /// </param>
    /// <param name="unavailable">Who no longer waits: gave a seat back, or does not want one any more.</param>
    public static string? For(
        Round round,
        string classId,
        IReadOnlyDictionary<string, string> seated,
        IReadOnlySet<string> unavailable
    )
    {
        var dense = new DenseRound(round);
        var classIndex = dense.ClassIndex(classId);
        var matching = dense.PoolOf(classIndex).Matching;
        var perNominator = new int[dense.NominatorCount];
        var taken = 0;
        for (var person = 0; person < dense.PersonCount; person++)
        {
            if (!seated.TryGetValue(dense.ApplicantOf(person).Id, out var seat))
                continue;
            if (dense.NominatorOf(person) is not DenseRound.None and var nominator)
                perNominator[nominator]++;
            if (seat != classId)
                continue;
            taken++;
            Fills(matching, dense.GroupsOf(person));
        }

        if (taken >= round.Classes[classIndex].Capacity)
            return null;
        var waiting = Enumerable
            .Range(0, dense.PersonCount)
            .Where(person => dense.ClassesOf(person).Contains(classIndex))
            .Where(person => !seated.ContainsKey(dense.ApplicantOf(person).Id))
            .Where(person => !unavailable.Contains(dense.ApplicantOf(person).Id))
            .Where(person => HasRoom(dense.NominatorOf(person)))
            .ToList();
        if (waiting.Count == 0)
            return null;
        var chosen = waiting.FindIndex(person => Fills(matching, dense.GroupsOf(person)));
        return dense.ApplicantOf(waiting[Math.Max(chosen, 0)]).Id;

        bool HasRoom(int nominator) =>
            nominator == DenseRound.None || perNominator[nominator] < (round.MaxPerNominator ?? int.MaxValue);
    }

    /// <summary>
    /// Whether one more reserved seat is filled with a person of these groups, who is then counted in.
    /// </summary>
    private static bool Fills(GroupMatching matching, ReadOnlySpan<int> groups) =>
        matching.KindOf(groups) is not GroupMatching.NoGroup and var kind && matching.Reach(kind);
}
