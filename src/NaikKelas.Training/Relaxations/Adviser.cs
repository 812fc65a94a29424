using NaikKelas.Training.Selection;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Relaxations;

/// <summary>What a relaxation would give.</summary>
/// <param name="Relaxation">The easing.</param>
/// <param name="Filled">Seats of the reserve that would then be filled.</param>
/// <param name="Entered">People who would get a seat somewhere.</param>
/// <param name="Left">People who would lose theirs.</param>
internal sealed record Relief(Relaxation Relaxation, int Filled, int Entered, int Left);

/// <summary>A rule and how many of the group it keeps out of the class.</summary>
internal sealed record GroupCost(string Rule, int People);

/// <summary>Why a reserve stays unfilled.</summary>
/// <param name="Class">The class.</param>
/// <param name="Group">The group.</param>
/// <param name="Seats">Reserved seats.</param>
/// <param name="Filled">Filled by the group.</param>
/// <param name="Applied">Of the group, how many listed the class.</param>
/// <param name="Eligible">Of these, how many meet its rules.</param>
/// <param name="Costs">Rules that keep them out, the costliest first.</param>
/// <param name="HeldBack">Eligible, and held back because the nominator's seats are taken.</param>
/// <param name="Elsewhere">Eligible, and seated in another class.</param>
/// <param name="Reliefs">Each rule and the limit eased alone, by the engine; the fullest first. Empty after the draw.</param>
internal sealed record Shortfall(
    string Class,
    string Group,
    int Seats,
    int Filled,
    int Applied,
    int Eligible,
    IReadOnlyList<GroupCost> Costs,
    int HeldBack,
    int Elsewhere,
    IReadOnlyList<Relief> Reliefs
);

/// <summary>Says of every reserve that cannot be met why, and what easing one thing would do. Pure.</summary>
internal static class Adviser
{
    /// <param name="terms">The round's terms.</param>
    /// <param name="toRound">The round under other terms, everything else as it is.</param>
    /// <param name="mayRelax">Before the draw: also run what easing would give.</param>
    public static IReadOnlyList<Shortfall> Of(
        RoundTerms terms,
        Func<RoundTerms, Round> toRound,
        bool mayRelax
    )
    {
        var round = toRound(terms);
        var outcome = Selector.Run(round);
        return
        [
            .. outcome.Classes.SelectMany(c =>
                c.Reserves.Where(r => r.Filled < r.Seats)
                    .Select(r => Explain(terms, toRound, round, outcome, c.Id, r, mayRelax))
            ),
        ];
    }

    private static Shortfall Explain(
        RoundTerms terms,
        Func<RoundTerms, Round> toRound,
        Round round,
        Outcome outcome,
        string into,
        ReserveResult reserve,
        bool mayRelax
    )
    {
        var eligibility = new Eligibility(round);
        var assignments = outcome.Assignments.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var applied = round
            .Applicants.Where(a =>
                a.Groups.Contains(reserve.Group, StringComparer.Ordinal)
                && a.Choices.Contains(into, StringComparer.Ordinal)
                && assignments[a.Id].Status != AssignmentStatus.WithdrawnByDecision
            )
            .Select(a => (Assignment: assignments[a.Id], Failed: eligibility.FailedIds(a, into)))
            .ToList();
        var eligible = applied.Where(a => a.Failed.Length == 0).Select(a => a.Assignment).ToList();
        var costs = round
            .Rules.Select(r => new GroupCost(
                r.Id,
                applied.Count(a => a.Failed.Contains(r.Id, StringComparer.Ordinal))
            ))
            .Where(c => c.People > 0)
            .OrderByDescending(c => c.People)
            .ToList();
        return new Shortfall(
            into,
            reserve.Group,
            reserve.Seats,
            reserve.Filled,
            applied.Count,
            eligible.Count,
            costs,
            eligible.Count(a =>
                a.Because.Any(b => b.Class == into && b.Cause == RefusalCause.NominatorLimit)
            ),
            eligible.Count(a => a.Class is { } seat && seat != into),
            mayRelax
                ?
                [
                    .. Candidates(terms, into, costs)
                        .Select(r => Try(r, terms, toRound, round, outcome, into, reserve.Group))
                        .OfType<Relief>()
                        .OrderByDescending(r => r.Filled),
                ]
                : []
        );
    }

    private static IEnumerable<Relaxation> Candidates(RoundTerms terms, string into, List<GroupCost> costs) =>
        [
            .. costs.Select(c => new Relaxation(into, c.Rule, null)),
            .. terms.MaxPerNominator is { } limit ? (Relaxation[])[new("", null, limit + 1)] : [],
        ];

    private static Relief? Try(
        Relaxation relaxation,
        RoundTerms terms,
        Func<RoundTerms, Round> toRound,
        Round round,
        Outcome outcome,
        string into,
        string group
    )
    {
        if (relaxation.Apply(terms, [.. round.Classes.Select(c => c.Id)]) is not { } eased)
            return null;
        var then = Selector.Run(toRound(eased));
        var seats = outcome.Assignments.Zip(
            then.Assignments,
            (before, after) => (Before: before.Class, After: after.Class)
        );
        return new Relief(
            relaxation,
            then.Classes.First(c => c.Id == into).Reserves.First(r => r.Group == group).Filled,
            seats.Count(s => s is { Before: null, After: not null }),
            seats.Count(s => s is { Before: not null, After: null })
        );
    }
}
