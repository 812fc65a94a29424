using NaikKelas.Kernel;

namespace NaikKelas.Host.SignIn;

/// <summary>Long is what counts (NIST SP 800-63B); no rule asks for a digit or a sign.</summary>
internal static class PasswordRules
{
    public const int LengthMin = 10;
    public const int LengthMax = 200;

    /// <param name="password">As typed.</param>
    /// <param name="email">Whose it will be.</param>
    /// <param name="field">Where it was typed.</param>
    public static Refusal? Check(string password, string email, string field)
    {
        if (password.Length < LengthMin)
            return new(
                "password-short",
                $"Kata sandi ini {password.Length} huruf; paling sedikit {LengthMin} huruf. Beberapa kata biasa sudah cukup.",
                field
            );
        if (password.Length > LengthMax)
            return new("password-long", $"Kata sandi paling panjang {LengthMax} huruf.", field);
        if (
            password.Distinct().Count() < 4
            || password.Contains(email.Split('@')[0], StringComparison.OrdinalIgnoreCase)
        )
            return new(
                "password-easy",
                $"Kata sandi ini mudah ditebak. Pilih yang tidak memuat nama atau huruf yang berulang.",
                field
            );
        return null;
    }
}
