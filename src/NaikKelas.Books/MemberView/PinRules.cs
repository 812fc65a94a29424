using System.Globalization;
using NaikKelas.Kernel;

namespace NaikKelas.Books.MemberView;

/// <summary>Pure rules of a member's PIN: six digits, and none of those that people try first.</summary>
internal static class PinRules
{
    public const int Length = 6;

    private static readonly string[] BirthForms = ["ddMMyy", "yyMMdd", "MMddyy"];

    /// <summary>Why a PIN is not taken; null where it is.</summary>
    /// <param name="pin">As typed.</param>
    /// <param name="phone">The member's, 62….</param>
    /// <param name="field">Where it was typed.</param>
    public static Refusal? Check(string? pin, string? phone, string field)
    {
        if (!IsWhole(pin))
            return new Refusal("pin-form", $"PIN terdiri dari {Length} angka.", field);
        return IsEasy(pin!, phone)
            ? new Refusal(
                "pin-easy",
                $"PIN ini mudah ditebak. Jangan pakai tanggal lahir, angka berurutan, angka berulang, atau akhir nomor HP.",
                field
            )
            : null;
    }

    public static bool IsWhole(string? pin) => pin is { Length: Length } && pin.All(char.IsAsciiDigit);

    /// <summary>123456, 111111, 121212, 123123, 112233, a date, or the end of the phone number.</summary>
    public static bool IsEasy(string pin, string? phone) =>
        IsRun(pin, 1)
        || IsRun(pin, -1)
        || pin.Distinct().Count() < 3
        || pin[..3] == pin[3..]
        || pin[0] == pin[1] && pin[2] == pin[3] && pin[4] == pin[5]
        || phone is not null && phone.EndsWith(pin, StringComparison.Ordinal)
        || IsDate(pin);

    private static bool IsRun(string pin, int step) =>
        Enumerable.Range(1, Length - 1).All(i => (pin[i] - pin[i - 1] - step) % 10 == 0);

    private static bool IsDate(string pin) =>
        BirthForms.Any(form =>
            DateOnly.TryParseExact(pin, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        );
}
