using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Sheets;

[Allow(Role.Officer, Role.Verifier, Role.Administrator)]
internal sealed class ExportPersonsModel(PersonList list, Regions regions, Db db) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, ListQuery query, CancellationToken ct)
    {
        var rows = await list.ReadAllAsync(query, ct);
        db.Audit("persons.exported", "persons", $"{rows.Count}");
        await db.SaveChangesAsync(ct);
        return File(
            RegistryFiles.Of(format, rows, regions),
            format == "csv" ? RegistryFiles.Csv : RegistryFiles.Xlsx,
            $"orang.{format}"
        );
    }
}
