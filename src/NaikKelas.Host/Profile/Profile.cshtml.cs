using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Host.SignIn;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Profile;

/// <summary>A person's own account.</summary>
[Allow]
internal sealed class ProfileModel(
    Db db,
    Actor actor,
    Accounts accounts,
    AuditedSignIn signIn,
    ChangePassword change,
    ScopeWords words
) : PageModel
{
    public sealed record Form
    {
        [Required, MaxLength(200), Display(Name = "Nama")]
        public string Name { get; init; } = "";

        [Display(Name = "Bahasa")]
        public string Language { get; init; } = "id";
    }

    public sealed record PasswordForm
    {
        [Required, Display(Name = "Kata sandi sekarang")]
        public string Current { get; init; } = "";

        [Required, Display(Name = "Kata sandi baru")]
        public string Password { get; init; } = "";

        [Required, Display(Name = "Sekali lagi")]
        public string Again { get; init; } = "";
    }

    public Form Input { get; set; } = new();

    public PasswordForm Password { get; set; } = new();

    public User Person { get; private set; } = null!;

    public bool MayUseApi =>
        actor.Is(Role.Administrator, Role.Officer, Role.Verifier, Role.Head, Role.CoopBoard);

    public int CodesLeft { get; private set; }

    public IReadOnlyList<string> Grants { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Languages { get; } =
    [new("Bahasa Indonesia", "id"), new("English", "en")];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new Form { Name = Person.Name, Language = Person.Language };
    }

    public async Task<IActionResult> OnPostAsync(
        [Bind(Prefix = nameof(Input))] Form input,
        CancellationToken ct
    )
    {
        await LoadAsync(ct);
        Input = input;
        if (!ModelState.IsValid)
            return this.Again();
        Person.Name = Input.Name.Trim();
        Person.Language = Input.Language == "en" ? "en" : "id";
        await db.SaveChangesAsync(ct);
        return this.Done($"Profil disimpan.", "/profil");
    }

    /// <summary>What is kept of the account, for the one it belongs to (UU 27/2022 art. 7).</summary>
    public async Task<IActionResult> OnPostDataAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var (own, key) = (Person.Id, $"users/{Person.Id.Value}");
        var told = new
        {
            Person.Name,
            Person.Email,
            Person.Language,
            Person.TwoFactorEnabled,
            Grants,
            Sessions = await db
                .UserSessions.AsNoTracking()
                .Where(s => s.UserId == own)
                .OrderBy(s => s.StartedAt)
                .Select(s => new
                {
                    s.StartedAt,
                    s.LastSeenAt,
                    s.Browser,
                    s.System,
                })
                .ToListAsync(ct),
            Passkeys = await db
                .UserPasskeys.AsNoTracking()
                .Where(p => p.UserId == own)
                .OrderBy(p => p.CreatedAt)
                .Select(p => new { p.Name, p.CreatedAt })
                .ToListAsync(ct),
        };
        db.Audit("user.copied", key);
        await db.SaveChangesAsync(ct);
        return File(
            JsonSerializer.SerializeToUtf8Bytes(told, JsonSerializerOptions.Web),
            "application/json",
            "data-akun.json"
        );
    }

    public async Task<IActionResult> OnPostPasswordAsync(
        [Bind(Prefix = nameof(Password))] PasswordForm password,
        CancellationToken ct
    )
    {
        await LoadAsync(ct);
        Input = new Form { Name = Person.Name, Language = Person.Language };
        if (!ModelState.IsValid)
            return this.Again();
        var changed = await change.RunAsync(Person, new(password.Current, password.Password, password.Again));
        if (changed.Refused)
            return this.Again(changed, nameof(Password));
        // The new stamp signed this browser out too.
        await signIn.RefreshSignInAsync(Person);
        return this.Done($"Kata sandi diganti. Peramban lain sudah dikeluarkan.", "/profil");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var id = new UserId(actor.UserId!.Value);
        Person = await db.Users.Include(u => u.Grants).SingleAsync(u => u.Id == id, ct);
        CodesLeft = await accounts.CountRecoveryCodesAsync(Person);
        Grants = [.. Person.Grants.Select(g => $"{this.Texts.Of(g.Role)} · {words.Of(g)}")];
    }
}
