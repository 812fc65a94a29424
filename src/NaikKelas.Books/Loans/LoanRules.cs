using System.Runtime.InteropServices;

namespace NaikKelas.Books.Loans;

/// <summary>Whole rupiah of the three things a payment may be for.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LoanParts(long Principal, long Interest, long Penalty)
{
    public long Sum => Principal + Interest + Penalty;
}

/// <summary>Where a loan stands on a day.</summary>
/// <param name="Left">Of the principal, rupiah.</param>
/// <param name="Due">Principal and service due until the day and not paid.</param>
/// <param name="Payoff">What ends it today: all that is left, and the service due.</param>
/// <param name="LateSince">The due date of the oldest row not paid in full before the day; null where nothing is late.</param>
/// <param name="Next">The next row that is not due yet or falls due today; null where none is left.</param>
internal sealed record LoanStand(long Left, LoanParts Due, long Payoff, DateOnly? LateSince, Instalment? Next)
{
    public bool Ended => Left == 0 && Due.Sum == 0;
}

/// <summary>Pure rules of a running loan: what is owed, what a payment covers, how well it is paid.</summary>
internal static class LoanRules
{
    /// <summary>Rows are paid in their order, principal and service each for itself; what is paid in advance covers the next rows' principal.</summary>
    /// <param name="rows">The schedule.</param>
    /// <param name="left">What stands on the loan's card, rupiah.</param>
    /// <param name="paidInterest">All service paid, rupiah.</param>
    /// <param name="day">Of the question.</param>
    public static LoanStand StandOf(
        IReadOnlyList<Instalment> rows,
        long left,
        long paidInterest,
        DateOnly day
    )
    {
        var (principal, interest) = (0L, 0L);
        DateOnly? late = null;
        Instalment? next = null;
        var paidPrincipal = rows.Sum(r => r.Principal) - left;
        var (duePrincipal, dueInterest) = (0L, 0L);
        foreach (var row in rows)
        {
            principal += row.Principal;
            interest += row.Interest;
            // A loan that was paid off early owes no service of days that come after.
            var open = principal > paidPrincipal || interest > paidInterest && (left > 0 || row.Due <= day);
            if (row.Due <= day)
                (duePrincipal, dueInterest) = (principal, interest);
            if (open && row.Due < day)
                late ??= row.Due;
            else if (open && row.Due >= day)
                next ??= row;
        }

        var due = new LoanParts(
            Math.Max(0, duePrincipal - paidPrincipal),
            Math.Max(0, dueInterest - paidInterest),
            0
        );
        return new LoanStand(left, due, left + due.Interest, late, left > 0 ? next : null);
    }

    /// <summary>
    /// What a payment covers: in the order of the rules what is due, then principal in advance. Null where it is more
    /// than ends the loan.
    /// </summary>
    /// <param name="stand">Before the payment.</param>
    /// <param name="amount">Rupiah, with the penalty.</param>
    /// <param name="penalty">Asked for with this payment.</param>
    /// <param name="order">What comes first.</param>
    public static LoanParts? Allocate(
        LoanStand stand,
        long amount,
        long penalty,
        IReadOnlyList<LoanDue> order
    )
    {
        if (amount > stand.Payoff + penalty)
            return null;
        var left = amount;
        var (principal, interest, fine) = (0L, 0L, 0L);
        foreach (var part in order)
            _ = part switch
            {
                LoanDue.Penalty => fine = Take(penalty),
                LoanDue.Interest => interest = Take(stand.Due.Interest),
                _ => principal = Take(stand.Due.Principal),
            };
        return new LoanParts(principal + left, interest, fine);

        long Take(long most)
        {
            var taken = Math.Min(left, most);
            left -= taken;
            return taken;
        }
    }

    /// <summary>The class that the oldest row not paid puts a loan in.</summary>
    public static LoanClassRule ClassOf(
        DateOnly? lateSince,
        DateOnly day,
        IReadOnlyList<LoanClassRule> classes
    ) =>
        lateSince is { } since
            ? classes.Last(c => c.MonthsLate == 0 || since.AddMonths(c.MonthsLate) < day)
            : classes[0];

    /// <summary>What should be set aside for what is left: rupiah, rounded up.</summary>
    public static long ProvisionOf(long left, LoanClassRule rule) =>
        decimal.ToInt64(decimal.Ceiling(left * rule.Provision / 100));
}
