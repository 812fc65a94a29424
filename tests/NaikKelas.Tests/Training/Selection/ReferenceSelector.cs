using NaikKelas.Training.Selection;

namespace NaikKelas.Tests.Training.Selection;

/// <summary>Ways to be wrong, planted to show that the properties notice.</summary>
internal enum Flaw
{
    None,
    IgnoresReserves,

    /// <summary>The Boston mechanism: who was taken once stays.</summary>
    AcceptsAtOnce,

    /// <summary>Ties go to who stands first in the file.</summary>
    InputOrder,
    LeavesLastSeatEmpty,
}

/// <summary>
/// The rule as the text says it, word for word and slowly: the choice of a class is made anew by brute-force
/// matching
/// whenever somebody proposes.
/// </summary>
internal sealed class ReferenceSelector
{
    private readonly Round round;
    private readonly Flaw flaw;
    private readonly List<Applicant> order;
    private readonly Dictionary<string, List<string>> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FailedRules>> failed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Applicant>> held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> refusals = new(StringComparer.Ordinal);
    private readonly HashSet<string> takingPart = new(StringComparer.Ordinal);

    private ReferenceSelector(Round round, Flaw flaw)
    {
        (this.round, this.flaw) = (round, flaw);
        var eligibility = new Eligibility(round);
        foreach (var applicant in round.Applicants)
        {
            var decision = DecisionOn(applicant);
            var wanted =
                decision is null ? applicant.Choices
                : decision.Class is null ? []
                : [decision.Class];
            failed[applicant.Id] = decision is not null
                ? []
                :
                [
                    .. wanted
                        .Select(choice => new FailedRules(choice, eligibility.FailedIds(applicant, choice)))
                        .Where(one => one.Rules.Count > 0),
                ];
            lists[applicant.Id] =
            [
                .. wanted.Where(choice => failed[applicant.Id].All(one => one.Class != choice)),
            ];
            refusals[applicant.Id] = 0;
        }

        order =
        [
            .. round
                .Applicants.OrderByDescending(applicant => DecisionOn(applicant)?.Class is not null)
                .ThenByDescending(applicant => Priority.ScoreOf(round, applicant))
                .ThenBy(
                    applicant => flaw == Flaw.InputOrder ? "" : Priority.LotOf(round.Seed, applicant.Id),
                    StringComparer.Ordinal
                ),
        ];
        foreach (var one in round.Classes)
            held[one.Id] = [];
    }

    public static Outcome Run(Round round, Flaw flaw = Flaw.None)
    {
        var selector = new ReferenceSelector(round, flaw);
        selector.Propose();
        return selector.Outcome();
    }

    /// <summary>
    /// The people who raise the largest number of filled reserved seats, walking down the priority order.
    /// </summary>
    public static List<Applicant> OnReservedSeats(ClassSpec spec, IEnumerable<Applicant> inPriorityOrder)
    {
        List<Applicant> taken = [];
        foreach (var person in inPriorityOrder)
        {
            if (Filled(spec, [.. taken, person]) > taken.Count)
                taken.Add(person);
        }

        return taken;
    }

    /// <summary>The largest number of reserved seats that these people can fill: tries every way.</summary>
    public static int Filled(ClassSpec spec, IReadOnlyList<Applicant> people)
    {
        List<string> seats = [.. spec.Reserves.SelectMany(one => Enumerable.Repeat(one.Group, one.Seats))];
        var sitting = new int[seats.Count];
        Array.Fill(sitting, -1);
        return people.Index().Count(one => Sits(one.Index, new bool[seats.Count]));

        bool Sits(int person, bool[] tried)
        {
            for (var seat = 0; seat < seats.Count; seat++)
            {
                if (tried[seat] || !people[person].Groups.Contains(seats[seat]))
                    continue;
                tried[seat] = true;
                if (sitting[seat] >= 0 && !Sits(sitting[seat], tried))
                    continue;
                sitting[seat] = person;
                return true;
            }

            return false;
        }
    }

    private Override? DecisionOn(Applicant applicant) =>
        round.Overrides?.SingleOrDefault(one => one.Id == applicant.Id);

    private void Propose()
    {
        while (true)
        {
            LetIn();
            // In rounds: all first choices, then all second ones. It matters for a flawed rule only.
            var proposer = order
                .Where(person =>
                    takingPart.Contains(person.Id) && Wants(person) is not null && !IsHeld(person)
                )
                .MinBy(person => refusals[person.Id]);
            if (proposer is null)
                return;
            var spec = round.Classes.Single(one => one.Id == Wants(proposer));
            List<Applicant> pool =
            [
                .. order.Where(person => person == proposer || held[spec.Id].Contains(person)),
            ];
            held[spec.Id] = Choice(spec, pool, held[spec.Id]);
            foreach (var turnedDown in pool.Except(held[spec.Id]))
                refusals[turnedDown.Id]++;
        }
    }

