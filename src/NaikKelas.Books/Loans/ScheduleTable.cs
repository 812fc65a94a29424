namespace NaikKelas.Books.Loans;

/// <summary>A schedule as a table shows it; months in which nothing is due are left out.</summary>
/// <param name="Caption">For those who do not see it.</param>
/// <param name="Rows">Of the schedule.</param>
/// <param name="IsPaid">Whether a row and all before it are paid.</param>
internal sealed record ScheduleTable(
    string Caption,
    IReadOnlyList<Instalment> Rows,
    Func<Instalment, bool> IsPaid
);

/// <summary>A schedule that another took the place of.</summary>
/// <param name="No">From one.</param>
/// <param name="Until">The day the next came into force.</param>
/// <param name="Rows">As they were agreed.</param>
internal sealed record OldSchedule(int No, DateOnly Until, IReadOnlyList<Instalment> Rows);
