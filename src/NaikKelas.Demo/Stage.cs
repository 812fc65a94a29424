using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Demo;

/// <summary>
/// Where the demo is played: each act is one use case, in a scope of its own, by a person, at a moment. A refusal ends
/// the play: the demo must be as right as real work.
/// </summary>
internal sealed class Stage(IServiceProvider services, DemoTime time, TextWriter output)
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    /// <summary>A moment on the agency's wall clock (WIB).</summary>
    public static DateTimeOffset At(int year, int month, int day, int hour) =>
        new(year, month, day, hour, 0, 0, Wib);

    public static DateTimeOffset Now => TimeProvider.System.GetUtcNow().ToOffset(Wib);

    public void SetTime(DateTimeOffset? at) => time.At = at;

    public Task TellAsync(string line) => output.WriteLineAsync(line);

    /// <param name="by">A demo person's key; null: the machine.</param>
    /// <param name="act">The use case.</param>
    /// <param name="ct">Stops the play.</param>
    public async Task<TOut> ActAsync<TUseCase, TOut>(
        string? by,
        Func<TUseCase, Task<Result<TOut>>> act,
        CancellationToken ct
    )
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await BecomeAsync(scope.ServiceProvider, by, ct);
        return Value(await act(scope.ServiceProvider.GetRequiredService<TUseCase>()), typeof(TUseCase).Name);
    }

    /// <summary>An act of the office of a region that has no login in the demo.</summary>
    public async Task ActForAsync<TUseCase, TOut>(
        string region,
        Func<TUseCase, Task<Result<TOut>>> act,
        CancellationToken ct
    )
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        var actor = scope.ServiceProvider.GetRequiredService<Actor>();
        (actor.Name, actor.IsSystem) = ($"dinas {region}", false);
        actor.Grants = [new Grant(Role.Officer, region, null)];
        Value(await act(scope.ServiceProvider.GetRequiredService<TUseCase>()), typeof(TUseCase).Name);
    }

    /// <summary>A question rather than an act.</summary>
    public async Task<TOut> AskAsync<TDoor, TOut>(
        string? by,
        Func<TDoor, Task<TOut>> ask,
        CancellationToken ct
    )
        where TDoor : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await BecomeAsync(scope.ServiceProvider, by, ct);
        return await ask(scope.ServiceProvider.GetRequiredService<TDoor>());
    }

    /// <summary>A sheet as an officer would upload it: dry run, then all or nothing.</summary>
    public async Task ImportAsync(string by, string kind, Guid? target, byte[] sheet, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await BecomeAsync(scope.ServiceProvider, by, ct);
        var import = scope.ServiceProvider.GetServices<Import>().Single(i => i.Kind == kind);
        var run = Value(
            await scope
                .ServiceProvider.GetRequiredService<CheckImport>()
                .RunAsync(import, target, sheet, $"{kind}.xlsx", ct),
            kind
        );
        Value(
            await scope
                .ServiceProvider.GetRequiredService<ApplyImport>()
                .RunAsync(import, run, onlyGood: false, progress: null, ct),
            kind
        );
    }

    private static async Task BecomeAsync(IServiceProvider scope, string? by, CancellationToken ct)
    {
        var actor = scope.GetRequiredService<Actor>();
        if (by is null)
            (actor.Name, actor.IsSystem) = ("demo", true);
        else
            await DemoLogins.BecomeAsync(scope.GetRequiredService<Db>(), actor, by, ct);
    }

    private T Value<T>(Result<T> result, string act)
    {
        var texts = services.GetRequiredService<Texts>();
        return result.Refused
            ? throw new InvalidOperationException(
                $"{act}: {string.Join("; ", result.Refusals.Select(r => $"{r.Field}: {texts.Of(r.Message)}"))}"
            )
            : result.Value;
    }
}
