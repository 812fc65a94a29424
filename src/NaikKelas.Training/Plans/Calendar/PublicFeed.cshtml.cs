using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NaikKelas.Training.Plans.Calendar;

/// <summary>Everybody's calendar: when nominations are taken and when classes are held.</summary>
[AllowAnonymous]
internal sealed class PublicFeedModel(FeedBook feed) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        File(Encoding.UTF8.GetBytes(await feed.PublicAsync(ct)), CalendarText.ContentType, "pelatihan.ics");
}
