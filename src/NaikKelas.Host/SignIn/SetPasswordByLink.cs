using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>Sets a password by the link of a letter (invitation or reset).</summary>
internal sealed class SetPasswordByLink(Db db, SignInLinks links, Accounts accounts)
{
    public sealed record Input(string? Link, string Password, string Again);

    public async Task<Result<User>> RunAsync(Input input, CancellationToken ct)
    {
        if (await WhoseAsync(input.Link, ct) is not { } user)
            return Worthless;
        var refusals = new Refusals();
        refusals.Add(PasswordRules.Check(input.Password, user.Email, nameof(input.Password)));
        refusals.When(
            input.Password != input.Again,
            "password-differs",
            $"Kedua kata sandi tidak sama.",
            nameof(input.Again)
        );
        if (refusals.Any)
            return refusals;
        await accounts.SetPasswordAsync(user, input.Password);
        return user;
    }

    public async Task<User?> WhoseAsync(string? link, CancellationToken ct) =>
        links.Read(link) is { } read
            ? await db.Users.SingleOrDefaultAsync(
                u => u.Id == read.User && u.SecurityStamp == read.Stamp && !u.Disabled,
                ct
            )
            : null;

    private static Refusal Worthless =>
        new(
            "link-worthless",
            $"Tautan ini tidak berlaku lagi: sudah dipakai, sudah lewat waktunya, atau tidak lengkap. Minta tautan baru."
        );
}
