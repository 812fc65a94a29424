using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NaikKelas.Training.Public;

/// <summary>ROUND.json and RESULT.json, byte for byte as they were published.</summary>
[AllowAnonymous]
public sealed class PublicFileModel(ResultBook book) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, string name, CancellationToken ct) =>
        await book.FileAsync(slug, result: name == "result.json", ct) is { } file
            ? File(file.Content, file.ContentType, file.Name)
            : NotFound();
}
