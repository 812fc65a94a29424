using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NaikKelas.Host.Access;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

[AllowAnonymous]
[EnableRateLimiting(Attempts.Policy)]
internal sealed class ForgottenModel(ResetDesk desk, Actor actor) : PageModel
{
    public sealed record Form
    {
        [Required, EmailAddress, Display(Name = "Alamat surel")]
        public string Email { get; init; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IActionResult OnPost()
    {
        if (!ModelState.IsValid)
            return this.Again();
        desk.Ask(Input.Email, actor);
        return this.Done(
            $"Bila alamat itu terdaftar, tautan untuk membuat kata sandi baru sudah dikirim. Periksa kotak surat Anda.",
            Door.SignInPath
        );
    }
}
