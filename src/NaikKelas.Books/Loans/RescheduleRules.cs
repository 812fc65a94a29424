using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

/// <summary>Pure rules of a new schedule for what is left of a loan.</summary>
internal static class RescheduleRules
{
    /// <summary>
    /// The new months are counted from the last due day of the schedule before it, so that no day is left out or asked for
    /// twice; from today where that lies more than a month back.
    /// </summary>
    /// <param name="rows">The schedule in force.</param>
    /// <param name="began">What its months are counted from.</param>
    /// <param name="today">When the new one is agreed.</param>
    public static DateOnly StartOf(IReadOnlyList<Instalment> rows, DateOnly began, DateOnly today)
    {
        var last = rows.Where(r => r.Due <= today).Select(r => r.Due).DefaultIfEmpty(began).Max();
        return last.AddMonths(1) > today ? last : today;
    }

    /// <summary>
    /// The rows: of the principal left, with the service not paid where it becomes principal; else that is due with the
    /// first row in which anything is.
    /// </summary>
    /// <param name="request">The terms.</param>
    /// <param name="stand">What is left and owed.</param>
    /// <param name="start">The first day.</param>
    public static Result<LoanSchedule> ScheduleOf(LoanRequest request, LoanStand stand, DateOnly start)
    {
        var amount = stand.Left + (request.Capitalise ? stand.Service : 0);
        var made = LoanSchedule.Of(request.TermsFrom(start, amount));
        if (made.Refused)
            return made;
        List<Instalment> rows = [.. made.Value!.Rows];
        if (!request.Capitalise && rows.FindIndex(r => r.Payment > 0) is var first)
            rows[first] = rows[first] with
            {
                Interest = rows[first].Interest + stand.Service,
                Payment = rows[first].Payment + stand.Service,
            };
        return new LoanSchedule(rows);
    }
}
