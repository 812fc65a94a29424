using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NaikKelas.Training.Public;

/// <summary>What a locked round promises: terms as sentences, their versions, digests.</summary>
[AllowAnonymous]
public sealed class TermsModel(ResultBook book) : PageModel
{
    internal PublicTerms Terms { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct)
    {
        if (await book.TermsAsync(slug, ct) is not { } terms)
            return NotFound();
        Terms = terms;
        return Page();
    }
}
