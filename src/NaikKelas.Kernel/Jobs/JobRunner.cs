using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Kernel.Jobs;

/// <summary>The work of a job: services of its own scope, and a way to say how far it is.</summary>
/// <returns>Null when it went well, else the refusal to show.</returns>
public delegate Task<Refusal?> JobWork(IServiceProvider services, JobProgress progress, CancellationToken ct);

/// <summary>Runs jobs one after another in the background. Each acts as the person who started it.</summary>
public sealed partial class JobRunner(IServiceScopeFactory scopes, Texts texts, ILogger<JobRunner> log)
    : BackgroundService
{
    private readonly Channel<(JobId Id, Actor Actor, JobWork Work)> _waiting = Channel.CreateUnbounded<(
        JobId,
        Actor,
        JobWork
    )>();

    /// <summary>Registers the job, commits it, and returns at once. The work starts when its turn comes.</summary>
    public async Task<JobId> StartAsync(
        string title,
        string href,
        Actor actor,
        JobWork work,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var clock = scope.ServiceProvider.GetRequiredService<AgencyClock>();
        var job = new Job
        {
            Id = Ids.New<JobId>(),
            Title = title,
            Href = href,
            StartedBy = actor.UserId is { } id ? new UserId(id) : null,
            StartedAt = clock.UtcNow,
        };
        db.Jobs.Add(job);
        await db.SaveChangesAsync(ct);
        await _waiting.Writer.WriteAsync((job.Id, actor, work), ct);
        return job.Id;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (id, actor, work) in _waiting.Reader.ReadAllAsync(stoppingToken))
            await RunAsync(id, actor, work, stoppingToken);
    }

    private async Task RunAsync(JobId id, Actor by, JobWork work, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var actor = scope.ServiceProvider.GetRequiredService<Actor>();
        (actor.UserId, actor.Name, actor.Grants, actor.Allowed, actor.IsSystem) = (
            by.UserId,
            by.Name,
            by.Grants,
            by.Allowed,
            by.IsSystem
        );
        var progress = new JobProgress(id, scopes);
        try
        {
            await progress.SetAsync(j => j.State = JobState.Running, ct);
            var refusal = await work(scope.ServiceProvider, progress, ct);
            await progress.SetAsync(
                j =>
                    (j.State, j.Failure) = refusal is null
                        ? (JobState.Done, null)
                        : (JobState.Failed, texts.Of(refusal.Message)),
                ct
            );
        }
#pragma warning disable CA1031 // The queue must outlive a job that has a bug; the job says so and the log has the trace.
        catch (Exception e) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailure(log, e, id.Value);
            await progress.SetAsync(
                j =>
                    (j.State, j.Failure) = (
                        JobState.Failed,
                        texts["Terjadi kesalahan pada program. Tidak ada yang tersimpan."]
                    ),
                CancellationToken.None
            );
        }
    }

    /// <summary>At start: whatever was under way when the program stopped is told as interrupted.</summary>
    public async Task TellInterruptedAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<Db>()
            .Jobs.Where(j => j.State == JobState.Waiting || j.State == JobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Interrupted), ct);
    }

    [LoggerMessage(LogLevel.Error, "Job {JobId} failed")]
    private static partial void LogFailure(ILogger logger, Exception exception, Guid jobId);
}

/// <summary>How a job tells how far it is.</summary>
public sealed class JobProgress(JobId id, IServiceScopeFactory scopes)
{
    private volatile int _done;
    private volatile int _total;

    public JobId Id => id;

    /// <summary>How far the work is; kept in memory, read by the page through <see cref="JobBoard"/>.</summary>
    public void Report(int done, int total)
    {
        (_done, _total) = (done, total);
        JobBoard.Tell(id, done, total);
    }

    internal async Task SetAsync(Action<Job> change, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var job = await db.Jobs.SingleAsync(j => j.Id == id, ct);
        change(job);
        (job.Done, job.Total) = (_done, _total);
        await db.SaveChangesAsync(ct);
    }
}
