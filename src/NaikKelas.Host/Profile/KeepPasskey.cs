using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Host.SignIn;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Profile;

/// <summary>Use cases: add a passkey to one's own account, or take one away. The device has checked who holds it.</summary>
internal sealed class KeepPasskey(
    Db db,
    Actor actor,
    AuditedSignIn signIn,
    Accounts accounts,
    Settings settings
)
{
    /// <summary>What the browser hands to the device. Good for one answer of this browser, and not for long.</summary>
    /// <param name="person">The one who is signed in.</param>
    /// <param name="password">Asked of who has one, so that a phone left open plants no key. Wrong ones count.</param>
    /// <param name="ct">Ends the wait for the database.</param>
    public async Task<Result<string>> AskAsync(User person, string? password, CancellationToken ct)
    {
        if (
            person.PasswordHash is not null
            && !(
                await signIn.CheckPasswordSignInAsync(person, password ?? "", lockoutOnFailure: true)
            ).Succeeded
        )
            return new Refusal(
                "password-wrong",
                $"Kata sandi sekarang tidak cocok. Setelah 5 kali salah, akun ditutup 15 menit.",
                "Password"
            );
        if (await TooManyAsync(person, ct) is { } refused)
            return refused;
        return await signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = person.Id.Value.ToString(),
                Name = person.Email,
                DisplayName = person.Name,
            }
        );
    }

    /// <param name="person">The one who is signed in.</param>
    /// <param name="name">As the person calls the key.</param>
    /// <param name="credential">What the device answered, JSON.</param>
    /// <param name="ct">Ends the wait for the database.</param>
    public async Task<Result<Unit>> AddAsync(
        User person,
        string name,
        string? credential,
        CancellationToken ct
    )
    {
        PasskeyAttestationResult told;
        try
        {
            told = await signIn.PerformPasskeyAttestationAsync(credential ?? "");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // Nobody asked from this browser, or it was asked too long ago, or answered before.
            return Worthless;
        }

        if (!told.Succeeded || told.UserEntity.Id != person.Id.Value.ToString())
            return Worthless;
        return await db.RunAsync<Unit>(
            async () =>
            {
                // Held, so that two answers at once count each other.
                await db.Users.HoldAsync(person.Id, ct);
                if (await TooManyAsync(person, ct) is { } refused)
                    return refused;
                told.Passkey.Name = name;
                await accounts.AddOrUpdatePasskeyAsync(person, told.Passkey);
                db.Audit("user.passkey-added", $"users/{person.Id.Value}", name);
                return default(Unit);
            },
            ct
        );
    }

    public Task<Result<Unit>> RemoveAsync(UserPasskeyId id, CancellationToken ct) =>
        db.RunAsync<Unit>(
            async () =>
            {
                var own = new UserId(actor.UserId!.Value);
                if (
                    await db.UserPasskeys.SingleOrDefaultAsync(p => p.Id == id && p.UserId == own, ct)
                    is not { } passkey
                )
                    return Refusal.NotFound($"Kunci sandi ini tidak ada.");
                db.UserPasskeys.Remove(passkey);
                db.Audit("user.passkey-removed", $"users/{own.Value}", passkey.Name);
                return default(Unit);
            },
            ct
        );

    private async Task<Refusal?> TooManyAsync(User person, CancellationToken ct) =>
        await db.UserPasskeys.CountAsync(p => p.UserId == person.Id, ct) >= settings.PasskeysMax
            ? Refusal.Conflict(
                "passkeys",
                $"Sudah ada {settings.PasskeysMax} kunci sandi. Hapus dahulu yang tidak dipakai lagi."
            )
            : null;

    private static Refusal Worthless =>
        new(
            "passkey",
            $"Perangkat tidak memberi jawaban yang berlaku: dibatalkan, terlalu lama, atau sudah dipakai. Coba sekali lagi."
        );
}
