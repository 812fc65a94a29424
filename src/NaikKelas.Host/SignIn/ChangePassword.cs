using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>A signed-in person changes the password, showing the old one.</summary>
internal sealed class ChangePassword(Accounts accounts)
{
    public sealed record Input(string Current, string Password, string Again);

    public async Task<Result<User>> RunAsync(User user, Input input)
    {
        var refusals = new Refusals();
        refusals.When(
            !await accounts.CheckPasswordAsync(user, input.Current),
            "password-wrong",
            $"Kata sandi sekarang tidak cocok.",
            nameof(input.Current)
        );
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
}
