using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry;
using NaikKelas.Registry.Imports;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Imports;

public sealed class ImportCooperativesTests
{
    private static readonly string[] Headings =
    [
        "NAMA koperasi",
        "jenis",
        "Kode Desa",
        "Desa",
        "Kecamatan",
        "No HP",
        "NIK Koperasi",
        "Tanggal Berdiri",
        "Nomor AHU",
        "Tgl AHU",
        "NIB",
    ];

    public static TheoryData<string> Providers => World.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_same_file_twice_changes_nothing_and_a_changed_one_only_what_it_tells(
        string provider
    )
    {
        await using var world = await World.StartAsync(provider);
        var officer = world.Officer();
        var file = Importing.Xlsx(
            Headings,
            Row(
                "KDMP Keras",
                village: "Keras",
                district: "Diwek",
                number: "3517080010001",
                nib: "1234567890123"
            ),
            Row(
                "KSP Maju",
                kind: "KSP",
                code: "35.17.09.2001",
                ahu: "605/BH/XVI.09/1990",
                ahuDate: "1990-02-01"
            )
        );
        Assert.Equal(2, (await officer.ImportAsync<ImportCooperatives>(file)).RowsNew);
        Assert.Equal(2, (await officer.CheckAsync<ImportCooperatives>(file)).Run.RowsUnchanged);
        Assert.Equal((2, 2), await CountAsync(world));

        var changed = Importing.Xlsx(
            Headings,
            Row("KDMP Keras Jaya", village: "Keras", district: "Diwek", number: "3517080010001"),
            Row(
                "KSP Maju",
                kind: "KSP",
                code: "35.17.09.2001",
                ahu: "605/BH/XVI.09/1991",
                phone: "0812-3456-7890"
            )
        );
        var found = await officer.CheckAsync<ImportCooperatives>(changed);
        Assert.Equal(
            [
                "NAMA: KDMP Keras → KDMP Keras Jaya",
                "NOMOR HP:  → 0812-3456-7890",
                "NOMOR AHU: 605/BH/XVI.09/1990 → 605/BH/XVI.09/1991",
            ],
            found.Report.Changes.Select(c =>
                $"{c.Heading.Replace(" Koperasi", "", StringComparison.Ordinal).ToUpperInvariant()}: {c.Old} → {c.Now}"
            )
        );
        Assert.False((await officer.ApplyAsync<ImportCooperatives>(found.Run.Id)).Refused);
        Assert.Equal(2, (await officer.CheckAsync<ImportCooperatives>(changed)).Run.RowsUnchanged);
        Assert.Equal((2, 2), await CountAsync(world));
    }

    [Fact]
    public async Task Every_problem_is_told_with_its_cell()
    {
        await using var world = await World.StartAsync();
        var found = await world
            .Officer()
            .CheckAsync<ImportCooperatives>(
                Importing.Xlsx(
                    Headings,
                    Row("Desa Entah", village: "Atlantis", district: "Diwek"),
                    Row("Kode Entah", code: "35.17.08.2999"),
                    Row("Kode Aneh", code: "3517082001"),
                    Row("Kecamatan Entah", village: "Keras", district: "Entah"),
                    Row("Tanpa Desa"),
                    Row("Kota Blitar", code: "35.72.01.1001"),
                    Row("Jenis Aneh", kind: "Perseroan", code: "35.17.08.2001"),
                    Row("Belum Berdiri", code: "35.17.08.2001", founded: "01/01/2030"),
                    Row("NIB Pendek", code: "35.17.08.2001", nib: "123"),
                    Row("Kembar", code: "35.17.08.2001"),
                    Row("KEMBAR", code: "35.17.08.2001"),
                    Row("AHU Tanpa Nomor", code: "35.17.08.2001", ahuDate: "01/01/2025")
                )
            );
        Assert.Equal(
            [
                "D2 village-unknown",
                "C3 village-unknown",
                "C4 village-code",
                "E5 district-unknown",
                "C6 village-missing",
                "C7 region.out-of-reach",
                "B8 cell-invalid",
                "H9 organisation.founded",
                "K10 cell-invalid",
                "A12 cooperative-twice",
                "I13 document.number-missing",
            ],
            found.Problems
        );
    }

    [Fact]
    public async Task A_number_used_in_another_region_is_refused_without_telling_by_whom()
    {
        await using var world = await World.StartAsync();
        await world
            .Officer()
            .ImportAsync<ImportCooperatives>(
                Importing.Xlsx(Headings, Row("KSP Maju", code: "35.17.09.2001", number: "3517090010001"))
            );
        var found = await world
            .As(Role.Officer, "35.72")
            .CheckAsync<ImportCooperatives>(
                Importing.Xlsx(Headings, Row("KSP Lain", code: "35.72.01.1001", number: "3517090010001"))
            );
        Assert.Equal(["G2 cooperative-unknown"], found.Problems);
        Assert.DoesNotContain("Maju", found.Report.Problems[0].Message.Indonesian, StringComparison.Ordinal);
    }

    private static string?[] Row(
        string name,
        string kind = "KDMP",
        string? code = null,
        string? village = null,
        string? district = null,
        string? phone = null,
        string? number = null,
        string? founded = null,
        string? ahu = null,
        string? ahuDate = null,
        string? nib = null
    ) => [name, kind, code, village, district, phone, number, founded, ahu, ahuDate, nib];

    private static Task<(int Cooperatives, int Papers)> CountAsync(World world) =>
        world.AskAsync<Db, (int, int)>(async db =>
            (await db.Organisations.CountAsync(World.Ct), await db.LegalDocuments.CountAsync(World.Ct))
        );
}
