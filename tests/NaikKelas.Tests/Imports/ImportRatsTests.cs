using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry;
using NaikKelas.Registry.Imports;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Imports;

public sealed class ImportRatsTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_same_file_twice_changes_nothing_and_a_correction_is_shown(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var names = await world.FoundCooperativesAsync(2);
        var officer = world.Officer();
        var file = Importing.Xlsx(
            Importing.RatHeadings,
            [names[0], "2025", "15/03/2026", "20 Maret 2026", "80", "100", "BA 1"],
            [names[1], "2025", "2026-03-20", null, null, null, "ODS"]
        );
        Assert.Equal(2, (await officer.ImportAsync<ImportRats>(file)).RowsNew);
        Assert.Equal(2, (await officer.CheckAsync<ImportRats>(file)).Run.RowsUnchanged);

        var found = await officer.CheckAsync<ImportRats>(
            Importing.Xlsx(Importing.RatHeadings, [names[0], "2025", "16/03/2026", null, null, "120", "BA 1"])
        );
        Assert.Equal(
            ["Tanggal RAT: 15/03/2026 → 16/03/2026", "Jumlah Anggota: 100 → 120"],
            found.Report.Changes.Select(c => $"{c.Heading}: {c.Old} → {c.Now}")
        );
        Assert.False((await officer.ApplyAsync<ImportRats>(found.Run.Id)).Refused);
        await world.DoAsync<Db>(async db =>
        {
            Assert.Equal(2, await db.RatRecords.CountAsync(World.Ct));
            Assert.Equal(80, (await db.RatRecords.SingleAsync(r => r.Members == 120, World.Ct)).Attendance);
            var entries = db.Set<NaikKelas.Kernel.Auditing.AuditEntry>();
            Assert.Contains(
                "data.xlsx",
                await entries
                    .Where(a => a.Action == "rat_records.changed")
                    .Select(a => a.Reason)
                    .SingleAsync(World.Ct),
                StringComparison.Ordinal
            );
        });
    }

    [Fact]
    public async Task Every_problem_is_told_with_its_cell()
    {
        await using var world = await World.StartAsync();
        var names = await world.FoundCooperativesAsync(2);
        var found = await world
            .Officer()
            .CheckAsync<ImportRats>(
                Importing.Xlsx(
                    Importing.RatHeadings,
                    [names[0], "2027", "15/03/2026", null, null, null, "BA"],
                    [names[0], "2025", "15/03/2024", null, null, null, "BA"],
                    [names[0], "2025", "15/03/2026", "01/03/2026", null, null, "BA"],
                    [names[0], "2025", "31/02/2026", null, null, null, "BA"],
                    [names[0], "2025", "15/03/2026", null, "101", "100", "BA"],
                    [names[1], "2025", "15/03/2026", null, null, null, null],
                    ["Koperasi Entah", "2025", "15/03/2026", null, null, null, "BA"],
                    [names[1], "2025", "15/03/2026", null, null, null, "BA"],
                    [names[1], "2025", "16/03/2026", null, null, null, "BA"]
                )
            );
        Assert.Equal(
            [
                "B2 cell-invalid",
                "C3 rat.held-early",
                "D4 rat.reported-early",
                "C5 cell-invalid",
                "E6 rat.attendance-over",
                "G7 cell-empty",
                "A8 cooperative-unknown",
                "B10 rat-twice",
            ],
            found.Problems
        );
    }
}
