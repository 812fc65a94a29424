using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Imports;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Imports;

/// <summary>A sheet that the officer of 35.72 uploaded; its one row is bad.</summary>
internal sealed class ImportRunSeed : IRouteSeed
{
    public string Name => "import-run";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var found = await world
            .As(Role.Officer, "35.72")
            .CheckAsync<ImportOfficers>(
                Importing.Xlsx(
                    Importing.OfficerHeadings,
                    Importing.Officer(Importing.Nik(1), "Siti Rahma", "Koperasi Entah")
                )
            );
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["jenis"] = "pengurus",
            ["run"] = found.Run.Id.Value.ToString(),
        };
    }
}
