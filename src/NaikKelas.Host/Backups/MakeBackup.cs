using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;

namespace NaikKelas.Host.Backups;

/// <summary>
/// Use case: a consistent copy of the database while the program serves. SQLite copies from one snapshot (VACUUM INTO),
/// PostgreSQL dumps in one transaction; neither makes anybody wait. The personal data key is not in it.
/// </summary>
internal sealed class MakeBackup(
    Db db,
    Store store,
    Migrator migrator,
    PersonalDataKey key,
    AgencyClock clock
)
{
    /// <summary>What the audit trail calls it; the Sistem page looks for the last one.</summary>
    public const string Act = "backup.made";

    public async Task<Result<BackupManifest>> RunAsync(string path, CancellationToken ct)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full) || Directory.Exists(full))
            return new Refusal(
                "backup.exists",
                $"{path} sudah ada. Cadangan tidak menimpa berkas lain: pilih nama lain."
            );
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            return new Refusal("backup.folder", $"Map {Path.GetDirectoryName(full)} tidak ada.");
        var content = $"{full}.copy";
        try
        {
            File.Delete(content);
            if (store.Provider == Store.Postgres)
                await PostgresTools.DumpAsync(store.Connection, content, ct);
            else
                await db.Database.ExecuteSqlRawAsync("VACUUM INTO {0}", [content], ct);
            var schema = await migrator.LastAsync(ct);
            var manifest = await BackupFile.WriteAsync(
                full,
                content,
                (length, digest) =>
                    new(store.Provider, clock.UtcNow, schema, length, digest, BackupManifest.MarkOf(key)),
                ct
            );
            db.Audit(Act, $"backups/{manifest.Digest}");
            await db.SaveChangesAsync(ct);
            return manifest;
        }
        finally
        {
            File.Delete(content);
        }
    }
}
