using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Demo;
using NaikKelas.Host;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;

namespace NaikKelas.Bench;

/// <summary>A folder of its own with the demo and so many more members that 50,000 people are on record.</summary>
internal sealed class FilledHouse : IDisposable
{
    private const int PerSheet = 15_000;
    private readonly string? _kept = Environment.GetEnvironmentVariable("NAIKKELAS_BENCH_FOLDER");
    private readonly string _folder;

    /// <summary>The program as released, beside this one.</summary>
    public static string Program { get; } =
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../NaikKelas.Host/release/naikkelas"));

    /// <param name="postgres">A connection string to an empty database; null: SQLite.</param>
    public FilledHouse(string? postgres)
    {
        _folder = _kept ?? Directory.CreateTempSubdirectory("naikkelas-bench-").FullName;
        Environment.SetEnvironmentVariable("NAIKKELAS_Data__Folder", _folder);
        Environment.SetEnvironmentVariable("NAIKKELAS_Demo__Enabled", "true");
        if (postgres is not null)
        {
            Environment.SetEnvironmentVariable("NAIKKELAS_Store__Provider", "postgres");
            Environment.SetEnvironmentVariable("NAIKKELAS_Store__Connection", postgres);
        }
    }

    /// <summary>Fills it, unless the folder is one that was kept and is filled already.</summary>
    public async Task FillAsync(int people, CancellationToken ct)
    {
        if (Filled)
            return;
        Run("migrate");
        Run("demo", "load");
        await using var services = Web.BuildForVerbs();
        var stage = new Stage(services, services.GetRequiredService<DemoTime>(), TextWriter.Null);
        var cast = DemoCast.Make(services.GetRequiredService<Regions>());
        var known = cast
            .Blitar.Concat(cast.JombangOlder)
            .Concat(cast.JombangVillages)
            .Sum(c => c.Officers.Count);
        var chance = new Chance(50_000);
        var made = new People(chance, more: true);
        var members = Enumerable
            .Range(0, Math.Max(0, people - known))
            .Select(i =>
            {
                var home = cast.JombangVillages[i % cast.JombangVillages.Count];
                var person = made.Make(home.RegionCode[..8], 2025, 18, 75);
                var member = new DemoCooperative(
                    home.Kind,
                    home.Name,
                    home.RegionCode,
                    home.Address,
                    home.Phone,
                    home.NomorIndukKoperasi,
                    home.AhuNumber,
                    home.Nib,
                    home.FoundedOn
                );
                member.Officers.Add(new DemoOfficer(person, Position.Member, new DateOnly(2025, 8, 1), null));
                return member;
            });
        foreach (var sheet in members.Chunk(PerSheet))
            await stage.ImportAsync(
                DemoLogins.JombangOfficer,
                "officers",
                null,
                DemoSheets.Officers(sheet),
                ct
            );
    }

    /// <summary>A folder named by the environment is kept, so that the next measurement need not fill it again.</summary>
    private bool Filled => _kept is not null && File.Exists(Mark);

    private string Mark => Path.Combine(_folder, "filled");

    /// <summary>Times the import of a sheet as the page does it: dry run with its report, then all rows.</summary>
    public static async Task ImportsAsync(TextWriter output, CancellationToken ct)
    {
        using var house = new FilledHouse(postgres: null);
        house.Run("migrate");
        await using var services = Web.BuildForVerbs();
        var stage = new Stage(services, services.GetRequiredService<DemoTime>(), TextWriter.Null);
        var cast = DemoCast.Make(services.GetRequiredService<Regions>());
        await stage.ActAsync<Kernel.Db, Kernel.Unit>(
            null,
            async db =>
            {
                await DemoLogins.AddAsync(db, DemoLogins.OfAgencies, ct);
                return new Kernel.Unit();
            },
            ct
        );
        var villages = cast.JombangVillages;
        await TimeAsync("306 co-ops", DemoSheets.Cooperatives(villages), "cooperatives");
        await TimeAsync("2,448 officers of 306 co-ops", DemoSheets.Officers(villages), "officers");
        await TimeAsync(
            "1,000 officers, all known already",
            DemoSheets.Officers(villages.Take(125)),
            "officers"
        );

        async Task TimeAsync(string what, byte[] sheet, string kind)
        {
            var watch = Stopwatch.StartNew();
            await stage.ImportAsync(DemoLogins.JombangOfficer, kind, null, sheet, ct);
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"import of {what}: {watch.Elapsed.TotalSeconds:0.00} s"
                )
            );
        }
    }

    public void Run(params string[] verb)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Program, verb)
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
                WorkingDirectory = _folder,
            }
        )!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"naikkelas {verb[0]} ended with {process.ExitCode}");
    }

    public void Dispose()
    {
        if (_kept is null)
            Directory.Delete(_folder, recursive: true);
        else
            File.WriteAllText(Mark, "");
    }
}
