using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Documents.Sheets;
using NaikKelas.Interface.Imports;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Imports;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Imports;

/// <summary>Sheets, and what people do with them.</summary>
internal static class Importing
{
    public static readonly string[] OfficerHeadings =
    [
        "NIK",
        "Nama",
        "Jenis Kelamin",
        "Tanggal Lahir",
        "Nomor HP",
        "Nomor Induk Koperasi",
        "Nama Koperasi",
        "Kecamatan",
        "Jabatan",
        "Mulai Menjabat",
        "Selesai Menjabat",
    ];

    public static readonly string[] RatHeadings =
    [
        "Nama Koperasi",
        "Tahun Buku",
        "Tanggal RAT",
        "Tanggal Laporan",
        "Hadir",
        "Jumlah Anggota",
        "Sumber",
    ];

    public static byte[] Xlsx(IReadOnlyList<string> headings, params IEnumerable<string?[]> rows)
    {
        using var output = new MemoryStream();
        using (var writer = SheetWriter.Xlsx(output, "Data", [.. headings.Select(h => new SheetHeading(h))]))
            foreach (var row in rows)
                writer.Row([.. row.Select(cell => SheetValue.Of(cell))]);
        return output.ToArray();
    }

    /// <summary>An officer's row under <see cref="OfficerHeadings"/>.</summary>
    public static string?[] Officer(
        string nik,
        string name,
        string cooperative,
        string position = "Ketua",
        string from = "15/07/2025",
        string? until = null,
        string? phone = null
    ) => [nik, name, null, null, phone, null, cooperative, null, position, from, until];

    /// <summary>A made-up NIK of Jombang: a woman born on 5 August 1985, with a running number.</summary>
    public static string Nik(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"351708450885{number:0000}");

    /// <summary>Registers one Merah Putih co-op in each of the first villages of a district.</summary>
    public static async Task<IReadOnlyList<string>> FoundCooperativesAsync(
        this World world,
        int count,
        string district = "35.17.08"
    )
    {
        var villages = world.Services.GetRequiredService<Regions>().Children(district).Take(count).ToList();
        var inputs = villages
            .Select(v => new OrganisationInput
            {
                Kind = OrganisationKind.Kdmp,
                Name = $"Koperasi Desa Merah Putih {v.Name}",
                RegionCode = v.Code,
            })
            .ToList();
        await world.DoAsync<RegisterOrganisation>(async register =>
            Assert.False((await register.RunAllAsync(inputs, World.Ct)).Refused)
        );
        return [.. inputs.Select(i => i.Name!)];
    }

    public static Someone Officer(this World world) => world.As(Role.Officer, "35.17");

    /// <summary>The dry run: its counts, and what is wrong, as "C5 code".</summary>
    public static Task<Checked> CheckAsync<TImport>(
        this Someone who,
        byte[] file,
        string name = "data.xlsx",
        Guid? target = null
    )
        where TImport : Import =>
        who.AskAsync<IServiceProvider, Checked>(async services =>
        {
            var import = services.GetRequiredService<TImport>();
            var id = await services
                .GetRequiredService<CheckImport>()
                .RunAsync(import, target, file, name, World.Ct);
            Assert.False(id.Refused, id.Refusal?.ToString());
            var view = await services
                .GetRequiredService<ImportRunViews>()
                .FindAsync(import, id.Value, "", World.Ct);
            return new Checked(view!.Run, view.Report, view.AppliedBefore);
        });

    public static Task<Result<ImportRun>> ApplyAsync<TImport>(
        this Someone who,
        ImportRunId id,
        bool onlyGood = false
    )
        where TImport : Import =>
        who.AskAsync<IServiceProvider, Result<ImportRun>>(services =>
            services
                .GetRequiredService<ApplyImport>()
                .RunAsync(services.GetRequiredService<TImport>(), id, onlyGood, null, World.Ct)
        );

    /// <summary>Dry run without a problem, then all of it.</summary>
    public static async Task<ImportRun> ImportAsync<TImport>(
        this Someone who,
        byte[] file,
        Guid? target = null
    )
        where TImport : Import
    {
        var found = await who.CheckAsync<TImport>(file, target: target);
        Assert.Empty(found.Problems);
        var applied = await who.ApplyAsync<TImport>(found.Run.Id);
        Assert.False(applied.Refused, applied.Refusal?.ToString());
        return applied.Value!;
    }

    internal sealed record Checked(ImportRun Run, ImportReport Report, DateTime? AppliedBefore)
    {
        public IReadOnlyList<string> Problems => [.. Report.Problems.Select(p => $"{p.Cell} {p.Code}")];
    }
}
