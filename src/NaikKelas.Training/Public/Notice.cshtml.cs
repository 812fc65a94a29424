using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;

namespace NaikKelas.Training.Public;

/// <summary>The list for the notice board on paper: codes, class, status.</summary>
[AllowAnonymous]
public sealed class NoticeModel(ResultBook book) : PageModel
{
    /// <summary>Rows on one printed page of this list; the PDF has them all.</summary>
    private const int Rows = ListQuery.SizeMax;

    internal PublicResult Result { get; private set; } = null!;

    public int Pages => ((IPage)Result.Lines).Pages;

    public int Number => ((IPage)Result.Lines).Number;

    public async Task<IActionResult> OnGetAsync(string slug, int? hal, CancellationToken ct)
    {
        var query = ListQuery.Of($"/hasil/{slug}/cetak", $"?ukuran={Rows:0}&hal={hal ?? 1:0}");
        if (await book.ReadAsync(slug, query, ct) is not { } result)
            return NotFound();
        Result = result;
        return Page();
    }
}
