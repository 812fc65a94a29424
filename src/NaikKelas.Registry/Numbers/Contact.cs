using System.Text.RegularExpressions;
using NaikKelas.Kernel;

namespace NaikKelas.Registry.Numbers;

/// <summary>How somebody is reached. All of these are optional: nothing typed is no refusal.</summary>
public static partial class Contact
{
    /// <summary>A mobile number, kept as 62…; people write 0812-3456-7890 or +62 812 3456 7890.</summary>
    public static Result<string?> ReadPhone(string? text, string field = "Phone")
    {
        if (string.IsNullOrWhiteSpace(text))
            return (string?)null;
        var typed = new string([.. text.Where(c => c is not (' ' or '\u00a0' or '.' or '-' or '(' or ')'))]);
        if (!Mobile().IsMatch(typed))
            return new Refusal(
                "phone.form",
                $"Nomor HP diawali 08 atau 62 dan terdiri dari 10–13 angka, misalnya 0812-3456-7890; ditemukan \"{text.Trim()}\".",
                field
            );
        var bare = typed.TrimStart('+');
        return bare.StartsWith('0') ? $"62{bare[1..]}" : bare;
    }

    /// <summary>62812… as people read it: 0812-3456-7890.</summary>
    public static string ShowPhone(string? stored)
    {
        if (stored is null || !stored.StartsWith("62", StringComparison.Ordinal) || stored.Length < 10)
            return stored ?? "";
        var local = $"0{stored[2..]}";
        return $"{local[..4]}-{local[4..8]}-{local[8..]}";
    }

    public static Result<string?> ReadEmail(string? text, string field = "Email")
    {
        if (string.IsNullOrWhiteSpace(text))
            return (string?)null;
        var typed = text.Trim();
        if (typed.Length > 200 || !Email().IsMatch(typed))
            return new Refusal(
                "email.form",
                $"Alamat e-mail ditulis seperti nama@contoh.id; ditemukan \"{typed}\".",
                field
            );
        return typed;
    }

    public static Result<string?> ReadPostalCode(string? text, string field = "PostalCode")
    {
        if (string.IsNullOrWhiteSpace(text))
            return (string?)null;
        var typed = text.Trim();
        if (typed.Length != 5 || !typed.All(char.IsAsciiDigit))
            return new Refusal(
                "postal-code.form",
                $"Kode pos terdiri dari 5 angka; ditemukan \"{typed}\".",
                field
            );
        return typed;
    }

    [GeneratedRegex(@"^(\+?62|0)8\d{8,11}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^[^@\s,;<>""]+@[^@\s,;<>""]+\.[^@\s,;<>"".]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Email();
}
