using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Rats;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Lpj;

/// <summary>One chapter, to be written. Of two who write at once the second sees both texts.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class LpjChapterPageModel(BooksReach reach, RatBook rats, LpjBook lpj, SaveLpjText save)
    : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    public LpjKind Kind { get; private set; }

    public LpjChapter Chapter { get; private set; } = null!;

    public Rat Rat { get; private set; } = null!;

    public IReadOnlyList<(LpjText Text, string? Name)> Versions { get; private set; } = [];

    /// <summary>From the books; empty where they tell nothing yet.</summary>
    public string Suggestion { get; private set; } = "";

    /// <summary>Signatures that a new text would undo.</summary>
    public int Signed { get; private set; }

    [BindProperty]
    public SaveLpjText.Input Input { get; set; } = new();

    /// <summary>Somebody else saved meanwhile: their text stands beside what was typed.</summary>
    public LpjText? Theirs { get; private set; }

    public bool Editable => Rat.State != RatState.Filed;

    public string Above =>
        $"/pembukuan/{Books.CooperativeId.Value}/rat/{Year}/lpj{(Kind == LpjKind.Pengawas ? "?buku=pengawas" : "")}";

    public string Here =>
        $"/pembukuan/{Books.CooperativeId.Value}/rat/{Year}/lpj/{(Kind == LpjKind.Pengawas ? "pengawas" : "pengurus")}/{Chapter.Code}";

    public async Task<IActionResult> OnGetAsync(
        Guid cooperative,
        string book,
        string chapter,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, book, chapter, ct))
            return NotFound();
        var last = Versions.Count > 0 ? Versions[0].Text : null;
        Input = new()
        {
            Words = string.IsNullOrEmpty(last?.Words) ? Suggestion : last.Words,
            Version = last?.Version ?? 0,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        Guid cooperative,
        string book,
        string chapter,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, book, chapter, ct))
            return NotFound();
        var saved = await save.RunAsync(Books, Year, Kind, Chapter.Code, Input, ct);
        if (!saved.Refused)
            return this.Done($"Bab disimpan.", $"{Above}#{Chapter.Code}");
        if (saved.Refusal is { Code: "stale" })
            await ConflictAsync(ct);
        return this.Again(saved);
    }

    /// <summary>What was typed stays; saved once more it goes on top of theirs, knowingly.</summary>
    private async Task ConflictAsync(CancellationToken ct)
    {
        Versions = await lpj.VersionsAsync(Books.CooperativeId, Year, Kind, Chapter.Code, ct);
        Theirs = Versions[0].Text;
        Input = Input with { Version = Theirs.Version };
        ModelState.Remove("Input.Version");
    }

    private async Task<bool> LoadAsync(Guid cooperative, string book, string chapter, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || book is not ("pengurus" or LpjPageModel.Supervisors)
            || await rats.FindAsync(books.CooperativeId, Year, ct) is not { } rat
        )
            return false;
        (Books, Rat) = (books, rat);
        Kind = book == LpjPageModel.Supervisors ? LpjKind.Pengawas : LpjKind.Pengurus;
        if (LpjOutline.Current.Find(Kind, chapter) is not { } known)
            return false;
        Chapter = known;
        Versions = await lpj.VersionsAsync(books.CooperativeId, Year, Kind, chapter, ct);
        if (await lpj.HasFiguresAsync(books.CooperativeId, Year, ct))
            Suggestion = LpjWords.Of(Kind, chapter, await lpj.FactsAsync(books, rat, ct));
        if (Kind == LpjKind.Pengurus)
            Signed = (await rats.SignersAsync(rat, ct)).Count(s => !s.Waits);
        return true;
    }
}
