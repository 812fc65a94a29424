using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Tokens;

/// <summary>One's own tokens for the API. A new one is shown once.</summary>
[Allow(Role.Administrator, Role.Officer, Role.Verifier, Role.Head, Role.CoopBoard)]
internal sealed class TokensModel(Db db, Actor actor, TokenActs acts, AgencyClock clock) : PageModel
{
    public TokenActs.Input Input { get; set; } = new();

    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    public string? Made { get; private set; }

    public DateOnly Today => clock.Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Input = new() { ExpiresOn = clock.Today.AddMonths(3) };
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(
        [Bind(Prefix = nameof(Input))] TokenActs.Input input,
        CancellationToken ct
    )
    {
        Input = input;
        var made = await acts.MakeAsync(input, ct);
        await LoadAsync(ct);
        if (made.Refused)
            return this.Again(made);
        Made = made.Value.Text;
        Input = new() { ExpiresOn = clock.Today.AddMonths(3) };
        ModelState.Clear();
        // Shown in this answer alone: nothing may keep it on the way.
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(ApiTokenId id, CancellationToken ct)
    {
        var revoked = await acts.RevokeAsync(id, ct);
        return revoked.Refused ? NotFound() : this.Done($"Token dicabut.", "/profil/token");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var own = new UserId(actor.UserId!.Value);
        Tokens = await db
            .ApiTokens.AsNoTracking()
            .Where(t => t.UserId == own)
            .OrderByDescending(t => t.Id)
            .ToListAsync(ct);
    }
}
