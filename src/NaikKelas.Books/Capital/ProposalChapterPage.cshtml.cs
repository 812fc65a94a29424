using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Capital;

/// <summary>One chapter, to be written. Of two who write at once the second sees both texts.</summary>
[Allow(Role.CoopBoard)]
internal sealed class ProposalChapterPageModel(
    BooksReach reach,
    CapitalBook book,
    MakeProposal make,
    SaveProposalText save,
    Actor actor
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public ProposalChapter Chapter { get; private set; } = null!;

    /// <summary>From the data; empty before anything is planned.</summary>
    public string Suggestion { get; private set; } = "";

    [BindProperty]
    public SaveProposalText.Input Input { get; set; } = new();

    /// <summary>Somebody else saved meanwhile.</summary>
    public FinanceText? Theirs { get; private set; }

    public string Above => $"/pembukuan/{Books.CooperativeId.Value}/modal/proposal";

    public string Here => $"{Above}/{Chapter.Code}";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, string chapter, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, chapter, ct))
            return NotFound();
        var last = (await book.TextsAsync(Books.CooperativeId, ct)).GetValueOrDefault(chapter);
        Input = new()
        {
            Words = string.IsNullOrEmpty(last?.Words) ? Suggestion : last.Words,
            Version = last?.Version ?? 0,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, string chapter, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, chapter, ct))
            return NotFound();
        var saved = await save.RunAsync(Books, chapter, Input, ct);
        if (!saved.Refused)
            return this.Done($"Bab disimpan.", $"{Above}#{chapter}");
        if (
            saved.Refusal is { Code: "stale" }
            && (await book.TextsAsync(Books.CooperativeId, ct)).GetValueOrDefault(chapter) is { } theirs
        )
        {
            Theirs = theirs;
            Input = Input with { Version = theirs.Version };
            ModelState.Remove("Input.Version");
        }

        return this.Again(saved);
    }

    private async Task<bool> LoadAsync(Guid cooperative, string chapter, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || !actor.IsIn(books.CooperativeId, Role.CoopBoard)
            || ProposalOutline.Find(chapter) is not { } known
        )
            return false;
        (Books, Chapter) = (books, known);
        var made = await make.RunAsync(books, ct);
        if (!made.Refused)
            Suggestion = ProposalWords.Of(chapter, made.Value!.Facts);
        return true;
    }
}
