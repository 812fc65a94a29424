using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Members;

/// <summary>The register of members, what they saved, and who is behind.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class MembersModel(BooksReach reach, MemberBook book, Actor actor) : PageModel
{
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
        return Page();
    }
}
