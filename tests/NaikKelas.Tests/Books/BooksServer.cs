using System.Diagnostics;
using System.Text;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Books;

/// <summary>The program as a process of its own, on a free port, until it is killed without warning.</summary>
internal sealed class BooksServer : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TaskCompletionSource<Uri> _listens = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly StringBuilder _said = new();
    private readonly Process _process;

    private BooksServer(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) =>
            _listens.TrySetException(new InvalidOperationException($"The program ended: {Said}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = null!;

    private string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Answers once the program does.</summary>
    public static async Task<BooksServer> StartAsync(
        Store store,
        string folder,
        params (string Name, string Value)[] environment
    )
    {
        var server = new BooksServer(Told(store, folder, environment, "--urls=http://127.0.0.1:0"));
        try
        {
            server.Address = await server._listens.Task.WaitAsync(Patience, World.Ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A verb of the program as a process of its own.</summary>
    public static async Task<(int ExitCode, string Output)> VerbAsync(
        Store store,
        string folder,
        params string[] verb
    )
    {
        using var process = Process.Start(Told(store, folder, [], verb))!;
        var (output, error) = (
            process.StandardOutput.ReadToEndAsync(World.Ct),
            process.StandardError.ReadToEndAsync(World.Ct)
        );
        await process.WaitForExitAsync(World.Ct);
        return (process.ExitCode, await output + await error);
    }

    /// <summary>kill -9.</summary>
    public void Kill() => _process.Kill();

    public Task GoneAsync() => _process.WaitForExitAsync(World.Ct);

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    /// <summary>A verb takes its settings from the environment only; so does the server here.</summary>
    private static ProcessStartInfo Told(
        Store store,
        string folder,
        IEnumerable<(string Name, string Value)> environment,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "naikkelas.dll"), .. arguments]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        (string Name, string Value)[] settings =
        [
            // It does not live long enough to gain what measuring itself costs.
            ("DOTNET_TieredPGO", "0"),
            ("NAIKKELAS_Site__Url", "http://localhost"),
            ("NAIKKELAS_Data__Folder", folder),
            ("NAIKKELAS_Store__Provider", store.Provider),
            ("NAIKKELAS_Store__Connection", store.Connection),
            ("NAIKKELAS_PersonalData__Key", Convert.ToBase64String(new byte[32])),
            .. environment,
        ];
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return start;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.AppendLine(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
            _listens.TrySetResult(new Uri(line[(at + Listening.Length)..].Split('"', '\\')[0]));
    }
}
