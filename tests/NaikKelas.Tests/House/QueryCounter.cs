using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NaikKelas.Tests.House;

/// <summary>
/// Counts what is asked of the database, so that a page that asks once a row is found. What the program's own clocks ask
/// at their first tick is nobody's page and comes at any moment: it is not counted.
/// </summary>
internal sealed class QueryCounter : DbCommandInterceptor
{
    private static readonly AsyncLocal<bool> OfClocks = new();
    private int _count;

    public int Count => _count;

    /// <summary>Whatever begins to run in here, and goes on after it, is not counted.</summary>
    public static void StartClocks(Action start)
    {
        OfClocks.Value = true;
        try
        {
            start();
        }
        finally
        {
            OfClocks.Value = false;
        }
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        if (!OfClocks.Value)
            Interlocked.Increment(ref _count);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