    private bool IsHeld(Applicant person) => held.Values.Any(people => people.Contains(person));

    private string? Wants(Applicant person) => lists[person.Id].ElementAtOrDefault(refusals[person.Id]);

    private void LetIn()
    {
        foreach (var person in order.Where(person => Wants(person) is not null))
        {
            var before = round.Applicants.Count(other =>
                other.Nominator == person.Nominator
                && takingPart.Contains(other.Id)
                && Wants(other) is not null
            );
            if (person.Nominator is null || round.MaxPerNominator is null || before < round.MaxPerNominator)
                takingPart.Add(person.Id);
        }
    }

    private List<Applicant> Choice(ClassSpec spec, List<Applicant> pool, List<Applicant> already)
    {
        var capacity = flaw == Flaw.LeavesLastSeatEmpty ? Math.Max(spec.Capacity - 1, 0) : spec.Capacity;
        if (flaw == Flaw.AcceptsAtOnce)
            return [.. already.Concat(pool.Except(already)).Take(capacity)];
        var first = flaw == Flaw.IgnoresReserves ? [] : OnReservedSeats(spec, pool).Take(capacity).ToList();
        return [.. first, .. pool.Except(first).Take(capacity - first.Count)];
    }

    private Outcome Outcome()
    {
        var seats = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var spec in round.Classes)
            NameSeats(spec, [.. order.Where(held[spec.Id].Contains)], seats);
        var classes = round.Classes.Select(spec => ResultOf(spec, seats)).ToList();
        return new([.. round.Applicants.Select(person => AssignmentOf(person, seats, classes))], classes);
    }

    private static void NameSeats(ClassSpec spec, List<Applicant> people, Dictionary<string, string?> seats)
    {
        var waiting = OnReservedSeats(spec, people);
        foreach (var person in people)
        {
            seats[person.Id] = null;
            if (!waiting.Remove(person))
                continue;
            foreach (
                var reserve in spec.Reserves.Where(one => one.Seats > 0 && person.Groups.Contains(one.Group))
            )
            {
                var left = spec with
                {
                    Reserves =
                    [
                        .. spec.Reserves.Select(one =>
                            one == reserve ? one with { Seats = one.Seats - 1 } : one
                        ),
                    ],
                };
                if (Filled(left, waiting) < waiting.Count)
                    continue;
                (seats[person.Id], spec) = (reserve.Group, left);
                break;
            }
        }
    }

    private ClassResult ResultOf(ClassSpec spec, Dictionary<string, string?> seats)
    {
        var people = held[spec.Id];
        return new(
            spec.Id,
            people.Count,
            [
                .. spec.Reserves.Select(one => new ReserveResult(
                    one.Group,
                    one.Seats,
                    people.Count(person => seats[person.Id] == one.Group)
                )),
            ],
            people.Count == 0 ? null : people.Min(person => Priority.ScoreOf(round, person))
        );
    }

    private Assignment AssignmentOf(
        Applicant person,
        Dictionary<string, string?> seats,
        List<ClassResult> classes
    )
    {
        var assignment = new Assignment(person.Id, AssignmentStatus.Ineligible)
        {
            Score = Priority.ScoreOf(round, person),
            Failed = failed[person.Id],
        };
        if (DecisionOn(person) is { Class: null })
            return assignment with { Status = AssignmentStatus.WithdrawnByDecision };
        if (lists[person.Id].Count == 0)
            return assignment;
        if (seats.TryGetValue(person.Id, out var group))
        {
            var (id, people) = held.Single(one => one.Value.Contains(person));
            return assignment with
            {
                Status = AssignmentStatus.Admitted,
                Class = id,
                Rank = order.Where(people.Contains).ToList().IndexOf(person) + 1,
                ReservedFor = group,
            };
        }

        var cause = takingPart.Contains(person.Id) ? RefusalCause.BelowLowest : RefusalCause.NominatorLimit;
        return assignment with
        {
            Status = AssignmentStatus.Reserve,
            Waiting = [.. lists[person.Id].Select(id => new WaitingPlace(id, PlaceOf(person, id)))],
            Because =
            [
                .. lists[person.Id]
                    .Select(id => classes.Single(one => one.Id == id))
                    .Select(one => new Because(one.Id, cause, assignment.Score, one.LowestAdmittedScore)),
            ],
        };
    }

    private int PlaceOf(Applicant person, string classId) =>
        order.Where(one => lists[one.Id].Contains(classId) && !IsHeld(one)).ToList().IndexOf(person) + 1;
}
