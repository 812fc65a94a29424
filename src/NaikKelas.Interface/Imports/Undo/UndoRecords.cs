using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Interface.Imports.Undo;

/// <summary>A row of some table that points at a record, by its key (null where it has no single one).</summary>
internal sealed record Pointer(string Words, Guid? From, Guid To);

/// <summary>Finds the records of a journal again, whatever room they belong to, and what points at them.</summary>
internal sealed class UndoRecords(Db db)
{
    private const int AtOnce = 500;

    private static readonly FormattableString Access = $"hak akses pengguna";

    /// <summary>The records that still are, tracked, by id; held first where two could change them at once.</summary>
    public async Task<Dictionary<Guid, EntityEntry>> LoadAsync(
        IEntityType type,
        IReadOnlyList<Guid> ids,
        bool hold,
        CancellationToken ct
    )
    {
        var key = type.FindPrimaryKey()!.Properties[0];
        var load = typeof(UndoRecords)
            .GetMethod(
                nameof(FindAsync),
                System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic
            )!
            .MakeGenericMethod(type.ClrType, key.ClrType);
        var found = new Dictionary<Guid, EntityEntry>(ids.Count);
        foreach (var some in ids.Distinct().Chunk(AtOnce))
        {
            if (hold && db.Database.IsNpgsql())
                await HoldAsync(type, key, some, ct);
            foreach (var entity in await (Task<List<object>>)load.Invoke(this, [key, some, ct])!)
            {
                var entry = db.Entry(entity);
                found[StoredValue.IdOf(entry.Property(key.Name).CurrentValue!)] = entry;
            }
        }

        return found;
    }

    private async Task<List<object>> FindAsync<T, TKey>(IProperty key, Guid[] ids, CancellationToken ct)
        where T : class
    {
        List<TKey> wanted =
        [
            .. ids.Select(id =>
                (TKey)(
                    key.GetTypeMapping().Converter is { } converter ? converter.ConvertFromProvider(id)! : id
                )
            ),
        ];
        var name = key.Name;
        return [.. await db.Set<T>().Where(e => wanted.Contains(EF.Property<TKey>(e, name))).ToListAsync(ct)];
    }

#pragma warning disable EF1002 // Names of tables and columns come from our own model.
    private Task<int> HoldAsync(IEntityType type, IProperty key, Guid[] ids, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(
            $"SELECT 1 FROM {type.GetTableName()} WHERE {key.GetColumnName()} = ANY({{0}}) ORDER BY 1 FOR UPDATE",
            [ids],
            ct
        );
#pragma warning restore EF1002

    /// <summary>Everything that points at these records and would not go with them by itself.</summary>
    public async Task<IReadOnlyList<Pointer>> PointersAsync(
        IEntityType type,
        IReadOnlyList<Guid> ids,
        CancellationToken ct
    )
    {
        List<Pointer> all = [];
        foreach (
            var link in type.GetReferencingForeignKeys()
                .Where(f => f.DeleteBehavior != DeleteBehavior.Cascade && f.Properties.Count == 1)
        )
        foreach (var some in ids.Chunk(AtOnce))
            all.AddRange(await PointersAsync(link, some, ct));
        var organisations = ids.ToHashSet();
        // What somebody may do for an organisation names it without a foreign key: the Kernel knows no organisation.
        foreach (var some in organisations.Chunk(AtOnce))
            all.AddRange(
                (
                    await db
                        .Grants.AsNoTracking()
                        .Where(g => g.Organisation != null && some.Contains(g.Organisation.Value))
                        .Select(g => g.Organisation!.Value)
                        .ToListAsync(ct)
                ).Select(id => new Pointer(Access.Format, null, id))
            );
        return all;
    }

    private async Task<List<Pointer>> PointersAsync(IForeignKey link, Guid[] ids, CancellationToken ct)
    {
        var from = link.DeclaringEntityType;
        var own = from.FindPrimaryKey()!.Properties;
        var (to, key) = (link.Properties[0].GetColumnName(), own.Count == 1 ? own[0].GetColumnName() : null);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        List<string> names = [];
        foreach (var (index, id) in ids.Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (
                string.Create(CultureInfo.InvariantCulture, $"@p{index}"),
                id
            );
            command.Parameters.Add(parameter);
            names.Add(parameter.ParameterName);
        }

        command.CommandText =
            $"SELECT \"{to}\", {(key is null ? "NULL" : $"\"{key}\"")} FROM \"{from.GetTableName()}\" WHERE \"{to}\" IN ({string.Join(',', names)})";
        await db.Database.OpenConnectionAsync(ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<Pointer> found = [];
        while (await reader.ReadAsync(ct))
            found.Add(new Pointer(from.InUseWords, IdAt(reader, 1), reader.GetGuid(0)));
        await db.Database.CloseConnectionAsync();
        return found;
    }

    /// <summary>A key that is no uuid belongs to nothing an import made.</summary>
    private static Guid? IdAt(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null
        : reader.GetFieldType(column) == typeof(Guid) ? reader.GetGuid(column)
        : Guid.TryParse(Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture), out var id)
            ? id
        : null;
}
