using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;

namespace NaikKelas.Tests.House;

/// <summary>The SQL we wrote and the model the code believes in must describe the same tables.</summary>
public sealed class SchemaTests
{
    /// <summary>A column that only rides along in an index, so that a sum need not look further, is no part of the model.</summary>
    private const string Sqlite = """
        SELECT m.name || '.' || c.name || ' ' || c.type || CASE c."notnull" WHEN 1 THEN ' NOT NULL' ELSE '' END
        FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
        UNION ALL SELECT tbl_name || ' index ' || name || ' ' || replace(COALESCE(sql, ''), ', "date", "amount")', ', "date")') FROM sqlite_master WHERE type = 'index'
        """;

    /// <summary>Nor is when a constraint is looked at.</summary>
    private const string Postgres = """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || COALESCE(character_maximum_length::text, '') || ' ' || is_nullable || ' ' || COALESCE(collation_name, '')
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT tablename || ' index ' || indexname || ' ' || replace(indexdef, ' INCLUDE (amount)', '') FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT conrelid::regclass::text || ' constraint ' || conname || ' ' || replace(pg_get_constraintdef(oid), ' DEFERRABLE INITIALLY DEFERRED', '') FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        """;

    public static TheoryData<string> Providers => World.Providers;

    /// <summary>EnsureCreated knows nothing of what we add by hand.</summary>
    private static readonly string[] ByHand = ["schema_versions"];

    [Theory, MemberData(nameof(Providers))]
    public async Task Migrations_and_model_agree(string provider)
    {
        await using var migrated = await World.StartAsync(provider);
        await using var modelled = await TestDatabase.CreateAsync(provider);
        await using var db = await migrated.AskAsync<IServiceProvider, Db>(services =>
            Task.FromResult(OtherDatabase(services, modelled.Store))
        );
        await db.Database.EnsureCreatedAsync(World.Ct);

        Assert.Equal(
            await DescribeAsync(db, provider),
            await migrated.AskAsync<Db, IReadOnlyList<string>>(own => DescribeAsync(own, provider))
        );
    }

    private static Db OtherDatabase(IServiceProvider services, Store store)
    {
        var options = new DbContextOptionsBuilder<Db>();
        store.Configure(options);
        return ActivatorUtilities.CreateInstance<Db>(services, options.Options);
    }

    private static async Task<IReadOnlyList<string>> DescribeAsync(Db db, string provider)
    {
        await db.Database.OpenConnectionAsync(World.Ct);
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = provider == Store.Postgres ? Postgres : Sqlite;
        await using var reader = await command.ExecuteReaderAsync(World.Ct);
        List<string> lines = [];
        while (await reader.ReadAsync(World.Ct))
            lines.Add(reader.GetString(0));
        return
        [
            .. lines
                .Where(l => !Array.Exists(ByHand, name => l.StartsWith(name, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
    }
}
