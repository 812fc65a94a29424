using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Host.SignIn;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Profile;

/// <summary>
/// Sets up TOTP. The new secret waits, sealed, in the form until a code proves that the phone has it: an abandoned
/// page leaves the old phone working.
/// </summary>
[Allow]
internal sealed class SecondFactorModel(
    Db db,
    Actor actor,
    Accounts accounts,
    AuditedSignIn signIn,
    PersonalDataKey key,
    TimeProvider time
) : PageModel
{
    private const int CodesCount = 10;

    public sealed record Form
    {
        [Required, Display(Name = "Kode 6 angka")]
        public string Code { get; init; } = "";

        [Required]
        public string Box { get; init; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Somebody who must set this up before anything else was sent here.</summary>
    [BindProperty(Name = "wajib", SupportsGet = true)]
    public bool Demanded { get; set; }

    public IReadOnlyList<string> Codes { get; private set; } = [];

    public string Box { get; private set; } = "";

    public string SpacedKey { get; private set; } = "";

    /// <summary>otpauth://, what the QR code carries.</summary>
    public string Address { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken ct) => Show(await PersonAsync(ct), Totp.NewSecret());

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = await PersonAsync(ct);
        if (Secret(person) is not { } secret)
            return RedirectToPage();
        if (ModelState.IsValid && !Totp.Holds(Totp.Decode(secret), Input.Code, time.GetUtcNow()))
            ModelState.AddModelError(
                "Input.Code",
                this.Texts["Kode ini tidak cocok. Tulis kode yang sekarang tampil di aplikasi."]
            );
        if (!ModelState.IsValid)
        {
            Show(person, secret);
            return this.Again();
        }

        person.AuthenticatorKey = key.Seal(secret);
        await accounts.SetTwoFactorEnabledAsync(person, enabled: true);
        Codes = [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(person, CodesCount))!];
        await signIn.RefreshSignInAsync(person);
        return Page();
    }

    private void Show(User person, string secret)
    {
        Box = key.Seal($"{person.Id.Value}|{secret}");
        SpacedKey = string.Join(' ', secret.Chunk(4).Select(part => new string(part)));
        Address =
            $"otpauth://totp/NaikKelas:{Uri.EscapeDataString(person.Email)}?secret={secret}&issuer=NaikKelas";
    }

    /// <summary>The secret this page showed to this person; null when the form was made by somebody else.</summary>
    private string? Secret(User person)
    {
        try
        {
            var parts = key.Open(Input.Box).Split('|');
            return parts[0] == person.Id.Value.ToString() ? parts[1] : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private Task<User> PersonAsync(CancellationToken ct)
    {
        var id = new UserId(actor.UserId!.Value);
        return db.Users.SingleAsync(u => u.Id == id, ct);
    }
}
