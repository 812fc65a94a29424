using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Capital;

/// <summary>The proposal chapter by chapter, and as PDF.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class ProposalPageModel(BooksReach reach, MakeProposal make, Actor actor) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    /// <summary>Null where nothing is planned yet.</summary>
    public ProposalPaper? Paper { get; private set; }

    public bool Board => actor.IsIn(Books.CooperativeId, Role.CoopBoard);

    public string Above => $"/pembukuan/{Books.CooperativeId.Value}/modal";

    public string Here => $"{Above}/proposal";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        var made = await make.RunAsync(books, ct);
        Paper = made.Refused ? null : made.Value;
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        var made = await make.RunAsync(books, ct);
        return made.Refused
            ? this.Again(made, "")
            : File(
                made.Value!.Pdf(),
                "application/pdf",
                $"proposal-{made.Value.Facts.Plan.Plan.Version}.pdf"
            );
    }
}
