using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Outlets;

/// <summary>What the pages of one outlet share: whose books, which outlet, who looks.</summary>
internal abstract class OutletPage(BooksReach reach, OutletBook book, Actor actor) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public BusinessUnit Outlet { get; private set; } = null!;

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    /// <summary>All outlets.</summary>
    public string All => $"/pembukuan/{Books.CooperativeId.Value}/gerai";

    /// <summary>This one.</summary>
    public string Home => $"{All}/{Outlet.Code}";

    protected OutletBook Book => book;

    protected async Task<bool> LoadAsync(Guid cooperative, string outlet, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || await book.FindAsync(books, outlet, ct) is not { } unit
        )
            return false;
        (Books, Outlet) = (books, unit);
        return true;
    }
}
