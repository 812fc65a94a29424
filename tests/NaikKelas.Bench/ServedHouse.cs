using System.Diagnostics;

namespace NaikKelas.Bench;

/// <summary>The program as a process of its own, on a free port, until it is let go.</summary>
internal sealed class ServedHouse : IAsyncDisposable
{
    private readonly Process server;

    private ServedHouse(Uri address)
    {
        Address = address;
        server = Process.Start(
            new ProcessStartInfo(FilledHouse.Program, ["serve", $"--urls={address}"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
    }

    public Uri Address { get; }

    public int ProcessId => server.Id;

    /// <summary>Answers once the program does.</summary>
    public static async Task<ServedHouse> StartAsync(CancellationToken ct)
    {
        var house = new ServedHouse(new Uri($"http://127.0.0.1:{Load.FreePort()}"));
        using var client = new HttpClient { BaseAddress = house.Address };
        while (!await Load.ServesAsync(client, ct))
            await Task.Delay(20, ct);
        return house;
    }

    public async ValueTask DisposeAsync()
    {
        server.Kill();
        await server.WaitForExitAsync(CancellationToken.None);
        server.Dispose();
    }
}
