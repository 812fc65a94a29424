using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NaikKelas.Interface;

namespace NaikKelas.Books.MemberView;

/// <summary>Where the link of the co-op leads: the member sets a PIN and is in. Looking at it uses nothing up.</summary>
[AllowAnonymous, EnableRateLimiting(MemberDoor.Attempts)]
internal sealed class LinkModel(SetPin set, MemberDoor door) : PageModel
{
    [BindProperty]
    public SetPin.Input Input { get; set; } = new();

    public LinkCard? Card { get; private set; }

    public async Task<IActionResult> OnGetAsync(string link, CancellationToken ct) =>
        await LoadAsync(link, ct) ? Page() : Gone();

    public async Task<IActionResult> OnPostAsync(string link, CancellationToken ct)
    {
        var done = await set.ByLinkAsync(link, Input, ct);
        if (!done.Refused)
        {
            await door.EnterAsync(HttpContext, done.Value, ct);
            return this.Done($"PIN disimpan. Lain kali masuk dengan nomor HP dan PIN.", OwnPage.Home);
        }

        return await LoadAsync(link, ct) ? this.Again(done, nameof(Input)) : Gone();
    }

    private async Task<bool> LoadAsync(string link, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        Card = await set.FindAsync(link, ct);
        return Card is not null;
    }

    /// <summary>Says what to do, unlike a page that never was.</summary>
    private PageResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
