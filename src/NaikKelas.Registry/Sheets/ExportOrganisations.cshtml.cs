using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Sheets;

[Allow(Role.Officer, Role.Verifier, Role.Head, Role.Administrator)]
internal sealed class ExportOrganisationsModel(OrganisationList list, Regions regions, Db db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, ListQuery query, CancellationToken ct)
    {
        var rows = await list.ReadAllAsync(query, ct);
        db.Audit("organisations.exported", "organisations", $"{rows.Count}");
        await db.SaveChangesAsync(ct);
        return File(
            RegistryFiles.Of(rows, regions).ToBytes(format),
            format == "csv" ? RegistryFiles.Csv : RegistryFiles.Xlsx,
            $"koperasi.{format}"
        );
    }
}
