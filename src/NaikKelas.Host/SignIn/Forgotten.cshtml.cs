using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NaikKelas.Host.Access;
using NaikKelas.Interface;

namespace NaikKelas.Host.SignIn;

[AllowAnonymous]
[EnableRateLimiting(Attempts.Policy)]
internal sealed class ForgottenModel(AskForReset ask) : PageModel
{
    public sealed record Form
    {
        [Required, EmailAddress, Display(Name = "Alamat surel")]
        public string Email { get; init; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return this.Again();
        await ask.RunAsync(Input.Email, ct);
        return this.Done(
            $"Bila alamat itu terdaftar, tautan untuk membuat kata sandi baru sudah dikirim. Periksa kotak surat Anda.",
            Door.SignInPath
        );
    }
}
