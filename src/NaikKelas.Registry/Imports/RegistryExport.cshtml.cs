using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Imports;

/// <summary>Officers and RAT records as a file, written while they are read: no size is too large.</summary>
[Allow(Role.Officer)]
internal sealed class RegistryExportModel(RegistryExport export) : PageModel
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true, Name = "berkas")]
    public string FileName { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var isCsv = FileName.EndsWith(".csv", StringComparison.Ordinal);
        if (!isCsv && !FileName.EndsWith(".xlsx", StringComparison.Ordinal))
            return NotFound();
        if (export.Of(Path.GetFileNameWithoutExtension(FileName)) is not { } sheet)
            return NotFound();
        await export.TellAsync(sheet, ct);
        // The sheet writers know only plain streams.
        if (HttpContext.Features.Get<IHttpBodyControlFeature>() is { } body)
            body.AllowSynchronousIO = true;
        Response.ContentType = isCsv ? "text/csv; charset=utf-8" : Xlsx;
        Response.Headers.ContentDisposition = $"attachment; filename=\"{FileName}\"";
        Response.Headers.CacheControl = "no-store";
        using (
            var writer = isCsv
                ? SheetWriter.Csv(Response.Body, sheet.Headings)
                : SheetWriter.Xlsx(Response.Body, sheet.Title, sheet.Headings)
        )
            await sheet.WriteAsync(writer, ct);
        return new EmptyResult();
    }
}
