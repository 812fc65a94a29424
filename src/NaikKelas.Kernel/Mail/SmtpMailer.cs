using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace NaikKelas.Kernel.Mail;

/// <summary>
/// SMTP (RFC 5321) with STARTTLS, from <c>Mail:Host</c>, <c>Mail:Port</c> (587), <c>Mail:User</c>, <c>Mail:Password</c>,
/// <c>Mail:From</c>; <c>Mail:Tls</c> is <c>false</c> only for a server on the same machine. It speaks the protocol
/// itself because only so it knows whether a letter that failed could already have been accepted: that is so from the
/// dot that ends it, and not before.
/// </summary>
public sealed class SmtpMailer(IConfiguration configuration, TimeProvider time) : IMailer
{
    public bool IsRepeatable => false;

    public async Task SendAsync(
        LetterId id,
        Letter letter,
        Func<CancellationToken, Task> beforeHandOver,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(beforeHandOver);
        var from = configuration["Mail:From"] ?? "";
        var message = SmtpMessage.Of(id, letter, from, time.GetUtcNow());
        var (handedOver, accepted) = (false, false);
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(
                configuration["Mail:Host"]!,
                configuration.GetValue("Mail:Port", defaultValue: 587),
                ct
            );
            await using var line = await OpenAsync(socket, message.Host, ct);
            await line.AskAsync($"MAIL FROM:<{message.From}>", "sender", ct);
            await line.AskAsync($"RCPT TO:<{message.To}>", "recipient", ct);
            await line.AskAsync("DATA", "data", ct);
            await line.WriteAsync(message.Text, ct);
            await beforeHandOver(ct);
            handedOver = true;
            await line.AskAsync(".", "letter", ct);
            accepted = true;
            await line.WriteAsync("QUIT\r\n", ct);
        }
        catch (Exception e)
            when (accepted && e is (IOException or SocketException or OperationCanceledException))
        {
            // The letter went; only the goodbye did not.
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            throw new MailException(
                handedOver ? MailFailure.Unknown : MailFailure.Later,
                e is OperationCanceledException ? "timeout"
                    : handedOver ? "no-answer"
                    : "no-connection",
                e
            );
        }
        catch (System.Security.Authentication.AuthenticationException e)
        {
            throw new MailException(MailFailure.Later, "tls", e);
        }
    }

    private async Task<SmtpLine> OpenAsync(TcpClient socket, string we, CancellationToken ct)
    {
        var line = new SmtpLine(socket.GetStream());
        await line.HearAsync("greeting", ct);
        await line.AskAsync($"EHLO {we}", "greeting", ct);
        if (configuration.GetValue("Mail:Tls", defaultValue: true))
        {
            await line.AskAsync("STARTTLS", "tls", ct);
            var tls = new SslStream(socket.GetStream());
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = configuration["Mail:Host"] },
                ct
            );
            line = new SmtpLine(tls);
            await line.AskAsync($"EHLO {we}", "greeting", ct);
        }

        if (configuration["Mail:User"] is { Length: > 0 } user)
        {
            var secret = Encoding.UTF8.GetBytes($"\0{user}\0{configuration["Mail:Password"]}");
            await line.AskAsync($"AUTH PLAIN {Convert.ToBase64String(secret)}", "login", ct);
        }

        return line;
    }
}

/// <summary>One command after another, each with its answer.</summary>
internal sealed class SmtpLine(Stream stream) : IAsyncDisposable
{
    private const int AnswerMax = 10_000;
    private readonly StreamReader _reader = new(stream, Encoding.Latin1, false, 1024, leaveOpen: true);

    public async Task AskAsync(string command, string step, CancellationToken ct)
    {
        await WriteAsync($"{command}\r\n", ct);
        await HearAsync(step, ct);
    }

    public async Task WriteAsync(string text, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), ct);
        await stream.FlushAsync(ct);
    }

    /// <summary>
    /// Reads an answer of one line or more. 2xx and 3xx go on. A "no" that is for good (5xx) and about this letter is
    /// never asked again; about us or the server's state, it is.
    /// </summary>
    public async Task HearAsync(string step, CancellationToken ct)
    {
        var heard = 0;
        while (true)
        {
            var answer = await _reader.ReadLineAsync(ct) ?? throw new EndOfStreamException();
            heard += answer.Length;
            if (
                answer.Length < 3
                || heard > AnswerMax
                || !int.TryParse(answer.AsSpan(0, 3), CultureInfo.InvariantCulture, out var code)
            )
                throw new IOException("Not an SMTP answer.");
            if (answer.Length > 3 && answer[3] == '-')
                continue;
            if (code is >= 200 and < 400)
                return;
            throw new MailException(
                code >= 500 && step is ("recipient" or "letter") ? MailFailure.Never : MailFailure.Later,
                string.Create(CultureInfo.InvariantCulture, $"{step}-{code}")
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await stream.DisposeAsync();
    }
}
