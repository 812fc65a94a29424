using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Books;

/// <summary>
/// A disk that forgets what was not flushed and can be full, for a served program and a copy of a world's database on
/// it. Made by <c>powercut.c</c>, which the machine's C compiler builds.
/// </summary>
internal sealed class FaultyDisk : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("naikkelas-disk-");

    private FaultyDisk()
    {
        foreach (var folder in new[] { Live, Safe, Data })
            Directory.CreateDirectory(folder);
    }

    /// <summary>The database on this disk. The test itself must not open it while the program runs.</summary>
    public Store Store => new(Store.Sqlite, $"Data Source={Path.Combine(Live, "naikkelas.db")}");

    /// <summary>The program's keys and letters, which are not at stake.</summary>
    public string Data => Path.Combine(_root.FullName, "data");

    private string Live => Path.Combine(_root.FullName, "live");

    private string Safe => Path.Combine(_root.FullName, "safe");

    private string Full => Path.Combine(_root.FullName, "full");

    private string Shim => Path.Combine(_root.FullName, "powercut.so");

    /// <summary>Skips the test where the machine has no C compiler, or not this kind of loader.</summary>
    public static async Task<FaultyDisk> WithAsync(OpenedBooks books)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "LD_PRELOAD is Linux's");
        var disk = new FaultyDisk();
        try
        {
            Assert.SkipUnless(await disk.BuildAsync(), "no C compiler (gcc) at hand");
            disk.Fill(books.World.Store);
            return disk;
        }
        catch
        {
            disk.Dispose();
            throw;
        }
    }

    public Task<BooksServer> ServeAsync() =>
        BooksServer.StartAsync(
            Store,
            Data,
            ("LD_PRELOAD", Shim),
            ("NK_LIVE", Live),
            ("NK_SAFE", Safe),
            ("NK_FULL", Full)
        );

    /// <summary>After a kill: what was not flushed is gone.</summary>
    public void LosePower()
    {
        foreach (var file in Directory.GetFiles(Live))
            File.Delete(file);
        foreach (var file in Directory.GetFiles(Safe).Where(f => !f.EndsWith(".part", Ordinal)))
            File.Copy(file, Path.Combine(Live, Path.GetFileName(file)));
    }

    public void RunFull() => File.WriteAllText(Full, "");

    public void MakeRoom() => File.Delete(Full);

    public void Dispose() => _root.Delete(recursive: true);

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private void Fill(Store from)
    {
        using (var source = new SqliteConnection(from.Connection))
        {
            source.Open();
            using var copy = source.CreateCommand();
            copy.CommandText = "VACUUM INTO $file";
            copy.Parameters.AddWithValue("$file", Path.Combine(Live, "naikkelas.db"));
            copy.ExecuteNonQuery();
        }

        using (var copied = new SqliteConnection($"{Store.Connection};Pooling=False"))
        {
            copied.Open();
            using var wal = copied.CreateCommand();
            wal.CommandText = "PRAGMA journal_mode=WAL";
            wal.ExecuteNonQuery();
        }

        File.Copy(Path.Combine(Live, "naikkelas.db"), Path.Combine(Safe, "naikkelas.db"));
    }

    private async Task<bool> BuildAsync([CallerFilePath] string caller = "")
    {
        try
        {
            using var gcc = Process.Start(
                "gcc",
                [
                    "-O2",
                    "-shared",
                    "-fPIC",
                    "-o",
                    Shim,
                    Path.Combine(Path.GetDirectoryName(caller)!, "powercut.c"),
                    "-ldl",
                ]
            );
            await gcc.WaitForExitAsync(World.Ct);
            Assert.Equal(0, gcc.ExitCode);
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
