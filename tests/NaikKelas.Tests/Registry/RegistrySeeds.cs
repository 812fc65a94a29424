using NaikKelas.Kernel;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Papers;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Rats;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Registry;

internal abstract class RegistrySeed(string name) : IRouteSeed
{
    public string Name => name;

    public abstract Task<IReadOnlyDictionary<string, string>> PlantAsync(World world);

    /// <summary>Every request gets a co-op of its own, so names must differ.</summary>
    protected static Task<OrganisationId> CoopAsync(World world) =>
        world.CoopAsync($"KSP {Guid.CreateVersion7():N}");

    protected static IReadOnlyDictionary<string, string> Of(
        params (string Name, object Value)[] parameters
    ) => parameters.ToDictionary(p => p.Name, p => p.Value.ToString()!, StringComparer.Ordinal);
}

internal sealed class CoopSeed() : RegistrySeed("coop")
{
    public override async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        Of(("id", (await CoopAsync(world)).Value));
}

internal sealed class CoopDocumentSeed() : RegistrySeed("coop-document")
{
    public override async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var coop = await CoopAsync(world);
        var document = Granted(
            await world.AskAsync<RecordDocument, Result<Guid>>(r =>
                r.RunAsync(
                    coop,
                    null,
                    new RecordDocument.Input { Kind = LegalDocumentKind.Deed, Number = "12" },
                    World.Ct
                )
            )
        );
        return Of(("id", coop.Value), ("document", document));
    }
}

internal sealed class CoopRatSeed() : RegistrySeed("coop-rat")
{
    public override async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var coop = await CoopAsync(world);
        Granted(
            await world.AskAsync<RecordRat, Result<Guid>>(r =>
                r.RunAsync(
                    coop,
                    new RatInput
                    {
                        BookYear = 2025,
                        HeldOn = new DateOnly(2026, 3, 1),
                        Source = "BA",
                    },
                    World.Ct
                )
            )
        );
        return Of(("id", coop.Value), ("year", 2025));
    }
}

internal sealed class CoopOfficerSeed() : RegistrySeed("coop-officer")
{
    public override async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var coop = await CoopAsync(world);
        var place = await world.PlaceAsync(coop, await world.PersonAsync("Budi"), Position.Chair);
        return Of(("id", coop.Value), ("affiliation", place));
    }
}

internal sealed class PersonSeed() : RegistrySeed("person")
{
    public override async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        Of(("id", (await world.PersonAsync("Sari")).Value));
}

internal sealed class PersonPairSeed() : RegistrySeed("person-pair")
{
    public override async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        Of(
            ("id", (await world.PersonAsync("Sari")).Value),
            ("lain", (await world.PersonAsync("Sari")).Value)
        );
}

internal sealed class AgencySeed() : RegistrySeed("agency")
{
    public override async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var known = await world.AskAsync<AgencyDirectory, AgencyCard?>(d =>
            d.ForRegionAsync(Blitar, World.Ct)
        );
        return Of(("id", known?.Id.Value ?? await RegisterAsync(world)));
    }

    private static async Task<Guid> RegisterAsync(World world) =>
        Granted(
            await world.AskAsync<RegisterAgency, Result<AgencyId>>(r =>
                r.RunAsync(
                    new AgencyInput
                    {
                        RegionCode = Blitar,
                        Government = "PEMERINTAH KOTA BLITAR",
                        Name = "Dinas Koperasi",
                        Address = "Jalan Contoh 1",
                        City = "Blitar",
                        HeadName = "Contoh",
                        HeadTitle = "Kepala Dinas",
                        DecreePattern = "188/{n}/{year}",
                    },
                    World.Ct
                )
            )
        ).Value;
}

internal sealed class ExportFormatSeed() : RegistrySeed("export-format")
{
    public override Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        Task.FromResult(Of(("format", "csv")));
}

internal sealed class ExportFileSeed() : RegistrySeed("export-file")
{
    public override Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        Task.FromResult(Of(("berkas", "pengurus.csv")));
}
