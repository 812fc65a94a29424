using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
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

    /// <summary>Reading is ticked, writing is not.</summary>
    private TokenActs.Input Fresh =>
        new()
        {
            ExpiresOn = clock.Today.AddMonths(3),
            Scopes =
            [
                .. TokenActs
                    .Known.Where(s => s.Name.EndsWith(":read", StringComparison.Ordinal))
                    .Select(s => s.Name),
            ],
        };

    public IReadOnlyList<SelectListItem> ScopeItems =>
        [
            .. TokenActs.Known.Select(s => new SelectListItem(
                this.Texts[s.Label],
                s.Name,
                Input.Scopes.Contains(s.Name, StringComparer.Ordinal)
            )),
        ];

    public string ScopesOf(ApiToken token) =>
        string.Join(", ", TokenActs.Known.Where(token.Covers).Select(s => this.Texts[s.Label]));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Input = Fresh;
        await LoadAsync(ct);
    }

    /// <summary>docs/api.md, as it was when this copy was built.</summary>
    public IActionResult OnGetGuide() =>
        File(typeof(TokensModel).Assembly.GetManifestResourceStream("api.md")!, "text/plain; charset=utf-8");

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
        Input = Fresh;
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
