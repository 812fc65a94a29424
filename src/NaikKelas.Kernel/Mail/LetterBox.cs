using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NaikKelas.Kernel.Mail;

/// <summary>
/// Letters go out behind the answer: nobody waits for a mail server, and the time an answer takes does not tell
/// whether an address is known. A letter that could not be sent is logged without its address.
/// </summary>
public sealed partial class LetterBox(IMailer mailer, ILogger<LetterBox> log) : BackgroundService
{
    private readonly Channel<Letter> _waiting = Channel.CreateUnbounded<Letter>();

    public void Post(Letter letter) => _waiting.Writer.TryWrite(letter);

    /// <summary>Sends what waits, now; for the command line, which has no background.</summary>
    public async Task SendWaitingAsync(CancellationToken ct)
    {
        while (_waiting.Reader.TryRead(out var letter))
            await mailer.SendAsync(letter, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var letter in _waiting.Reader.ReadAllAsync(stoppingToken))
            try
            {
                await mailer.SendAsync(letter, stoppingToken);
            }
#pragma warning disable CA1031 // One letter that fails must not keep the next from going out.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailure(log, e);
            }
    }

    [LoggerMessage(LogLevel.Error, "A letter could not be sent")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
