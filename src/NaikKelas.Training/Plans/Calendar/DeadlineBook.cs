using System.Globalization;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Figures;

namespace NaikKelas.Training.Plans.Calendar;

/// <summary>A deadline in a year, with who still owes.</summary>
/// <param name="Deadline">What, and by which rule.</param>
/// <param name="On">The day.</param>
/// <param name="Owing">Co-ops that still owe; null where the system does not know.</param>
/// <param name="Href">The list of those that owe.</param>
/// <param name="Tone">How urgent it is for the reader.</param>
internal sealed record DeadlineLine(Deadline Deadline, DateOnly On, int? Owing, string? Href, Tone Tone);

/// <summary>The statutory deadlines of a year, and who owes what. Two queries.</summary>
internal sealed class DeadlineBook(RatArrearsBoard arrears, AgencyClock clock)
{
    /// <summary>So many days before a deadline it begins to be urgent.</summary>
    private const int SoonDays = 30;

    public async Task<IReadOnlyList<DeadlineLine>> ReadAsync(int year, CancellationToken ct)
    {
        // What is owed in a year is the RAT of the book year before.
        var missing = await arrears.ReadAsync(year - 1, ct);
        return [.. Deadlines.All.Select(d => LineOf(d, d.In(year), missing))];
    }

    private DeadlineLine LineOf(Deadline deadline, DateOnly on, RatArrears missing)
    {
        int? owing = deadline.Owner switch
        {
            DeadlineOwner.Primary => missing.Primary,
            DeadlineOwner.Secondary => missing.Secondary,
            _ => null,
        };
        var href = owing is > 0
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"/koperasi?rat={on.Year - 1}-belum&bentuk={deadline.Owner}&status=Active"
            )
            : null;
        return new(deadline, on, owing, href, ToneOf(on, owing));
    }

    private Tone ToneOf(DateOnly on, int? owing)
    {
        var days = on.DayNumber - clock.Today.DayNumber;
        return owing == 0 ? Tone.Green
            : days < 0
                ? owing is null ? Tone.Slate
                    : Tone.Red
            : days <= SoonDays ? Tone.Amber
            : Tone.Slate;
    }
}
