using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NaikKelas.Kernel;

/// <summary>
/// What SQLite puts aside to be able to take one statement back stays in memory instead of a file of its own: a posting
/// costs a third less of processor time. It has to be said before a transaction begins.
/// </summary>
internal sealed class SqliteMemory : DbConnectionInterceptor
{
    public static readonly SqliteMemory Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Tell(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Tell(connection);
        return Task.CompletedTask;
    }

    private static void Tell(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA temp_store=MEMORY";
        command.ExecuteNonQuery();
    }
}
