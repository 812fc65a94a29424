using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NaikKelas.Kernel.Jobs;

namespace NaikKelas.Kernel.Idempotency;

/// <summary>How long answers are kept at least; whoever repeats later does a new act.</summary>
public sealed record KeptFor(TimeSpan Time);

/// <summary>Lets go of answers whose time is over, once an hour.</summary>
public sealed class AnswerClock(
    IServiceScopeFactory scopes,
    KeptFor keptFor,
    TimeProvider time,
    ILogger<AnswerClock> log
) : Clockwork(TimeSpan.FromHours(1), time, log)
{
    protected override Task TickAsync(CancellationToken ct) => RunAsync(ct);

    /// <returns>How many went.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var until = Now - keptFor.Time;
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<Db>()
            .KeptAnswers.Where(a => a.KeptAt < until)
            .ExecuteDeleteAsync(ct);
    }
}

public static class IdempotencySetup
{
    public static IServiceCollection AddOnceOnly(this IServiceCollection services, TimeSpan keptFor) =>
        services
            .AddSingleton(new KeptFor(keptFor))
            .AddScoped<OnceOnly>()
            .AddSingleton<AnswerClock>()
            .AddHostedService(provider => provider.GetRequiredService<AnswerClock>());
}
