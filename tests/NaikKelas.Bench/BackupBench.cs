using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Demo;
using NaikKelas.Host;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;

namespace NaikKelas.Bench;

/// <summary>
/// A backup of a gigabyte while twenty people work: half of them read the officer's first page, half sign in again and
/// again, which writes. Every answer that is not the page asked for counts as an error.
/// </summary>
internal static class BackupBench
{
    private const int Users = 20;
    private const int Files = 1024;
    private const int FileLength = 1024 * 1024;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(0.5);

    public static async Task RunAsync(string? postgres, TextWriter output, CancellationToken ct)
    {
        using var house = new FilledHouse(postgres);
        await house.FillAsync(people: 0, ct);
        await GrowAsync(ct);
        // Signing in is the write that is measured here, more often than anybody may.
        Environment.SetEnvironmentVariable("NAIKKELAS_SignIn__AttemptsMax", "1000000");
        await using var served = await ServedHouse.StartAsync(ct);
        var people = Enumerable.Range(1, Users).Select(i => PageLoad.ClientOf(served.Address, i)).ToList();
        foreach (var person in people)
            await Load.SignInAsync(person, "Citra", ct);
        using var warm = new CancellationTokenSource(Before);
        await WorkAsync(people, warm.Token);
        using var quiet = new CancellationTokenSource(Before);
        await SayAsync(output, "before", await WorkAsync(people, quiet.Token));
        var file = Path.Combine(Path.GetTempPath(), $"naikkelas-{Environment.ProcessId}.backup");
        try
        {
            var watch = Stopwatch.StartNew();
            using var backup = Process.Start(new ProcessStartInfo(FilledHouse.Program, ["backup", file]))!;
            using var made = new CancellationTokenSource();
            var ended = backup
                .WaitForExitAsync(ct)
                .ContinueWith(
                    _ => made.CancelAsync(),
                    ct,
                    TaskContinuationOptions.None,
                    TaskScheduler.Default
                );
            var during = await WorkAsync(people, made.Token);
            await ended;
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"backup: exit {backup.ExitCode}, {watch.Elapsed.TotalSeconds:0.0} s, {new FileInfo(file).Length / 1e6:0} MB"
                )
            );
            await SayAsync(output, "while it ran", during);
        }
        finally
        {
            File.Delete(file);
            people.ForEach(p => p.Dispose());
        }
    }

    private static async Task GrowAsync(CancellationToken ct)
    {
        await using var services = Web.BuildForVerbs();
        for (var i = 0; i < Files; i++)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var content = RandomNumberGenerator.GetBytes(FileLength);
            db.Files.Add(
                new StoredFile
                {
                    Id = Ids.New<FileId>(),
                    Name = $"foto-{i}.jpg",
                    ContentType = "image/jpeg",
                    Digest = Convert.ToHexStringLower(SHA256.HashData(content)),
                    StoredAt = Stage.Now.UtcDateTime,
                    Content = content,
                }
            );
            await db.SaveChangesAsync(ct);
        }
    }

    private sealed record Work(List<double> Reads, List<double> Writes, int Errors);

    private static async Task<Work> WorkAsync(List<HttpClient> people, CancellationToken until)
    {
        var (reads, writes, errors) = (new List<double>(), new List<double>(), 0);
        await Task.WhenAll(
            people.Select(
                async (person, i) =>
                {
                    var times = i % 2 == 0 ? reads : writes;
                    while (!until.IsCancellationRequested)
                    {
                        var watch = Stopwatch.StartNew();
                        var well =
                            i % 2 == 0 ? await ReadsAsync(person) : await WritesAsync(person.BaseAddress!, i);
                        lock (times)
                            times.Add(watch.Elapsed.TotalMilliseconds);
                        if (!well)
                            Interlocked.Increment(ref errors);
                        await Task.Delay(Reading, CancellationToken.None);
                    }
                }
            )
        );
        return new(reads, writes, errors);
    }

    private static async Task<bool> ReadsAsync(HttpClient person)
    {
        using var answer = await person.GetAsync(new Uri("/beranda", UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>A browser that was never here signs in: a session and a line of the trail are written.</summary>
    private static async Task<bool> WritesAsync(Uri address, int number)
    {
        using var browser = PageLoad.ClientOf(address, Users + number + 1);
        try
        {
            await Load.SignInAsync(browser, "Citra", CancellationToken.None);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Task SayAsync(TextWriter output, string when, Work work) =>
        output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{when}: {work.Errors} errors; {work.Reads.Count} pages, {Times(work.Reads)}; {work.Writes.Count} sign-ins (two requests), {Times(work.Writes)}"
            )
        );

    private static string Times(List<double> times)
    {
        times.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {times[times.Count / 2]:0} ms, p95 {times[times.Count * 95 / 100]:0} ms, longest {times[^1]:0} ms"
        );
    }
}
