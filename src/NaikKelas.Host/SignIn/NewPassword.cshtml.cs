using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NaikKelas.Host.Access;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>Where the link of an invitation or a reset leads.</summary>
[AllowAnonymous]
[EnableRateLimiting(Attempts.Policy)]
internal sealed class NewPasswordModel(SetPasswordByLink byLink) : PageModel
{
    public sealed record Form
    {
        [Required, Display(Name = "Kata sandi baru")]
        public string Password { get; init; } = "";

        [Required, Display(Name = "Sekali lagi")]
        public string Again { get; init; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(Name = "tautan", SupportsGet = true)]
    public string? Link { get; set; }

    public User? Whose { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => Whose = await byLink.WhoseAsync(Link, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Whose = await byLink.WhoseAsync(Link, ct);
        if (!ModelState.IsValid)
            return this.Again();
        var set = await byLink.RunAsync(new(Link, Input.Password, Input.Again), ct);
        return set.Refused
            ? this.Again(set)
            : this.Done($"Kata sandi sudah dibuat. Silakan masuk.", Door.SignInPath);
    }
}
