namespace NaikKelas.Training.Selection;

/// <summary>
/// Applicant-proposing deferred acceptance (Gale and Shapley 1962). Who proposes first does not change where
/// it ends,
/// because every class chooses from all who ever proposed; priority order only makes the fewest proposals.
/// </summary>
internal sealed class Proposals
{
    private const int Nobody = -1;

    private readonly DenseRound dense;
    private readonly int[] nextChoice;
    private readonly bool[] tookPart;

    /// <summary>Person → the next eligible nominee of the same nominator.</summary>
    private readonly int[] nextNominee;

    /// <summary>Nominator → the first nominee held back.</summary>
    private readonly int[] heldBack;

    private Proposals(DenseRound dense)
    {
        this.dense = dense;
        Pools = [.. Enumerable.Range(0, dense.Round.Classes.Count).Select(dense.PoolOf)];
        (nextChoice, tookPart) = (new int[dense.PersonCount], new bool[dense.PersonCount]);
        (nextNominee, heldBack) = (new int[dense.PersonCount], new int[dense.NominatorCount]);
    }

    public SeatPool[] Pools { get; }

    public static Proposals Run(DenseRound dense)
    {
        var proposals = new Proposals(dense);
        proposals.HoldBack();
        for (var person = 0; person < dense.PersonCount; person++)
        {
            // Who enters for an exhausted nominee has proposed already when the loop comes by.
            if (proposals.tookPart[person] && proposals.nextChoice[person] == 0)
                proposals.Follow(person);
        }

        return proposals;
    }

    public bool TookPart(int person) => tookPart[person];

    /// <summary>
    /// The first k eligible nominees of each nominator take part; the rest wait in priority order.
    /// </summary>
    private void HoldBack()
    {
        var limit = dense.Round.MaxPerNominator ?? int.MaxValue;
        var nominees = new int[dense.NominatorCount];
        var last = new int[dense.NominatorCount];
        Array.Fill(heldBack, Nobody);
        Array.Fill(last, Nobody);
        Array.Fill(nextNominee, Nobody);
        for (var person = 0; person < dense.PersonCount; person++)
        {
            if (dense.ClassesOf(person).IsEmpty)
                continue;
            var nominator = dense.NominatorOf(person);
            tookPart[person] = nominator == DenseRound.None || nominees[nominator]++ < limit;
            if (tookPart[person])
                continue;
            if (last[nominator] == Nobody)
                heldBack[nominator] = person;
            else
                nextNominee[last[nominator]] = person;
            last[nominator] = person;
        }
    }

    /// <summary>Lets a person propose, then whoever is turned down for it, until nobody is.</summary>
    private void Follow(int person)
    {
        while (person != Nobody)
        {
            var classes = dense.ClassesOf(person);
            person =
                nextChoice[person] < classes.Length
                    ? Pools[classes[nextChoice[person]++]].Propose(person, dense.GroupsOf(person))
                    : NextFor(dense.NominatorOf(person));
        }
    }

    /// <summary>The nominee who takes part now that one was turned down by every class on the list.</summary>
    private int NextFor(int nominator)
    {
        if (nominator == DenseRound.None || heldBack[nominator] == Nobody)
            return Nobody;
        var entering = heldBack[nominator];
        heldBack[nominator] = nextNominee[entering];
        tookPart[entering] = true;
        return entering;
    }
}
