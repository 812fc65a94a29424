using Microsoft.AspNetCore.Mvc;
using NaikKelas.Books.Desk;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Outlets;

/// <summary>One count, good by good.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class OneCountModel(BooksReach reach, OutletBook book, Actor actor)
    : OutletPage(reach, book, actor)
{
    public StockTake Take { get; private set; } = null!;

    public IReadOnlyList<(Good Good, StockTakeLine Line)> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(
        Guid cooperative,
        string outlet,
        DateOnly day,
        CancellationToken ct
    )
    {
        if (
            !await LoadAsync(cooperative, outlet, ct)
            || (await Book.TakesAsync(Books, Outlet.Code, ct)).Find(t => t.CountedOn == day) is not { } take
        )
            return NotFound();
        Take = take;
        Lines = await Book.TakeAsync(Books, take, ct);
        return Page();
    }
}
