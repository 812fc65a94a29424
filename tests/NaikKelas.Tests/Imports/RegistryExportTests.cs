using System.Net;
using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Imports;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Imports;

public sealed class RegistryExportTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_leaves_is_within_reach_masked_and_safe_to_open(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var names = await world.FoundCooperativesAsync(1);
        var officer = world.Officer();
        await officer.ImportAsync<ImportOfficers>(
            Importing.Xlsx(
                Importing.OfficerHeadings,
                Importing.Officer(Importing.Nik(1), "=cmd|' /C calc'!A0 Siti", names[0])
            )
        );
        await officer.ImportAsync<ImportRats>(
            Importing.Xlsx(
                Importing.RatHeadings,
                [names[0], "2025", "15/03/2026", null, "80", "100", "@SUM(A1)"]
            )
        );

        using var browser = await officer.BrowserAsync();
        var csv = await browser.GetStringAsync(
            new Uri("/koperasi/ekspor/pengurus.csv", UriKind.Relative),
            World.Ct
        );
        Assert.Contains("'=cmd", csv, StringComparison.Ordinal);
        Assert.Contains("3517••••••••0001", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(Importing.Nik(1), csv, StringComparison.Ordinal);
        Assert.Contains(
            "'@SUM(A1)",
            await browser.GetStringAsync(new Uri("/koperasi/ekspor/rat.csv", UriKind.Relative), World.Ct),
            StringComparison.Ordinal
        );

        var xlsx = await browser.GetByteArrayAsync(
            new Uri("/koperasi/ekspor/rat.xlsx", UriKind.Relative),
            World.Ct
        );
        var again = await officer.CheckAsync<ImportRats>(xlsx);
        Assert.Empty(again.Problems);
        Assert.Equal(1, again.Run.RowsUnchanged);
        Assert.NotNull(SheetReader.Read(xlsx, "rat.xlsx").Sheet);

        using var blitar = await world.As(Role.Officer, "35.72").BrowserAsync();
        Assert.DoesNotContain(
            "Siti",
            await blitar.GetStringAsync(new Uri("/koperasi/ekspor/pengurus.csv", UriKind.Relative), World.Ct),
            StringComparison.Ordinal
        );
        using var unknown = await browser.GetAsync(
            new Uri("/koperasi/ekspor/gaji.xlsx", UriKind.Relative),
            World.Ct
        );
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
