using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Rats;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Lpj;

/// <summary>The LPJ book of a year, or the supervisors' report: read chapter by chapter, and taken along as PDF or DOCX.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class LpjPageModel(BooksReach reach, RatBook rats, MakeLpj make) : PageModel
{
    /// <summary>Of a long list, so many rows stand on the page; all of them stand in the file.</summary>
    private const int RowsShown = 8;

    /// <summary>Statements are read whole.</summary>
    private const int LongFrom = 45;

    public const string Supervisors = "pengawas";

    public BooksCard Books { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true, Name = "buku")]
    public string? Book { get; set; }

    public Rat Rat { get; private set; } = null!;

    /// <summary>Null where nothing was posted yet.</summary>
    public LpjPaper? Paper { get; private set; }

    public LpjKind Kind => Book == Supervisors ? LpjKind.Pengawas : LpjKind.Pengurus;

    public string KindPath => Kind == LpjKind.Pengawas ? Supervisors : "pengurus";

    public string Above => $"/pembukuan/{Books.CooperativeId.Value}/rat/{Year}";

    public string Here => $"{Above}/lpj";

    public bool Editable => Rat.State != RatState.Filed;

    public static IReadOnlyList<IReadOnlyList<string>> Shown(LpjTable table) =>
        table.Rows.Count > LongFrom || table.Columns.Count > 4 && table.Rows.Count > RowsShown * 2
            ? [.. table.Rows.Take(RowsShown)]
            : table.Rows;

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        var made = await make.RunAsync(Books, Rat, Kind, ct);
        Paper = made.Refused ? null : made.Value;
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(Guid cooperative, string? format, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        var made = await make.RunAsync(Books, Rat, Kind, ct);
        if (made.Refused)
            return this.Again(made, "");
        var name = $"lpj-{KindPath}-{Year}";
        return format == "docx"
            ? File(
                made.Value!.Docx(),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                $"{name}.docx"
            )
            : File(made.Value!.Pdf(), "application/pdf", $"{name}.pdf");
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || await rats.FindAsync(books.CooperativeId, Year, ct) is not { } rat
        )
            return false;
        (Books, Rat) = (books, rat);
        return true;
    }
}
