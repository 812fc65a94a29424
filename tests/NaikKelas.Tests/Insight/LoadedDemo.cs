using System.Diagnostics;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Insight;

/// <summary>The whole demo, played once by the program as a shell starts it, for all tests that only look at it.</summary>
public sealed class LoadedDemo : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("naikkelas-demo-");

    public string Folder => _folder.FullName;

    public async ValueTask InitializeAsync()
    {
        await TellAsync("migrate");
        await TellAsync("demo", "load");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>What <c>naikkelas …</c> says; it must end well.</summary>
    public Task<string> TellAsync(params string[] arguments) =>
        RunAsync(Path.Combine(AppContext.BaseDirectory, "naikkelas"), arguments);

    /// <summary>What any program says that is run there; it must end well.</summary>
    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.Environment["NAIKKELAS_Demo__Enabled"] = "true";
        start.Environment["NAIKKELAS_Data__Folder"] = Folder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(World.Ct);
        var error = process.StandardError.ReadToEndAsync(World.Ct);
        await process.WaitForExitAsync(World.Ct);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await error}");
        return await output;
    }
}

[CollectionDefinition(Name)]
public sealed class SharedDemo : ICollectionFixture<LoadedDemo>
{
    public const string Name = "demo";
}
