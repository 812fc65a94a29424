using System.Globalization;
using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Configuration;

namespace NaikKelas.Kernel.Mail;

/// <summary>A letter to one address. Plain text: it must read on any phone.</summary>
public sealed record Letter(string To, string Subject, string Text);

/// <summary>The way out for e-mail. A better library can stand behind it one day.</summary>
public interface IMailer
{
    Task SendAsync(Letter letter, CancellationToken ct);
}

/// <summary>
/// SMTP with STARTTLS, from <c>Mail:Host</c>, <c>Mail:Port</c> (587), <c>Mail:User</c>, <c>Mail:Password</c>,
/// <c>Mail:From</c>.
/// </summary>
public sealed class SmtpMailer(IConfiguration configuration) : IMailer
{
    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(letter);
        using var client = new SmtpClient(
            configuration["Mail:Host"],
            configuration.GetValue("Mail:Port", defaultValue: 587)
        )
        {
            EnableSsl = true,
            Credentials = new NetworkCredential(configuration["Mail:User"], configuration["Mail:Password"]),
        };
        using var message = new MailMessage(
            configuration["Mail:From"]!,
            letter.To,
            letter.Subject,
            letter.Text
        );
        await client.SendMailAsync(message, ct);
    }
}

/// <summary>Without a mail server: each letter becomes a text file in a folder (development, demo).</summary>
public sealed class FolderMailer(string folder, TimeProvider time) : IMailer
{
    public Task SendAsync(Letter letter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(letter);
        Directory.CreateDirectory(folder);
        var at = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var path = Path.Combine(folder, $"{at}-{Guid.CreateVersion7():N}.txt");
        return File.WriteAllTextAsync(
            path,
            $"To: {letter.To}\nSubject: {letter.Subject}\n\n{letter.Text}\n",
            ct
        );
    }
}
