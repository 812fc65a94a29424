using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.MemberView;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Members;

/// <summary>The register of members, what they saved, and who is behind.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class MembersModel(BooksReach reach, MemberBook book, CorrectionBook corrections, Actor actor)
    : PageModel
{
    private const int AskersShown = 20;

    /// <summary>Members who asked for a change, the oldest first.</summary>
    public IReadOnlyList<(MemberId Id, string Name)> Askers { get; private set; } = [];

    public BooksCard Books { get; private set; } = null!;

    public Page<MemberRow> Rows { get; private set; } = null!;

    public (int Members, long Saved, int Behind, long Owed) Sums { get; private set; }

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public IReadOnlyList<SelectListItem> Shows =>
        [new(this.Texts["Menunggak"], "menunggak"), new(this.Texts["Sudah keluar"], "keluar")];

    public async Task<IActionResult> OnGetAsync(Guid cooperative, ListQuery query, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        Rows = await book.ListAsync(books, query, ct);
        Sums = await book.SumsAsync(books, ct);
        Askers = await corrections.AskersAsync(books, AskersShown, ct);
        return Page();
    }
}
