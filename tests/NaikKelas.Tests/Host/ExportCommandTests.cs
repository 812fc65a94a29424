using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Imports;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Tests.Training.Plans;
using NaikKelas.Training;

namespace NaikKelas.Tests.Host;

public sealed class ExportCommandTests
{
    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Co_ops_are_written_as_the_ending_says(string ending)
    {
        await using var world = await World.StartAsync();
        var names = await world.FoundCooperativesAsync(2);
        var file = Path.Combine(world.Folder, $"koperasi.{ending}");

        var (code, output, error) = await world.CliAsync("export", "cooperatives", file);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains(file, output, StringComparison.Ordinal);
        var content = await File.ReadAllBytesAsync(file, World.Ct);
        if (ending == "xlsx")
            Assert.Equal("PK"u8.ToArray(), content[..2]);
        else
            Assert.Contains(names[1], System.Text.Encoding.UTF8.GetString(content), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(world.Folder, "*.part"));
    }

    [Fact]
    public async Task Persons_are_masked_unless_a_reason_is_given_and_the_trail_tells_it()
    {
        await using var round = await OpenRound.StartAsync(Store.Sqlite);
        Assert.False((await round.ImportAsync(OpenRound.Sheet(3))).Refused);
        var world = round.World;
        var file = Path.Combine(world.Folder, "orang.json");

        Assert.Equal(0, (await world.CliAsync("export", "persons", file)).ExitCode);
        Assert.DoesNotContain(
            OpenRound.Nik(1),
            await File.ReadAllTextAsync(file, World.Ct),
            StringComparison.Ordinal
        );

        var bare = await world.CliAsync("export", "persons", file, "--with-nik");
        Assert.Equal(2, bare.ExitCode);
        Assert.NotEmpty(bare.Error);

        Assert.Equal(
            0,
            (
                await world.CliAsync(
                    "export",
                    "persons",
                    file,
                    "--with-nik",
                    "--reason",
                    "Pemadanan data dengan Dukcapil"
                )
            ).ExitCode
        );
        using var told = JsonDocument.Parse(await File.ReadAllTextAsync(file, World.Ct));
        Assert.Contains(
            told.RootElement.EnumerateArray(),
            row => row.GetProperty("NIK").GetString() == OpenRound.Nik(1)
        );
        Assert.Equal(
            "Pemadanan data dengan Dukcapil",
            await world.AskAsync<Db, string?>(db =>
                db.AuditEntries.Where(a => a.Action == "nik.exported")
                    .Select(a => a.Reason)
                    .SingleAsync(World.Ct)
            )
        );
    }

    [Fact]
    public async Task Nominations_and_results_of_a_round_by_its_id_or_slug()
    {
        var (round, _) = await OpenRound.PublishedAsync(Store.Sqlite);
        await using var own = round;
        var world = round.World;
        var slug = await world.AskAsync<Db, string>(db =>
            db.Rounds.Where(r => r.Id == round.Id).Select(r => r.Slug).SingleAsync(World.Ct)
        );
        var file = Path.Combine(world.Folder, "usulan.csv");

        var byId = await world.CliAsync("export", "nominations", file, "--round", round.Id.Value.ToString());
        var lines = await File.ReadAllLinesAsync(file, World.Ct);
        var bySlug = await world.CliAsync(
            "export",
            "results",
            Path.Combine(world.Folder, "hasil.json"),
            "--round",
            slug
        );
        var unknown = await world.CliAsync("export", "results", file, "--round", "tidak-ada");

        Assert.Equal((0, 0, 2), (byId.ExitCode, bySlug.ExitCode, unknown.ExitCode));
        Assert.Equal(22, lines.Length);
        Assert.DoesNotContain(OpenRound.Nik(1), string.Join('\n', lines), StringComparison.Ordinal);
        Assert.StartsWith("not-found", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_years_plan_is_written_and_an_empty_year_is_refused()
    {
        await using var world = await World.StartAsync();
        await Budget.ActivityAsync(world);
        var file = Path.Combine(world.Folder, "rencana.json");

        var years = new List<int>();
        foreach (var year in new[] { "2026", "1999" })
            years.Add((await world.CliAsync("export", "plan", file, "--year", year)).ExitCode);

        Assert.Equal([0, 2], years);
    }

    [Fact]
    public async Task Bad_endings_missing_options_and_places_that_cannot_be_written_are_told()
    {
        await using var world = await World.StartAsync();

        var ending = await world.CliAsync("export", "cooperatives", "koperasi.pdf");
        var round = await world.CliAsync("export", "results", "hasil.csv");
        var place = await world.CliAsync(
            "export",
            "cooperatives",
            Path.Combine(world.Folder, "tidak", "ada.csv")
        );
        var help = await world.CliAsync("export", "--help");

        Assert.Equal((2, 2, 1, 0), (ending.ExitCode, round.ExitCode, place.ExitCode, help.ExitCode));
        Assert.StartsWith("file.ending", ending.Error, StringComparison.Ordinal);
        Assert.StartsWith("file.not-written", place.Error, StringComparison.Ordinal);
        foreach (var word in new[] { "cooperatives", "persons", "nominations", "results", "plan" })
            Assert.Contains(word, help.Output, StringComparison.Ordinal);
    }
}
