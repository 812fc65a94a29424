using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;

namespace NaikKelas.Books.Entries;

/// <summary>
/// The service worker of the field pages: the list of files to keep, with their fingerprints, and the worker itself. It
/// stands under <c>/pembukuan/</c> because that is as far as it reaches. Nothing in it is anybody's.
/// </summary>
[AllowAnonymous]
internal sealed class OfflineModel : PageModel
{
    private static readonly string[] Files =
    [
        "field.css",
        "entry.js",
        "round.js",
        "till.js",
        "favicon.svg",
        "icons.svg",
    ];

    public ContentResult OnGet()
    {
        // A browser asks for it again before a day is over; a new list replaces the old files.
        Response.Headers.CacheControl = "no-cache";
        var files = JsonSerializer.Serialize(Files.Select(f => Asset.Url(HttpContext, f)));
        var worker = JsonSerializer.Serialize(Asset.Url(HttpContext, "worker.js"));
        return Content($"self.keep={files};importScripts({worker});", "text/javascript");
    }
}
