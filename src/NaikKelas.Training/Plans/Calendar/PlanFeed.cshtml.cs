using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NaikKelas.Training.Public;

namespace NaikKelas.Training.Plans.Calendar;

/// <summary>An agency's calendar for a phone, by its secret address; without the right one there is nothing here.</summary>
[AllowAnonymous]
[EnableRateLimiting(LinkLimits.Policy)]
internal sealed class PlanFeedModel(FeedBook feed, PlanFeedLink link) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? kunci, CancellationToken ct) =>
        link.Read(kunci) is { } region
            ? File(
                Encoding.UTF8.GetBytes(await feed.OfAgencyAsync(region, ct)),
                CalendarText.ContentType,
                "rencana.ics"
            )
            : NotFound();
}
