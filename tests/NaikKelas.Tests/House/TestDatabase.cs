using NaikKelas.Kernel;
using Npgsql;

namespace NaikKelas.Tests.House;

/// <summary>A database of its own for each test: a file, or a database on the server that <c>./test</c> started.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> _drop;

    private TestDatabase(Store store, string folder, Func<Task> drop) =>
        (Store, Folder, _drop) = (store, folder, drop);

    public static string? PostgresServer => Environment.GetEnvironmentVariable("NAIKKELAS_TEST_POSTGRES");

    public Store Store { get; }

    /// <summary>The program's data folder: keys, letters.</summary>
    public string Folder { get; }

    public static async Task<TestDatabase> CreateAsync(string provider)
    {
        var folder = Directory.CreateTempSubdirectory("naikkelas-test-");
        if (provider == Store.Sqlite)
            return new TestDatabase(
                new Store(
                    Store.Sqlite,
                    $"Data Source={Path.Combine(folder.FullName, "naikkelas.db")};Pooling=False"
                ),
                folder.FullName,
                () => Task.Run(() => folder.Delete(recursive: true))
            );

        var name = $"naikkelas_test_{Guid.CreateVersion7():N}";
        await AdminAsync($"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(PostgresServer)
        {
            Database = name,
            Pooling = false,
        };
        return new TestDatabase(
            new Store(Store.Postgres, connection.ConnectionString),
            folder.FullName,
            async () =>
            {
                await AdminAsync($"DROP DATABASE {name} WITH (FORCE)");
                folder.Delete(recursive: true);
            }
        );
    }

    public async ValueTask DisposeAsync() => await _drop();

    private static async Task AdminAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(PostgresServer!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
