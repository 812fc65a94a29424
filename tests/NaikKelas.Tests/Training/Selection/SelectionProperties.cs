using NaikKelas.Training.Selection;

namespace NaikKelas.Tests.Training.Selection;

/// <summary>
/// What an outcome must fulfil, whoever computed it. Each check tells the first violation it finds, or null.
/// </summary>
internal sealed class SelectionProperties
{
    private readonly Round round;
    private readonly Dictionary<string, Assignment> assignments;
    private readonly Dictionary<string, int> priority;
    private readonly Eligibility eligibility;

    public SelectionProperties(Round round, Outcome outcome)
    {
        this.round = round;
        eligibility = new Eligibility(round);
        assignments = outcome.Assignments.ToDictionary(one => one.Id, StringComparer.Ordinal);
        priority = round
            .Applicants.OrderByDescending(one => DecisionOn(one.Id)?.Class is not null)
            .ThenByDescending(one => Priority.ScoreOf(round, one))
            .ThenBy(one => Priority.LotOf(round.Seed, one.Id), StringComparer.Ordinal)
            .Select((one, index) => (one.Id, index))
            .ToDictionary(one => one.Id, one => one.index, StringComparer.Ordinal);
    }

    /// <summary>
    /// Nobody is turned down by a class that admitted someone lower, unless a reserve asked for it.
    /// </summary>
    public string? JustifiedEnvy()
    {
        foreach (var spec in round.Classes)
        {
            var inside = SeatedIn(spec);
            foreach (var envious in Wanting(spec))
            {
                foreach (var envied in inside.Where(one => priority[one.Id] > priority[envious.Id]))
                {
                    List<Applicant> swapped = [.. inside.Where(one => one != envied), envious];
                    if (ReferenceSelector.Filled(spec, swapped) >= ReferenceSelector.Filled(spec, inside))
                        return $"{envious.Id} envies {envied.Id} in {spec.Id}";
                }
            }
        }

        return null;
    }

    /// <summary>No seat stays empty while someone who took part wants it.</summary>
    public string? Waste() =>
        round
            .Classes.Where(spec => SeatedIn(spec).Count < spec.Capacity && Wanting(spec).Any())
            .Select(spec => $"{spec.Id} has an empty seat that {Wanting(spec).First().Id} wants")
            .FirstOrDefault();

    /// <summary>As many reserved seats are filled as those who came to the class allow.</summary>
    public string? UnfilledReserve()
    {
        foreach (var spec in round.Classes)
        {
            var inside = SeatedIn(spec);
            var most = ReferenceSelector.Filled(spec, [.. inside, .. Wanting(spec)]);
            var reserved = inside.Where(one => assignments[one.Id].ReservedFor is not null).ToList();
            if (reserved.Count != most)
                return $"{spec.Id} fills {reserved.Count} reserved seats of {most}";
            if (reserved.Any(one => !one.Groups.Contains(assignments[one.Id].ReservedFor!)))
                return $"{spec.Id} gives a reserved seat to someone outside the group";
        }

        return null;
    }

    /// <summary>Capacities, reserves and nominator limits hold, and ranks are the priority order.</summary>
    public string? BrokenLimit()
    {
        foreach (var spec in round.Classes)
        {
            var inside = SeatedIn(spec);
            if (inside.Count > spec.Capacity)
                return $"{spec.Id} is too full";
            if (
                spec.Reserves.Any(one =>
                    inside.Count(person => assignments[person.Id].ReservedFor == one.Group) > one.Seats
                )
            )
                return $"{spec.Id} has more on a reserve than seats";
            var ranks = inside.OrderBy(one => priority[one.Id]).Select(one => assignments[one.Id].Rank ?? 0);
            if (!ranks.SequenceEqual(Enumerable.Range(1, inside.Count)))
                return $"{spec.Id} has wrong ranks";
        }

        return round
            .Applicants.Where(one => one.Nominator is not null && assignments[one.Id].Class is not null)
            .CountBy(one => one.Nominator!, StringComparer.Ordinal)
            .Where(one => one.Value > round.MaxPerNominator)
            .Select(one => $"{one.Key} has {one.Value} seats")
            .FirstOrDefault();
    }

    private List<Applicant> SeatedIn(ClassSpec spec) =>
        [.. round.Applicants.Where(one => assignments[one.Id].Class == spec.Id)];

    /// <summary>Those who took part, may have the class, and got nothing that they want as much.</summary>
    private IEnumerable<Applicant> Wanting(ClassSpec spec) =>
        round.Applicants.Where(one => TookPart(assignments[one.Id]) && Wants(one, spec.Id));

    private static bool TookPart(Assignment one) =>
        one.Status == AssignmentStatus.Admitted
        || (one.Status == AssignmentStatus.Reserve && one.Because[0].Cause == RefusalCause.BelowLowest);

    private bool Wants(Applicant one, string classId)
    {
        var got = assignments[one.Id].Class;
        if (DecisionOn(one.Id) is { } decision)
            return decision.Class == classId && got is null;
        var better = one.Choices.TakeWhile(choice => choice != got);
        return better.Contains(classId) && eligibility.FailedIds(one, classId).Length == 0;
    }

    private Override? DecisionOn(string id) => round.Overrides?.SingleOrDefault(one => one.Id == id);
}
