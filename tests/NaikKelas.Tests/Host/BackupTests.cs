using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;
using NaikKelas.Registry;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Registry;

namespace NaikKelas.Tests.Host;

public sealed class BackupTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("naikkelas-backup-");

    private string Backup => Path.Combine(_folder.FullName, "cadangan.zip");

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task What_was_backed_up_comes_back(string provider)
    {
        await using var world = await World.StartAsync(provider);
        await world.PersonAsync("Sari Dewi");
        var made = await world.CliAsync("backup", Backup);
        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        await world.PersonAsync("Budi, sesudah cadangan");

        if (provider == Store.Postgres)
            await EmptyAsync(world);
        var restored = await world.CliAsync("restore", Backup, "--replace");

        Assert.Equal((0, ""), (restored.ExitCode, restored.Error));
        Assert.Equal(["Sari Dewi"], await NamesAsync(world));
        Assert.Equal(0, (await world.CliAsync("audit", "verify")).ExitCode);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_database_that_stands_there_is_not_overwritten_unasked(string provider)
    {
        await using var world = await World.StartAsync(provider);
        await world.CliAsync("backup", Backup);

        var refused = await world.CliAsync("restore", Backup);

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("backup.in-place", refused.Error, StringComparison.Ordinal);
        Assert.StartsWith(
            "backup.exists",
            (await world.CliAsync("backup", Backup)).Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_damaged_backup_changes_nothing()
    {
        await using var world = await World.StartAsync(Store.Sqlite);
        await world.PersonAsync("Sari Dewi");
        await world.CliAsync("backup", Backup);
        var bytes = await File.ReadAllBytesAsync(Backup, World.Ct);
        bytes[bytes.Length / 2] ^= 0xff;
        await File.WriteAllBytesAsync(Backup, bytes, World.Ct);
        var half = Path.Combine(_folder.FullName, "separuh.zip");
        await File.WriteAllBytesAsync(half, bytes[..(bytes.Length / 2)], World.Ct);

        Assert.StartsWith("backup.damaged", await ErrorOfAsync(world, Backup), StringComparison.Ordinal);
        Assert.StartsWith("backup.damaged", await ErrorOfAsync(world, half), StringComparison.Ordinal);
        Assert.Equal(["Sari Dewi"], await NamesAsync(world));
    }

    [Theory]
    [InlineData("""{"schema":9999}""", "backup.newer")]
    [InlineData("""{"provider":"postgres"}""", "backup.other-engine")]
    [InlineData("""{"keyMark":"of another key"}""", "backup.other-key")]
    [InlineData("""{"digest":"0000"}""", "backup.damaged")]
    public async Task A_backup_that_does_not_fit_is_refused_before_anything_is_touched(
        string changed,
        string code
    )
    {
        await using var world = await World.StartAsync(Store.Sqlite);
        await world.PersonAsync("Sari Dewi");
        await world.CliAsync("backup", Backup);
        await ChangeManifestAsync(changed);

        Assert.StartsWith(code, await ErrorOfAsync(world, Backup), StringComparison.Ordinal);
        Assert.Equal(["Sari Dewi"], await NamesAsync(world));
    }

    [Fact]
    public async Task An_older_backup_is_brought_up_to_date()
    {
        await using var world = await World.StartAsync(Store.Sqlite);
        await world.PersonAsync("Sari Dewi");
        await world.DoAsync<Db>(async db =>
        {
            await db.Database.ExecuteSqlRawAsync(
                "ALTER TABLE organisations DROP COLUMN operating_since",
                World.Ct
            );
            await db.Database.ExecuteSqlRawAsync(
                "DELETE FROM schema_versions WHERE name = '0006_operating_since.sql'",
                World.Ct
            );
        });
        await world.CliAsync("backup", Backup);

        var restored = await world.CliAsync("restore", Backup, "--replace");

        Assert.Equal((0, ""), (restored.ExitCode, restored.Error));
        Assert.Contains("1 migrasi", restored.Output, StringComparison.Ordinal);
        Assert.Equal(["Sari Dewi"], await NamesAsync(world));
    }

    [Fact]
    public async Task What_is_no_backup_is_told_so()
    {
        await using var world = await World.StartAsync(Store.Sqlite);
        await using (var zip = await ZipFile.OpenAsync(Backup, ZipArchiveMode.Create, World.Ct))
            zip.CreateEntry("lain.txt");

        Assert.StartsWith("backup.unknown", await ErrorOfAsync(world, Backup), StringComparison.Ordinal);
        Assert.StartsWith(
            "backup.missing",
            await ErrorOfAsync(world, Backup + ".tidak-ada"),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task ChangeManifestAsync(string changed)
    {
        await using var zip = await ZipFile.OpenAsync(Backup, ZipArchiveMode.Update, World.Ct);
        var entry = zip.GetEntry("manifest.json")!;
        Dictionary<string, JsonElement> manifest;
        await using (var stream = await entry.OpenAsync(World.Ct))
            manifest = (
                await JsonSerializer.DeserializeAsync<Dictionary<string, JsonElement>>(
                    stream,
                    cancellationToken: World.Ct
                )
            )!;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(changed)!)
            manifest[name] = value;
        entry.Delete();
        await using var written = await zip.CreateEntry("manifest.json").OpenAsync(World.Ct);
        await JsonSerializer.SerializeAsync(written, manifest, cancellationToken: World.Ct);
    }

    private static async Task<string> ErrorOfAsync(World world, string file)
    {
        var answer = await world.CliAsync("restore", file, "--replace");
        Assert.Equal(2, answer.ExitCode);
        return answer.Error;
    }

    private static Task EmptyAsync(World world) =>
        world.DoAsync<Db>(db =>
            db.Database.ExecuteSqlRawAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public", World.Ct)
        );

    private static Task<List<string>> NamesAsync(World world) =>
        world.AskAsync<Db, List<string>>(db =>
            db.Persons.OrderBy(p => p.Id).Select(p => p.Name).ToListAsync(World.Ct)
        );
}
