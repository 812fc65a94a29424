using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace NaikKelas.Kernel.Mail;

/// <summary>
/// A letter as it goes over the line (RFC 5322): ASCII only, the text in base64, so that no line is too long, begins
/// with a dot, or means something else than it says. The Message-ID is the letter's own for every attempt.
/// </summary>
internal sealed record SmtpMessage(string Host, string From, string To, string Text)
{
    private const int Base64Line = 76;

    /// <exception cref="MailException">An address is none: it will not become one by waiting.</exception>
    public static SmtpMessage Of(LetterId id, Letter letter, string from, DateTimeOffset now)
    {
        var (sender, recipient) = (Address(from, "from-address"), Address(letter.To, "address"));
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"From: {Named(sender)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"To: <{recipient.Address}>\r\n")
            .Append(CultureInfo.InvariantCulture, $"Subject: {Encoded(letter.Subject)}\r\n")
            .Append(
                CultureInfo.InvariantCulture,
                $"Date: {now.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000\r\n"
            )
            .Append(CultureInfo.InvariantCulture, $"Message-ID: <{id.Value:N}@{sender.Host}>\r\n")
            .Append("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n")
            .Append("Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n");
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(letter.Text.ReplaceLineEndings("\r\n")));
        for (var at = 0; at < body.Length; at += Base64Line)
            text.Append(body.AsSpan(at, Math.Min(Base64Line, body.Length - at))).Append("\r\n");
        return new SmtpMessage(sender.Host, sender.Address, recipient.Address, text.ToString());
    }

    private static MailAddress Address(string text, string code) =>
        MailAddress.TryCreate(text, out var address)
        && address.Address.All(char.IsAscii)
        && !address.Address.Any(char.IsControl)
            ? address
            : throw new MailException(code == "address" ? MailFailure.Never : MailFailure.Later, code);

    private static string Named(MailAddress address) =>
        address.DisplayName.Length == 0
            ? $"<{address.Address}>"
            : $"{Encoded(address.DisplayName)} <{address.Address}>";

    /// <summary>Encoded words of at most 45 bytes each, so that none is cut within a letter (RFC 2047).</summary>
    private static string Encoded(string text)
    {
        List<string> words = [];
        var word = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + bytes.Length > 45)
            {
                words.Add(Convert.ToBase64String([.. word]));
                word.Clear();
            }

            word.AddRange(bytes);
        }

        words.Add(Convert.ToBase64String([.. word]));
        return string.Join("\r\n ", words.Select(w => $"=?utf-8?B?{w}?="));
    }
}
