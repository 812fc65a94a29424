using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Training.Public;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>Asks for a lost link. Says the same whether or not code and number are known.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, EnableRateLimiting(LinkLimits.Policy)]
public sealed class LostLinkModel(Db db) : PageModel
{
    [BindProperty]
    public AskForLink.Input Input { get; set; } = new();

    public bool Sent { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct) =>
        await db.Rounds.AsNoTracking().AnyAsync(r => r.Slug == slug && r.State != RoundState.Draft, ct)
            ? Page()
            : NotFound();

    public async Task<IActionResult> OnPostAsync(
        string slug,
        [FromServices] AskForLink ask,
        CancellationToken ct
    )
    {
        var asked = await ask.RunAsync(slug, Input, ct);
        if (asked.Refused)
            return this.Again(asked);
        Sent = true;
        return Page();
    }
}
