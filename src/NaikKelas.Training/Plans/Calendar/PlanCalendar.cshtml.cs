using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Agencies;

namespace NaikKelas.Training.Plans.Calendar;

/// <summary>The address of an agency's calendar.</summary>
internal sealed record FeedAddress(string Agency, string Path);

/// <summary>What is owed when and by whom, and the calendars for a phone.</summary>
[Allow(Role.Officer, Role.Head)]
internal sealed class PlanCalendarModel(
    DeadlineBook book,
    AgencyDirectory agencies,
    PlanFeedLink link,
    AgencyClock clock
) : PageModel
{
    public int Year { get; private set; }

    public IReadOnlyList<DeadlineLine> Deadlines { get; private set; } = [];

    public IReadOnlyList<FeedAddress> Feeds { get; private set; } = [];

    public async Task OnGetAsync(int? tahun, CancellationToken ct)
    {
        Year = tahun is >= ActivityInput.YearMin and <= ActivityInput.YearMax
            ? tahun.Value
            : clock.Today.Year;
        Deadlines = await book.ReadAsync(Year, ct);
        Feeds =
        [
            .. (await agencies.ListAsync(ct)).Select(a => new FeedAddress(a.Name, link.PathOf(a.RegionCode))),
        ];
    }
}
