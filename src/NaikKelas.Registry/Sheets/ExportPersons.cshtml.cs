using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Sheets;

[Allow(Role.Officer, Role.Verifier, Role.Administrator)]
internal sealed class ExportPersonsModel(ExportPersons export) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string format, ListQuery query, CancellationToken ct)
    {
        var file = await export.RunAsync(query, withNik: false, reason: null, ct);
        return file.Refused
            ? NotFound()
            : File(
                file.Value.ToBytes(format),
                format == "csv" ? RegistryFiles.Csv : RegistryFiles.Xlsx,
                $"orang.{format}"
            );
    }
}
