using System.Collections.Concurrent;

namespace NaikKelas.Kernel.Jobs;

/// <summary>
/// How far the running jobs are. In memory, because the work's own transaction is the only writer on SQLite:
/// a progress row could not be written beside it.
/// </summary>
public static class JobBoard
{
    private static readonly ConcurrentDictionary<JobId, (int Done, int Total)> Running = new();

    public static (int Done, int Total)? Of(JobId id) => Running.TryGetValue(id, out var at) ? at : null;

    internal static void Tell(JobId id, int done, int total) => Running[id] = (done, total);
}
