using System.Runtime.InteropServices;

namespace NaikKelas.Training.Selection;

/// <summary>
/// Selects the participants of a round (penetapan peserta): deferred acceptance with reserves after Gale and
/// Shapley
/// (1962), Abdulkadiroğlu and Sönmez (2003) and the meritorious horizontal choice rule of Sönmez and Yenmez
/// (2022).
/// </summary>
internal static class Selector
{
    /// <summary>
    /// The same round gives the same outcome on any machine, whatever the order of applicants and classes.
    /// </summary>
    /// <param name="round">A round in which <see cref="RoundCheck"/> finds nothing.</param>
    public static Outcome Run(Round round)
    {
        var dense = new DenseRound(round);
        var proposals = Proposals.Run(dense);
        var seats = new Seat[dense.PersonCount];
        var classes = new ClassResult[round.Classes.Count];
        Parallel.For(
            0,
            classes.Length,
            index => classes[index] = Seated(dense, proposals.Pools[index], index, seats)
        );
        return new(Assigned(dense, proposals, seats, classes), classes);
    }

    private static ClassResult Seated(DenseRound dense, SeatPool pool, int classIndex, Seat[] seats)
    {
        var spec = dense.Round.Classes[classIndex];
        var filled = new int[spec.Reserves.Count];
        var held = pool.Held().ToArray();
        Array.Sort(held, (left, right) => left.Person.CompareTo(right.Person));
        long? lowest = null;
        for (var place = 0; place < held.Length; place++)
        {
            var (person, kind) = held[place];
            var reserve = kind is { } own ? pool.Matching.Settle(own) : Seat.Open;
            if (reserve != Seat.Open)
                filled[reserve]++;
            seats[person] = new(classIndex, reserve, place + 1);
            var score = dense.ScoreOf(person);
            lowest = score < lowest ? score : lowest ?? score;
        }

        return new(
            spec.Id,
            held.Length,
            [.. spec.Reserves.Select((one, index) => new ReserveResult(one.Group, one.Seats, filled[index]))],
            lowest
        );
    }

    private static Assignment[] Assigned(
        DenseRound dense,
        Proposals proposals,
        Seat[] seats,
        ClassResult[] classes
    )
    {
        var assignments = new Assignment[dense.PersonCount];
        var waiting = new int[classes.Length];
        for (var person = 0; person < assignments.Length; person++)
        {
            var seat = seats[person];
            var status = StatusOf(dense, seat, person);
            var spec = status == AssignmentStatus.Admitted ? dense.Round.Classes[seat.Class] : null;
            var waits = status == AssignmentStatus.Reserve ? dense.ClassesOf(person) : [];
            var cause = proposals.TookPart(person) ? RefusalCause.BelowLowest : RefusalCause.NominatorLimit;
            assignments[dense.Order[person]] = new Assignment(dense.ApplicantOf(person).Id, status)
            {
                Score = dense.ScoreOf(person),
                Class = spec?.Id,
                Rank = spec is null ? null : seat.Rank,
                ReservedFor =
                    spec is null || seat.Reserve == Seat.Open ? null : spec.Reserves[seat.Reserve].Group,
                Waiting = Waiting(waits, classes, waiting),
                Because = Reasons(waits, classes, dense.ScoreOf(person), cause),
                Failed = dense.Failed[dense.Order[person]],
            };
        }

        return assignments;
    }

    private static AssignmentStatus StatusOf(DenseRound dense, Seat seat, int person)
    {
        if (dense.IsOut(person))
            return AssignmentStatus.WithdrawnByDecision;
        if (dense.ClassesOf(person).IsEmpty)
            return AssignmentStatus.Ineligible;
        return seat.Rank > 0 ? AssignmentStatus.Admitted : AssignmentStatus.Reserve;
    }

    /// <summary>People come in priority order, so counting them gives the places.</summary>
    private static WaitingPlace[] Waiting(ReadOnlySpan<int> wanted, ClassResult[] classes, int[] waiting)
    {
        WaitingPlace[] places = wanted.IsEmpty ? [] : new WaitingPlace[wanted.Length];
        for (var index = 0; index < places.Length; index++)
            places[index] = new(classes[wanted[index]].Id, ++waiting[wanted[index]]);
        return places;
    }

    private static Because[] Reasons(
        ReadOnlySpan<int> wanted,
        ClassResult[] classes,
        long score,
        RefusalCause cause
    )
    {
        Because[] reasons = wanted.IsEmpty ? [] : new Because[wanted.Length];
        for (var index = 0; index < reasons.Length; index++)
        {
            var refusing = classes[wanted[index]];
            reasons[index] = new(refusing.Id, cause, score, refusing.LowestAdmittedScore);
        }

        return reasons;
    }

    /// <summary>Rank 0: no seat.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Seat(int Class, int Reserve, int Rank)
    {
        public const int Open = -1;
    }
}
