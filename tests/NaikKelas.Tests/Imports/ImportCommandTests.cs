using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Imports;

public sealed class ImportCommandTests
{
    [Fact]
    public async Task The_command_line_tells_every_problem_and_ends_with_2()
    {
        await using var world = await World.StartAsync();
        var names = await world.FoundCooperativesAsync(1);
        var (file, report) = (Path.Combine(world.Folder, "data.xlsx"), Path.Combine(world.Folder, "m.xlsx"));
        await File.WriteAllBytesAsync(
            file,
            Importing.Xlsx(
                Importing.RatHeadings,
                [names[0], "2025", "15/03/2026", null, null, null, "BA"],
                ["Koperasi Entah", "2025", "15/03/2026", null, null, null, "BA"]
            ),
            World.Ct
        );

        var refused = await world.CliAsync("import", "rats", file, "--report", report);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("cooperative-unknown: A3", refused.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(report));

        var tried = await world.CliAsync("import", "rats", file, "--dry-run", "--only-good");
        Assert.Equal(2, tried.ExitCode);

        var good = await world.CliAsync("import", "rats", file, "--only-good");
        Assert.Equal(
            (0, true),
            (good.ExitCode, good.Output.Contains("1 baris diimpor", StringComparison.Ordinal))
        );

        var missing = await world.CliAsync("import", "rats", Path.Combine(world.Folder, "tidak-ada.xlsx"));
        Assert.Equal(2, missing.ExitCode);
    }
}
