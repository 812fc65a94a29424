using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NaikKelas.Host.Access;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace NaikKelas.Host.SignIn;

[AllowAnonymous]
[EnableRateLimiting(Attempts.Policy)]
internal sealed class SignInModel(AuditedSignIn signIn, Accounts accounts, DemoPeople demo, Texts texts)
    : PageModel
{
    public sealed record Form
    {
        [Required, Display(Name = "Alamat surel")]
        public string Email { get; init; } = "";

        [Required, Display(Name = "Kata sandi")]
        public string Password { get; init; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(Name = Door.ReturnParameter, SupportsGet = true)]
    public string? Return { get; set; }

    internal IReadOnlyList<DemoPerson> DemoPeople { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => DemoPeople = await demo.AllAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var user = await accounts.FindByEmailAsync(Input.Email.Trim());
            var result = user is null
                ? await NobodyAsync()
                : await signIn.PasswordSignInAsync(
                    user,
                    Input.Password,
                    isPersistent: false,
                    lockoutOnFailure: true
                );
            if (result.Succeeded)
                return LocalRedirect(SafeReturn);
            if (result.RequiresTwoFactor)
                return RedirectToPage("/SignIn/Code", new { kembali = SafeReturn });
            ModelState.AddModelError(
                "",
                texts[
                    "Alamat surel atau kata sandi tidak cocok. Setelah 5 kali salah, akun ditutup 15 menit."
                ]
            );
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        DemoPeople = await demo.AllAsync(ct);
        return Page();
    }

    /// <summary>Asked by the script before the device is. Names nobody: the key says whose it is.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken ct)
    {
        ModelState.Clear();
        if ((await signIn.PasskeySignInAsync(credential ?? "")).Succeeded)
            return LocalRedirect(SafeReturn);
        ModelState.AddModelError(
            "",
            texts[
                "Kunci sandi ini tidak dikenal di sini atau jawabannya terlambat. Coba lagi, atau masuk dengan kata sandi."
            ]
        );
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        DemoPeople = await demo.AllAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostDemoAsync(UserId orang, CancellationToken ct)
    {
        if (await demo.FindAsync(orang, ct) is not { } user)
            return NotFound();
        await signIn.SignInAsync(user, isPersistent: false);
        return LocalRedirect(SafeReturn);
    }

    private string SafeReturn => Url.IsLocalUrl(Return) ? Return : "/";

    /// <summary>An unknown address takes as long as a known one.</summary>
    private Task<SignInResult> NobodyAsync()
    {
        accounts.PasswordHasher.HashPassword(null!, Input.Password);
        return Task.FromResult(SignInResult.Failed);
    }
}
