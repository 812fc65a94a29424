using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Documents.Sheets;
using NaikKelas.Interface;
using NaikKelas.Interface.Exports;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;
using NaikKelas.Registry.Sheets;

namespace NaikKelas.Registry;

/// <summary>The registry on the command line: the same files as the pages give, of everything.</summary>
internal static class RegistryCommands
{
    private static readonly ListQuery Everything = ListQuery.Of("", "");

    /// <summary><c>naikkelas export cooperatives FILE</c>, <c>naikkelas export persons FILE [--with-nik --reason WHY]</c>.</summary>
    internal static Command Export(Func<IServiceProvider> services)
    {
        var withNik = new Option<bool>("--with-nik")
        {
            Description = "NIK lengkap, bukan yang disamarkan; butuh --reason dan tercatat di jejak audit",
        };
        var reason = new Option<string?>("--reason") { Description = "Untuk apa NIK lengkap diperlukan" };
        return new Command("export", "Ekspor ke Excel, CSV atau JSON")
        {
            ExportCommand.Of("cooperatives", "Koperasi dan organisasi lain", services, CooperativesAsync),
            ExportCommand.Of(
                "persons",
                "Orang, dengan NIK disamarkan",
                services,
                (provider, parsed, ct) =>
                    provider
                        .GetRequiredService<ExportPersons>()
                        .RunAsync(Everything, parsed.GetValue(withNik), parsed.GetValue(reason), ct),
                withNik,
                reason
            ),
        };
    }

    private static async Task<Result<SheetFile>> CooperativesAsync(
        IServiceProvider services,
        ParseResult parsed,
        CancellationToken ct
    )
    {
        var rows = await services.GetRequiredService<OrganisationList>().ReadAllAsync(Everything, ct);
        var db = services.GetRequiredService<Db>();
        db.Audit("organisations.exported", "organisations", $"{rows.Count}");
        await db.SaveChangesAsync(ct);
        return RegistryFiles.Of(rows, services.GetRequiredService<Regions>());
    }
}
