using NaikKelas.Books.Years;

namespace NaikKelas.Books.Rats;

/// <summary>How many must be present.</summary>
/// <param name="Points">Hundredths of a per cent of the members: 5000 is half of them.</param>
/// <param name="PlusOne">One more than that share.</param>
internal sealed record Quorum(int Points, bool PlusOne)
{
    private const int Whole = 10_000;

    /// <summary>
    /// The least number present. "50 % + 1" is one more than the whole part of the share (3 of 4, 3 of 5, 4 of 6: more
    /// than half); a share without "+ 1" is rounded up. Never more than there are, never less than one.
    /// </summary>
    public int Of(int members)
    {
        var share = (long)members * Points;
        var needed = PlusOne ? share / Whole + 1 : (share + Whole - 1) / Whole;
        return (int)Math.Max(1, Math.Min(needed, members));
    }
}

/// <summary>A co-op's rules of its members' meeting.</summary>
/// <param name="First">Of the meeting.</param>
/// <param name="Second">Of the one it was postponed to.</param>
/// <param name="NoticeDays">Between the invitation and the meeting, at least.</param>
/// <param name="PostponeDays">Between the first meeting and the second, at most.</param>
/// <param name="MonthsLimit">After the book year.</param>
internal sealed record MeetingRules(
    Quorum First,
    Quorum Second,
    int NoticeDays,
    int PostponeDays,
    int MonthsLimit
)
{
    public const int PointsOfPercent = 100;

    public static MeetingRules Default { get; } =
        new(
            new(
                (int)(RatPractice.Current.QuorumPercent * PointsOfPercent),
                RatPractice.Current.QuorumPlusOne
            ),
            new((int)(RatPractice.Current.SecondQuorumPercent * PointsOfPercent), false),
            RatPractice.Current.NoticeDays,
            RatPractice.Current.PostponeDays,
            RatPractice.Current.MonthsLimit
        );

    /// <summary>The first meeting's or, once postponed, the second one's.</summary>
    public Quorum QuorumOf(int meeting) => meeting == 1 ? First : Second;

    /// <summary>The last day by the co-op's own statutes.</summary>
    public DateOnly LimitOf(int year) => BookYear.EndOf(year).AddDays(1).AddMonths(MonthsLimit).AddDays(-1);

    /// <summary>The last day an invitation goes out in time.</summary>
    public DateOnly InviteBy(DateOnly heldOn) => heldOn.AddDays(-NoticeDays);

    public bool IsInvitedInTime(DateOnly invitedOn, DateOnly heldOn) => invitedOn <= InviteBy(heldOn);

    /// <summary>Whether a meeting without quorum may be held on another day instead.</summary>
    public bool MayMove(DateOnly first, DateOnly second) =>
        second > first && second <= first.AddDays(PostponeDays);

    /// <summary>Musyawarah first; where it is voted, more for than against carries it.</summary>
    public static bool Carries(int votesFor, int votesAgainst) => votesFor > votesAgainst;
}
