using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NaikKelas.Kernel.Mail;

/// <summary>
/// Sends what waits in the outbox, a few letters at once, so that one that hangs does not hold the others. What was
/// under way when a program died is picked up: see <see cref="OutboxClaims.PickUpAsync"/> and docs/operations.md.
/// </summary>
/// <remarks>
/// <c>Mail:TimeoutSeconds</c> (20): how long one attempt may take. <c>Mail:Paused</c>: letters are kept and not sent,
/// for a restored copy.
/// </remarks>
public sealed partial class OutboxSender(
    IServiceScopeFactory scopes,
    IMailer mailer,
    OutboxBell bell,
    AgencyClock clock,
    IConfiguration configuration,
    ILogger<OutboxSender> log
) : BackgroundService
{
    private const int AtOnce = 4;
    private const int MarksMax = 5;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(
        configuration.GetValue("Mail:TimeoutSeconds", defaultValue: 20)
    );

    private readonly bool _paused = configuration.GetValue("Mail:Paused", defaultValue: false);

    /// <summary>Whoever holds an attempt longer than this is dead: an attempt is ended after half of it.</summary>
    private TimeSpan Lease => _timeout * 2;

    /// <summary>Sends what is due, now; for the command line, which has no background.</summary>
    public async Task SendDueAsync(CancellationToken ct)
    {
        if (!_paused)
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SendOneByOneAsync(ct)));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Where twice is once, nobody need wait to see whether the other sender is dead.
        var before = clock.UtcNow - (mailer.IsRepeatable ? TimeSpan.Zero : Lease);
        while (!_paused && !stoppingToken.IsCancellationRequested)
        {
            var rest = Longest;
            try
            {
                await ClaimsAsync(c => c.PickUpAsync(before, mailer.IsRepeatable, stoppingToken));
                await SendDueAsync(stoppingToken);
                if (await AskAsync(c => c.NextDueAsync(stoppingToken)) is { } due)
                    rest = Within(due - clock.UtcNow);
            }
#pragma warning disable CA1031 // A database that is away for a while must not end the sending for good.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogTrouble(log, e);
            }

            await bell.WaitAsync(rest, stoppingToken);
            before = clock.UtcNow - Lease;
        }
    }

    /// <summary>Not longer than a lease, so that a dead sender's letters are picked up when it has run out.</summary>
    private TimeSpan Longest => Lease < LookAgain ? Lease : LookAgain;

    private TimeSpan Within(TimeSpan rest) =>
        rest < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1)
        : rest > Longest ? Longest
        : rest;

    private async Task SendOneByOneAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && await AskAsync(c => c.TakeAsync(ct)) is { } claim)
            if (await AttemptAsync(claim) is { } failure)
                await MarkAsync(c => c.FailedAsync(claim, failure, CancellationToken.None));
            else
                await MarkAsync(c => c.SentAsync(claim, CancellationToken.None));
    }

    /// <summary>An attempt once begun is finished, also when the program is told to stop.</summary>
    /// <returns>Null when the letter was accepted.</returns>
    private async Task<MailException?> AttemptAsync(OutboxClaims.Claim claim)
    {
        var handedOver = false;
        using var patience = new CancellationTokenSource(_timeout);
        try
        {
            var letter = await AskAsync(c => Task.FromResult(c.Open(claim)));
            await mailer.SendAsync(
                claim.Id,
                letter,
                async token =>
                {
                    await ClaimsAsync(c => c.HandOverAsync(claim, token));
                    handedOver = true;
                },
                patience.Token
            );
            return null;
        }
        catch (MailException e)
        {
            LogFailure(log, e.Code, claim.Id.Value);
            return e;
        }
        catch (OperationCanceledException e)
        {
            LogFailure(log, "timeout", claim.Id.Value);
            return new MailException(Known(handedOver), "timeout", e);
        }
#pragma warning disable CA1031 // One letter that fails must not keep the next from going out.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // The exception's words may hold the address; its kind does not.
            LogFailure(log, e.GetType().Name, claim.Id.Value);
            return new MailException(Known(handedOver), "program", e);
        }
    }

    private MailFailure Known(bool handedOver) =>
        handedOver && !mailer.IsRepeatable ? MailFailure.Unknown : MailFailure.Later;

    /// <summary>What became of a letter must be written down: a busy database is asked again.</summary>
    private async Task MarkAsync(Func<OutboxClaims, Task> mark)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                await ClaimsAsync(mark);
                return;
            }
#pragma warning disable CA1031 // Whatever kept it from being written; after the last attempt the lease runs out.
            catch (Exception e) when (attempt < MarksMax)
#pragma warning restore CA1031
            {
                LogTrouble(log, e);
            }
    }

    private async Task ClaimsAsync(Func<OutboxClaims, Task> act) =>
        await AskAsync<object?>(async claims =>
        {
            await act(claims);
            return null;
        });

    private async Task<T> AskAsync<T>(Func<OutboxClaims, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<OutboxClaims>());
    }

    [LoggerMessage(LogLevel.Error, "Letter {LetterId} was not sent: {Code}")]
    private static partial void LogFailure(ILogger logger, string code, Guid letterId);

    [LoggerMessage(LogLevel.Error, "The outbox could not be read or written")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
