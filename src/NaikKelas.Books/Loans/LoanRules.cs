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
/// <param name="PaidRows">So many rows from the first on are paid in full; those in which nothing is due do not count.</param>
internal sealed record LoanStand(
    long Left,
    LoanParts Due,
    long Payoff,
    DateOnly? LateSince,
    Instalment? Next,
    int PaidRows = 0
)
{
    /// <summary>A loan of which nothing is owed, whatever its schedule says.</summary>
    public static LoanStand Nothing { get; } = new(0, default, 0, null, null);

    public bool Ended => Left == 0 && Due.Sum == 0;

    /// <summary>Service that ends the loan today: what is due, and that of whole months which falls due later.</summary>
    public long Service => Payoff - Left;
}

/// <summary>Pure rules of a running loan: what is owed, what a payment covers, how well it is paid.</summary>
internal static class LoanRules
{
    /// <summary>Rows are paid in their order, principal and service each for itself; what is paid in advance covers the next rows' principal.</summary>
    /// <param name="rows">The schedule in force.</param>
    /// <param name="left">What stands on the loan's card, rupiah.</param>
    /// <param name="paidInterest">All service paid for this schedule, rupiah.</param>
    /// <param name="day">Of the question.</param>
    /// <param name="repaidOn">When the last of the principal was paid: of days after it no service is owed.</param>
    public static LoanStand StandOf(
        IReadOnlyList<Instalment> rows,
        long left,
        long paidInterest,
        DateOnly day,
        DateOnly? repaidOn = null
    )
    {
        var until = left == 0 && repaidOn < day ? repaidOn.Value : day;
        var (principal, interest, paid, unbroken) = (0L, 0L, 0, true);
        DateOnly? late = null;
        Instalment? next = null;
        var paidPrincipal = rows.Sum(r => r.Principal) - left;
        var (duePrincipal, dueInterest) = (0L, 0L);
        foreach (var row in rows)
        {
            principal += row.Principal;
            interest += row.Interest;
            // A loan that was paid off early owes no service of days that come after.
            var open = principal > paidPrincipal || interest > paidInterest && (left > 0 || row.Due <= until);
            unbroken &= !open;
            if (unbroken && row.Payment > 0)
                paid++;
            if (row.Due <= until)
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
        var earned = left == 0 ? 0 : Math.Max(0, dueInterest + EarnedOf(rows, day) - paidInterest);
        return new LoanStand(
            left,
            due,
            left + Math.Max(due.Interest, earned),
            late,
            left > 0 ? next : null,
            paid
        );
    }

    /// <summary>Service of whole months that are over and that falls due with a harvest to come: its part by months.</summary>
    private static long EarnedOf(IReadOnlyList<Instalment> rows, DateOnly day)
    {
        var over = rows.Count(r => r.Due <= day);
        var (last, next) = (over, over);
        while (last > 0 && rows[last - 1].Payment == 0)
            last--;
        while (next < rows.Count && rows[next].Payment == 0)
            next++;
        return next == rows.Count ? 0 : rows[next].Interest * (over - last) / (next + 1 - last);
    }

    /// <summary>
    /// What a payment covers: in the order of the rules what is due, then principal in advance. Null where it is more
    /// than ends the loan. The last of the principal is never paid before the service.
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
        if (amount == stand.Payoff + penalty)
            return new LoanParts(stand.Left, stand.Service, penalty);
        var left = amount;
        var (principal, interest, fine) = (0L, 0L, 0L);
        var last = stand.Due.Principal == stand.Left;
        foreach (var part in order.OrderBy(o => last && o == LoanDue.Principal))
            _ = part switch
            {
                LoanDue.Penalty => fine = Take(penalty),
                LoanDue.Interest => interest = Take(stand.Due.Interest),
                _ => principal = Take(stand.Due.Principal),
            };
        if (principal + left >= stand.Left)
            interest += Take(stand.Service - stand.Due.Interest);
        return new LoanParts(principal + left, interest, fine);

        long Take(long most)
        {
            var taken = Math.Min(left, most);
            left -= taken;
            return taken;
        }
    }

    /// <summary>A rescheduled loan stays in the class it had until enough of the new schedule is paid.</summary>
    /// <param name="byArrears">What the schedule in force says.</param>
    /// <param name="before">The class when it was rescheduled; null where it never was.</param>
    /// <param name="paidRows">Of the schedule in force.</param>
    /// <param name="practice">How many rows that is.</param>
    public static LoanClassRule Held(
        LoanClassRule byArrears,
        LoanClass? before,
        int paidRows,
        LoanPractice practice
    ) =>
        before is { } held && paidRows < practice.RescheduleHold && held > byArrears.Class
            ? practice.Classes.First(c => c.Class == held)
            : byArrears;

    /// <summary>Service earned until a day and not paid: what was due, and of the row that runs its part by days, down to a rupiah.</summary>
    /// <param name="rows">The schedule in force.</param>
    /// <param name="began">What its months are counted from.</param>
    /// <param name="paidInterest">All service paid for this schedule, rupiah.</param>
    /// <param name="day">Of the question.</param>
    public static long Earned(IReadOnlyList<Instalment> rows, DateOnly began, long paidInterest, DateOnly day)
    {
        var (earned, from) = (0L, began);
        foreach (var row in rows.Where(r => r.Interest > 0))
        {
            if (row.Due > day)
            {
                var days = row.Due.DayNumber - from.DayNumber;
                earned += row.Interest * Math.Max(0, day.DayNumber - from.DayNumber) / days;
                break;
            }

            earned += row.Interest;
            from = row.Due;
        }

        return Math.Max(0, earned - paidInterest);
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
