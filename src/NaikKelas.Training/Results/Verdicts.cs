using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;

namespace NaikKelas.Training.Results;

/// <summary>Turns what the engine says into decisions with their reasons. Pure: the same round gives the same rows.</summary>
internal static class Verdicts
{
    public static IReadOnlyList<Decision> Of(
        RoundId roundId,
        Round round,
        Outcome outcome,
        IReadOnlyDictionary<string, NominationId> nominations
    )
    {
        var applicants = round.Applicants.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var lots = round.Applicants.ToDictionary(
            a => a.Id,
            a => Priority.LotOf(round.Seed, a.Id),
            StringComparer.Ordinal
        );
        var lowest = outcome.Classes.ToDictionary(
            c => c.Id,
            c => c.LowestAdmittedScore,
            StringComparer.Ordinal
        );
        var decided = (round.Overrides ?? []).ToDictionary(o => o.Id, StringComparer.Ordinal);
        var places = Places(outcome, lots, decided);
        return
        [
            .. outcome.Assignments.Select(one => new Decision
            {
                NominationId = nominations[one.Id],
                RoundId = roundId,
                Code = one.Id,
                Status = StatusOf(one.Status),
                ClassCode = one.Class,
                Seat = SeatOf(one),
                Rank = one.Rank,
                Score = one.Score,
                Priority = places.TryGetValue(one.Id, out var place) ? place : null,
                TraceJson = new Trace(
                    Priority.PartsOf(round, applicants[one.Id]),
                    lots[one.Id],
                    ChoicesOf(one, applicants[one.Id], decided.GetValueOrDefault(one.Id), lowest),
                    decided.TryGetValue(one.Id, out var by) ? new(by.Class, by.Reason) : null
                ).ToJson(),
            }),
        ];
    }

    public static DecisionStatus StatusOf(AssignmentStatus status) =>
        status switch
        {
            AssignmentStatus.Admitted => DecisionStatus.Admitted,
            AssignmentStatus.Reserve => DecisionStatus.Reserve,
            AssignmentStatus.Ineligible => DecisionStatus.Ineligible,
            _ => DecisionStatus.WithdrawnByDecision,
        };

    /// <summary>"open" or "reserved:women", as RESULT.json writes it.</summary>
    public static string? SeatOf(Assignment one) =>
        one.Class is null ? null
        : one.ReservedFor is { } group ? $"reserved:{group}"
        : "open";

    /// <summary>
    /// Place in the priority order of all who are eligible for something: who was put in by decision, then the score,
    /// then the lot.
    /// </summary>
    private static Dictionary<string, int> Places(
        Outcome outcome,
        Dictionary<string, string> lots,
        Dictionary<string, Override> decided
    ) =>
        outcome
            .Assignments.Where(a => a.Status is AssignmentStatus.Admitted or AssignmentStatus.Reserve)
            .OrderByDescending(a => decided.ContainsKey(a.Id))
            .ThenByDescending(a => a.Score)
            .ThenBy(a => lots[a.Id], StringComparer.Ordinal)
            .Select((a, index) => (a.Id, Place: index + 1))
            .ToDictionary(one => one.Id, one => one.Place, StringComparer.Ordinal);

    /// <summary>Who was put into a class by decision proposes to that one only, listed or not.</summary>
    private static IReadOnlyList<TraceChoice> ChoicesOf(
        Assignment one,
        Applicant applicant,
        Override? decided,
        Dictionary<string, long?> lowest
    ) =>
        decided is not { Class: { } into }
            ? [.. applicant.Choices.Select(choice => EndOf(one, choice, applicant, lowest))]
            :
            [
                EndOf(one, into, applicant, lowest),
                .. applicant
                    .Choices.Where(c => c != into)
                    .Select(c => new TraceChoice(c, TraceEnd.NotAsked, [])),
            ];

    private static TraceChoice EndOf(
        Assignment one,
        string choice,
        Applicant applicant,
        Dictionary<string, long?> lowest
    )
    {
        foreach (var failed in one.Failed)
            if (failed.Class == choice)
                return new(choice, TraceEnd.Ineligible, failed.Rules);
        if (one.Class == choice)
            return new(choice, TraceEnd.Admitted, [], null, lowest[choice]);
        if (one.Class is { } seat)
            return new(
                choice,
                Before(applicant, choice, seat) ? TraceEnd.TurnedDown : TraceEnd.NotAsked,
                [],
                null,
                lowest[choice]
            );
        foreach (var because in one.Because)
            if (because.Class == choice)
                return new(
                    choice,
                    because.Cause == RefusalCause.NominatorLimit ? TraceEnd.HeldBack : TraceEnd.TurnedDown,
                    [],
                    one.Waiting.First(w => w.Class == choice).Place,
                    because.LowestAdmittedScore
                );
        // An applicant taken out of the round by a decision proposes to nobody.
        return new(choice, TraceEnd.NotAsked, []);
    }

    private static bool Before(Applicant applicant, string choice, string seat)
    {
        foreach (var one in applicant.Choices)
        {
            if (one == choice)
                return true;
            if (one == seat)
                return false;
        }

        return false;
    }
}
