using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Mail;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Kernel.Mail;

/// <summary>A real server process, killed without warning in the middle of sending, and started again.</summary>
public sealed class KilledServerTests
{
    private const int Letters = 200;

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_kill_in_the_middle_of_200_letters_sends_each_exactly_once(string provider)
    {
        await using var world = await World.StartAsync(provider, ("Mail:Paused", "true"));
        await PostAsync(world);
        var folder = Path.Combine(world.Folder, "mail");

        var killedAt = 0;
        foreach (var enough in new[] { 20, 80, 140 })
        {
            using var server = Start(world);
            await UntilAsync(() => Task.FromResult(Files(folder) >= enough), server);
            server.Kill();
            await server.WaitForExitAsync(World.Ct);
            killedAt = Files(folder);
        }

        Assert.InRange(killedAt, 1, Letters - 1);
        using (var server = Start(world))
        {
            await UntilAsync(async () => await SentAsync(world) == Letters, server);
            server.Kill();
            await server.WaitForExitAsync(World.Ct);
        }

        var subjects = Directory
            .GetFiles(folder, "*.txt")
            .Select(file => File.ReadAllLines(file)[1])
            .ToList();
        Assert.Equal(Letters, subjects.Count);
        Assert.Equal(Letters, subjects.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_mail_server_gets_no_letter_twice_when_the_sender_is_killed(string provider)
    {
        await using var world = await World.StartAsync(provider, ("Mail:Paused", "true"));
        await PostAsync(world);
        await using var mail = new SmtpServer();

        foreach (var enough in new[] { 20, 100 })
        {
            using var server = Start(world, mail.Settings);
            await UntilAsync(() => Task.FromResult(mail.Accepted.Count >= enough), server);
            server.Kill();
            await server.WaitForExitAsync(World.Ct);
        }

        Assert.InRange(mail.Accepted.Count, 1, Letters - 1);
        using (var server = Start(world, mail.Settings))
        {
            await UntilAsync(async () => await OpenAsync(world) == 0, server);
            server.Kill();
            await server.WaitForExitAsync(World.Ct);
        }

        var accepted = mail.Accepted.Select(Id).ToList();
        Assert.Equal(accepted.Count, accepted.Distinct(StringComparer.Ordinal).Count());
        // Whatever may be missing is told as uncertain, never as sent.
        var uncertain = await world.AskAsync<Db, int>(db =>
            db.OutboxLetters.CountAsync(l => l.State == LetterState.Uncertain, World.Ct)
        );
        Assert.InRange(accepted.Count, Letters - uncertain, Letters);
        Assert.Equal(Letters - uncertain, await SentAsync(world));

        static string Id(string letter) =>
            letter.Split('\n').Single(l => l.StartsWith("Message-ID", StringComparison.Ordinal));
    }

    private static Process Start(World world, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "naikkelas.dll"));
        (string Key, string Value)[] all =
        [
            ("urls", "http://127.0.0.1:0"),
            ("Site:Url", "http://localhost"),
            ("Data:Folder", world.Folder),
            ("Store:Provider", world.Store.Provider),
            ("Store:Connection", world.Store.Connection),
            ("PersonalData:Key", Convert.ToBase64String(new byte[32])),
            ("Mail:TimeoutSeconds", "2"),
            .. settings,
        ];
        foreach (var (key, value) in all)
            start.ArgumentList.Add($"--{key}={value}");
        var server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        return server;
    }

    /// <summary>Looks often: the letters go fast. Not by the stopped clock: the process has its own.</summary>
    private static async Task UntilAsync(Func<Task<bool>> reached, Process server)
    {
        var patience = Stopwatch.StartNew();
        while (!await reached())
        {
            Assert.False(server.HasExited, "The server ended by itself.");
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(2), "The server sends nothing more.");
            await Task.Delay(2, World.Ct);
        }
    }

    private static int Files(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*.txt").Length : 0;

    private static Task PostAsync(World world) =>
        world.DoAsync<IServiceProvider>(services =>
            services
                .GetRequiredService<Db>()
                .RunAsync<int>(
                    async () =>
                        await services
                            .GetRequiredService<Outbox>()
                            .PostAllAsync(
                                [
                                    .. Enumerable
                                        .Range(1, Letters)
                                        .Select(n =>
                                            ($"test/{n}", new Letter("sari@contoh.test", $"Surat {n}", "Isi"))
                                        ),
                                ],
                                World.Ct
                            ),
                    World.Ct
                )
        );

    private static Task<int> SentAsync(World world) =>
        world.AskAsync<Db, int>(db =>
            db.OutboxLetters.CountAsync(l => l.State == LetterState.Sent, World.Ct)
        );

    private static Task<int> OpenAsync(World world) =>
        world.AskAsync<Db, int>(db =>
            db.OutboxLetters.CountAsync(
                l => l.State == LetterState.Waiting || l.State == LetterState.Sending,
                World.Ct
            )
        );
}
