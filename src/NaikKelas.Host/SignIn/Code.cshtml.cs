using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NaikKelas.Host.Access;
using NaikKelas.Kernel;

namespace NaikKelas.Host.SignIn;

/// <summary>The second step: a code of the app, or a recovery code.</summary>
[AllowAnonymous]
[EnableRateLimiting(Attempts.Policy)]
internal sealed class CodeModel(AuditedSignIn signIn, Texts texts) : PageModel
{
    public sealed record Form
    {
        [Required, Display(Name = "Kode")]
        public string Code { get; init; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(Name = Door.ReturnParameter, SupportsGet = true)]
    public string? Return { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect(Door.SignInPath) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
            return Redirect(Door.SignInPath);
        if (ModelState.IsValid)
        {
            var code = Input.Code.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
            var result =
                code.Length == 6
                    ? await signIn.TwoFactorAuthenticatorSignInAsync(
                        code,
                        isPersistent: false,
                        rememberClient: false
                    )
                    : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
            if (result.Succeeded)
                return LocalRedirect(Url.IsLocalUrl(Return) ? Return : "/");
            ModelState.AddModelError(
                "Input.Code",
                texts["Kode ini tidak cocok atau sudah lewat. Tulis kode yang sekarang tampil."]
            );
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
