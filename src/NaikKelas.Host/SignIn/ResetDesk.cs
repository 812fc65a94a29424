using System.Globalization;
using System.Threading.Channels;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>
/// Whoever asks for a new password is answered before anybody looks whether the address is known: neither the answer
/// nor the time it takes can tell. Should the program stop in that moment, the person asks again.
/// </summary>
internal sealed partial class ResetDesk(IServiceScopeFactory scopes, ILogger<ResetDesk> log)
    : BackgroundService
{
    private const int WaitingMax = 1000;

    private readonly Channel<(string Email, CultureInfo Language, Actor Actor)> _waiting =
        Channel.CreateBounded<(string, CultureInfo, Actor)>(
            new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropWrite }
        );

    public void Ask(string email, Actor actor) =>
        _waiting.Writer.TryWrite((email, CultureInfo.CurrentUICulture, actor));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (email, language, by) in _waiting.Reader.ReadAllAsync(stoppingToken))
            try
            {
                CultureInfo.CurrentUICulture = language;
                await using var scope = scopes.CreateAsyncScope();
                var actor = scope.ServiceProvider.GetRequiredService<Actor>();
                (actor.UserId, actor.Name) = (by.UserId, by.Name);
                await scope.ServiceProvider.GetRequiredService<AskForReset>().RunAsync(email, stoppingToken);
            }
#pragma warning disable CA1031 // One that fails must not keep the next from being heard.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailure(log, e);
            }
    }

    [LoggerMessage(LogLevel.Error, "A password reset could not be prepared")]
    private static partial void LogFailure(ILogger logger, Exception exception);
}
