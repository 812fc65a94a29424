using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;

namespace NaikKelas.Host.Backups;

/// <summary>What a restore brought back.</summary>
/// <param name="Manifest">Of the backup.</param>
/// <param name="Migrated">Scripts that brought an older backup up to date.</param>
/// <param name="AuditLines">Length of the audit chain, which was checked line by line.</param>
/// <param name="Aside">Where the database that stood there before was put; null: there was none.</param>
internal sealed record Restored(
    BackupManifest Manifest,
    IReadOnlyList<string> Migrated,
    long AuditLines,
    string? Aside
);

/// <summary>
/// Use case: put a backup in the database's place while the program does not serve. Everything about the file is looked
/// at before anything is touched; what stood there is moved aside, never deleted.
/// </summary>
internal sealed class RestoreBackup(
    Db db,
    Store store,
    Migrator migrator,
    VerifyAuditChain audit,
    PersonalDataKey key,
    AgencyClock clock
)
{
    public async Task<Result<Restored>> RunAsync(string path, bool replace, CancellationToken ct)
    {
        if (!File.Exists(path))
            return new Refusal("backup.missing", $"{path} tidak ditemukan.");
        var read = await BackupFile.ReadManifestAsync(path, ct);
        if (read.Refused)
            return read.As<Restored>();
        if (Check(read.Value) is { } refusal)
            return refusal;
        var target = await (
            store.Provider == Store.Postgres
                ? FillAsync(path, read.Value, ct)
                : ReplaceAsync(path, read.Value, replace, ct)
        );
        if (target.Refused)
            return target.As<Restored>();
        var migrated = await migrator.RunAsync(ct);
        var chain = await audit.RunAsync(ct);
        if (chain.Refused)
            return chain.As<Restored>();
        db.Audit("backup.restored", $"backups/{read.Value.Digest}");
        await db.SaveChangesAsync(ct);
        return new Restored(read.Value, migrated, chain.Value.Lines, target.Value.Aside);
    }

    private Refusal? Check(BackupManifest manifest)
    {
        if (manifest.Provider != store.Provider)
            return new Refusal(
                "backup.other-engine",
                $"Cadangan ini dari {manifest.Provider}, sedangkan program ini memakai {store.Provider}."
            );
        if (manifest.Schema > Migrator.Newest(store.Provider))
            return new Refusal(
                "backup.newer",
                $"Cadangan ini dari program yang lebih baru (skema {manifest.Schema}, program ini {Migrator.Newest(store.Provider)}). Perbarui dulu programnya."
            );
        return manifest.KeyMark == BackupManifest.MarkOf(key)
            ? null
            : new Refusal(
                "backup.other-key",
                $"Kunci data pribadi di sini bukan kunci cadangan ini: NIK di dalamnya tidak akan terbaca. Pasang dulu kunci yang benar (PersonalData:Key)."
            );
    }

    private sealed record Place(string? Aside);

    /// <summary>SQLite: unpack beside, look whether it is sound, then change places.</summary>
    private async Task<Result<Place>> ReplaceAsync(
        string path,
        BackupManifest manifest,
        bool replace,
        CancellationToken ct
    )
    {
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(store.Connection).DataSource);
        if (File.Exists(file) && !replace)
            return new Refusal(
                "backup.in-place",
                $"Sudah ada basis data di {file}. Hentikan program, lalu ulangi dengan --replace; yang lama disimpan di sampingnya."
            );
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var fresh = $"{file}.restoring";
        File.Delete(fresh);
        if (await BackupFile.ReadContentAsync(path, manifest, fresh, ct) is { } damaged)
            return damaged;
        if (!await SoundAsync(fresh, ct))
        {
            File.Delete(fresh);
            return new Refusal(
                "backup.damaged",
                $"{Path.GetFileName(path)} rusak: pemeriksaan basis data di dalamnya gagal. Tidak ada yang diubah."
            );
        }

        await db.Database.CloseConnectionAsync();
        SqliteConnection.ClearAllPools();
        var aside = File.Exists(file) ? $"{file}.before-{clock.UtcNow:yyyyMMddHHmmss}" : null;
        foreach (var end in new[] { "", "-wal", "-shm" })
            if (aside is not null && File.Exists(file + end))
                File.Move(file + end, aside + end);
        File.Move(fresh, file);
        return new Place(aside);
    }

    private static async Task<bool> SoundAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString
            );
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check";
            return await command.ExecuteScalarAsync(ct) is "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>PostgreSQL: into an empty database only; which one is the administrator's to say.</summary>
    private async Task<Result<Place>> FillAsync(string path, BackupManifest manifest, CancellationToken ct)
    {
        var tables = await db
            .Database.SqlQueryRaw<long>(
                "SELECT count(*) AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public'"
            )
            .SingleAsync(ct);
        if (tables > 0)
            return new Refusal(
                "backup.in-place",
                $"Basis data tujuan tidak kosong ({tables} tabel). Buat basis data kosong dan arahkan Store:Connection ke sana."
            );
        var fresh = Path.GetTempFileName();
        File.Delete(fresh);
        try
        {
            if (await BackupFile.ReadContentAsync(path, manifest, fresh, ct) is { } damaged)
                return damaged;
            await PostgresTools.RestoreAsync(store.Connection, fresh, ct);
            return new Place(null);
        }
        finally
        {
            File.Delete(fresh);
        }
    }
}
