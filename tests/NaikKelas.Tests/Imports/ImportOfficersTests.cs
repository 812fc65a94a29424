using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry;
using NaikKelas.Registry.Imports;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Imports;

public sealed class ImportOfficersTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_same_file_twice_changes_nothing(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var names = await world.FoundCooperativesAsync(2);
        var officer = world.Officer();
        var file = Importing.Xlsx(
            Importing.OfficerHeadings,
            Importing.Officer(Importing.Nik(1), "Siti Rahma", names[0], phone: "0812-3456-7890"),
            Importing.Officer(Importing.Nik(2), "Wulan Sari", names[0], "Bendahara"),
            Importing.Officer(Importing.Nik(2), "Wulan Sari", names[1], "Pengawas")
        );

        var first = await officer.ImportAsync<ImportOfficers>(file);
        Assert.Equal((3, 0, 0), (first.RowsNew, first.RowsChanged, first.RowsUnchanged));
        Assert.Equal((2, 3), await CountAsync(world));

        var audited = await AuditedAsync(world);
        var again = await officer.CheckAsync<ImportOfficers>(file);
        Assert.Equal((0, 0, 3), (again.Run.RowsNew, again.Run.RowsChanged, again.Run.RowsUnchanged));
        Assert.NotNull(again.AppliedBefore);
        Assert.False((await officer.ApplyAsync<ImportOfficers>(again.Run.Id)).Refused);
        Assert.Equal((2, 3), await CountAsync(world));
        Assert.Equal(audited, await AuditedAsync(world));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task One_bad_row_stops_all_of_them_or_is_left_out_by_choice(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var names = await world.FoundCooperativesAsync(1);
        var officer = world.Officer();
        var file = Importing.Xlsx(
            Importing.OfficerHeadings,
            Importing.Officer(Importing.Nik(1), "Siti Rahma", names[0]),
            Importing.Officer("351708450885000", "Wulan Sari", names[0], "Bendahara"),
            Importing.Officer(Importing.Nik(3), "Dewi Lestari", names[0], "Sekretaris")
        );

        var found = await officer.CheckAsync<ImportOfficers>(file);
        Assert.Equal((3, 2, 1), (found.Run.RowsTotal, found.Run.RowsNew, found.Run.RowsBad));
        var all = await officer.ApplyAsync<ImportOfficers>(found.Run.Id);
        Assert.Equal("rows-bad", all.Refusal?.Code);
        Assert.Equal((0, 0), await CountAsync(world));

        var good = await officer.ApplyAsync<ImportOfficers>(found.Run.Id, onlyGood: true);
        Assert.False(good.Refused);
        Assert.Equal((2, 1), (good.Value!.RowsNew, good.Value.RowsBad));
        Assert.Equal((2, 2), await CountAsync(world));
    }

    [Fact]
    public async Task Every_problem_is_told_with_its_cell_and_what_is_expected()
    {
        await using var world = await World.StartAsync();
        var names = await world.FoundCooperativesAsync(2);
        var found = await world
            .Officer()
            .CheckAsync<ImportOfficers>(
                Importing.Xlsx(
                    Importing.OfficerHeadings,
                    Importing.Officer("351708450885000", "NIK Pendek", names[0]),
                    Importing.Officer("3517083213850001", "Tanggal Mustahil", names[0]),
                    Importing.Officer(Importing.Nik(3), "Tanpa Koperasi", "Koperasi Entah"),
                    Importing.Officer(Importing.Nik(4), "Siti Rahma", names[0]),
                    Importing.Officer(Importing.Nik(4), "Siti Rahma", names[0]),
                    Importing.Officer(Importing.Nik(4), "Orang Lain", names[1]),
                    Importing.Officer(Importing.Nik(5), "Ketua Kedua", names[0]),
                    Importing.Officer(
                        Importing.Nik(6),
                        "Terbalik Masa",
                        names[0],
                        "Bendahara",
                        until: "14/07/2024"
                    ),
                    Importing.Officer(Importing.Nik(7), "Jabatan Aneh", names[0], "Raja"),
                    Importing.Officer(Importing.Nik(8), "Telepon Aneh", names[0], "Manajer", phone: "12")
                )
            );

        Assert.Equal(
            [
                "A2 cell-invalid",
                "A3 cell-invalid",
                "G4 cooperative-unknown",
                "A6 officer-twice",
                "B7 nik-other-name",
                "I8 affiliation.taken",
                "K9 affiliation.until",
                "I10 cell-invalid",
                "E11 cell-invalid",
            ],
            found.Problems
        );
        Assert.All(
            found.Report.Problems,
            p => Assert.True(p is { Found: not null, Expected: not null, Heading: not null }, p.Code)
        );
        Assert.Equal((10, 1, 9), (found.Run.RowsTotal, found.Run.RowsNew, found.Run.RowsBad));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Changed_values_are_shown_before_they_change(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var names = await world.FoundCooperativesAsync(1);
        var officer = world.Officer();
        await officer.ImportAsync<ImportOfficers>(
            Importing.Xlsx(
                Importing.OfficerHeadings,
                Importing.Officer(Importing.Nik(1), "Siti Rahma", names[0], phone: "0812-3456-7890"),
                Importing.Officer(Importing.Nik(2), "Wulan Sari", names[0], "Bendahara")
            )
        );

        var file = Importing.Xlsx(
            Importing.OfficerHeadings,
            Importing.Officer(
                Importing.Nik(1),
                "Siti Rahmawati",
                names[0],
                until: "31/12/2025",
                phone: "0812-9999-0000"
            ),
            Importing.Officer(Importing.Nik(2), "Wulan Sari", names[0], "Bendahara")
        );
        // "Siti Rahma" and "Siti Rahmawati" share a word, so this is a correction and not another person.
        var found = await officer.CheckAsync<ImportOfficers>(file);
        Assert.Equal((1, 1), (found.Run.RowsChanged, found.Run.RowsUnchanged));
        Assert.Equal(
            [
                "Nama: Siti Rahma → Siti Rahmawati",
                "Nomor HP: 0812-3456-7890 → 0812-9999-0000",
                "Selesai Menjabat:  → 31/12/2025",
            ],
            found.Report.Changes.Select(c => $"{c.Heading}: {c.Old} → {c.Now}")
        );
        Assert.Equal(["Siti Rahma", "Wulan Sari"], await NamesAsync(world));

        Assert.False((await officer.ApplyAsync<ImportOfficers>(found.Run.Id)).Refused);
        Assert.Equal(["Siti Rahmawati", "Wulan Sari"], await NamesAsync(world));
        Assert.Equal(2, (await officer.CheckAsync<ImportOfficers>(file)).Run.RowsUnchanged);
    }

    [Fact]
    public async Task A_chair_may_leave_and_another_enter_in_one_file_whatever_the_order()
    {
        await using var world = await World.StartAsync();
        var names = await world.FoundCooperativesAsync(1);
        var officer = world.Officer();
        await officer.ImportAsync<ImportOfficers>(
            Importing.Xlsx(
                Importing.OfficerHeadings,
                Importing.Officer(Importing.Nik(1), "Siti Rahma", names[0])
            )
        );
        await officer.ImportAsync<ImportOfficers>(
            Importing.Xlsx(
                Importing.OfficerHeadings,
                Importing.Officer(Importing.Nik(2), "Wulan Sari", names[0], from: "01/01/2026"),
                Importing.Officer(Importing.Nik(1), "Siti Rahma", names[0], until: "31/12/2025")
            )
        );
        Assert.Equal((2, 2), await CountAsync(world));
    }

    [Fact]
    public async Task A_cooperative_of_another_region_does_not_exist_here_and_its_people_are_not_renamed()
    {
        await using var world = await World.StartAsync();
        var jombang = await world.FoundCooperativesAsync(1);
        var blitar = await world.FoundCooperativesAsync(1, "35.72.01");
        await world
            .Officer()
            .ImportAsync<ImportOfficers>(
                Importing.Xlsx(
                    Importing.OfficerHeadings,
                    Importing.Officer(Importing.Nik(1), "Siti Rahma", jombang[0])
                )
            );

        var found = await world
            .As(Role.Officer, "35.72")
            .CheckAsync<ImportOfficers>(
                Importing.Xlsx(
                    Importing.OfficerHeadings,
                    Importing.Officer(Importing.Nik(2), "Wulan Sari", jombang[0]),
                    Importing.Officer(Importing.Nik(1), "Siti Lain", blitar[0]),
                    Importing.Officer(Importing.Nik(1), "Siti Rahma", blitar[0], phone: "0812-9999-0000")
                )
            );
        Assert.Equal(["G2 cooperative-unknown", "B3 nik-other-name"], found.Problems);
        Assert.Empty(found.Report.Changes);
        Assert.DoesNotContain(
            "Rahma",
            string.Concat(found.Report.Problems.Select(p => p.Message.Indonesian)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_imports_of_the_same_file_at_once_have_one_effect(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var names = await world.FoundCooperativesAsync(4);
        var officer = world.Officer();
        var file = Importing.Xlsx(
            Importing.OfficerHeadings,
            Enumerable
                .Range(0, 40)
                .Select(i =>
                    Importing.Officer(
                        Importing.Nik(i + 1),
                        $"Orang {(char)('A' + i % 26)}{(char)('A' + i / 26)}",
                        names[i % 4],
                        "Anggota Pengawas"
                    )
                )
        );
        var one = await officer.CheckAsync<ImportOfficers>(file);
        var other = await officer.CheckAsync<ImportOfficers>(file);
        Assert.Equal((40, 40), (one.Run.RowsNew, other.Run.RowsNew));

        var results = await Task.WhenAll(
            Task.Run(() => officer.ApplyAsync<ImportOfficers>(one.Run.Id), World.Ct),
            Task.Run(() => officer.ApplyAsync<ImportOfficers>(other.Run.Id), World.Ct)
        );
        Assert.All(results, r => Assert.False(r.Refused, r.Refusal?.ToString()));
        Assert.Equal((40, 40), await CountAsync(world));
        Assert.Equal(40, results.Sum(r => r.Value!.RowsNew));
        Assert.Equal(40, results.Sum(r => r.Value!.RowsUnchanged));
    }

    [Fact]
    public async Task No_NIK_lies_readable_in_the_database()
    {
        await using var world = await World.StartAsync();
        var names = await world.FoundCooperativesAsync(1);
        await world
            .Officer()
            .CheckAsync<ImportOfficers>(
                System.Text.Encoding.UTF8.GetBytes(
                    $"NIK;Nama;Nama Koperasi;Jabatan;Mulai Menjabat\n{Importing.Nik(1)};Siti;{names[0]};Ketua;kapan\n"
                ),
                "data.csv"
            );
        await world.DoAsync<Db>(async db =>
        {
            var file = await db
                .Database.SqlQueryRaw<byte[]>("SELECT content AS \"Value\" FROM files")
                .SingleAsync(World.Ct);
            var report = await db
                .Database.SqlQueryRaw<byte[]>("SELECT report AS \"Value\" FROM import_runs")
                .SingleAsync(World.Ct);
            var nik = System.Text.Encoding.UTF8.GetBytes(Importing.Nik(1));
            Assert.False(file.AsSpan().IndexOf(nik) >= 0 || report.AsSpan().IndexOf(nik) >= 0);
        });
    }

    private static Task<(int Persons, int Affiliations)> CountAsync(World world) =>
        world.AskAsync<Db, (int, int)>(async db =>
            (await db.Persons.CountAsync(World.Ct), await db.Affiliations.CountAsync(World.Ct))
        );

    private static Task<List<string>> NamesAsync(World world) =>
        world.AskAsync<Db, List<string>>(db =>
        {
            var persons = db.Persons;
            return persons.OrderBy(p => p.NameKey).Select(p => p.Name).ToListAsync(World.Ct);
        });

    private static Task<int> AuditedAsync(World world) =>
        world.AskAsync<Db, int>(db =>
            db.Set<NaikKelas.Kernel.Auditing.AuditEntry>()
                .CountAsync(
                    a => a.Subject.StartsWith("persons/") || a.Subject.StartsWith("affiliations/"),
                    World.Ct
                )
        );
}
