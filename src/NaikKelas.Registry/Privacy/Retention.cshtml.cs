using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Documents.Sheets;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Privacy;

/// <summary>What the rules of keeping would let go, and the record of processing (UU 27/2022 art. 31).</summary>
[Allow(Role.Administrator)]
internal sealed class RetentionModel(ApplyRetention retention) : PageModel
{
    public IReadOnlyList<RetentionLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Lines = await retention.CountAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        this.Done($"{await retention.RunAsync(ct)} hal dihapus.", "/admin/retensi");

    public IActionResult OnGetRecord()
    {
        var t = this.Texts;
        using var output = new MemoryStream();
        using (
            var sheet = SheetWriter.Xlsx(
                output,
                "Pemrosesan",
                [
                    new(t["Kegiatan"], Width: 44),
                    new(t["Data"], Width: 50),
                    new(t["Untuk apa"], Width: 50),
                    new(t["Dasar hukum"], Width: 44),
                    new(t["Berapa lama"], Width: 44),
                    new(t["Siapa yang melihat"], Width: 40),
                    new(t["Versi"], Width: 12),
                ]
            )
        )
            foreach (var n in PrivacyRules.Current.Notices)
                sheet.Row(
                    t[n.Title],
                    t[n.Data],
                    t[n.Use],
                    t[n.Basis],
                    t[n.Keeping],
                    t[n.Recipients],
                    n.Version
                );
        return File(
            output.ToArray(),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "catatan-pemrosesan.xlsx"
        );
    }
}
