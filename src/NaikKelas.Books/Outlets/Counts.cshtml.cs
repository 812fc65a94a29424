using Microsoft.AspNetCore.Mvc;
using NaikKelas.Books.Desk;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Outlets;

/// <summary>Counts of an outlet, and what they found.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class CountsModel(BooksReach reach, OutletBook book, AgencyClock clock, Actor actor)
    : OutletPage(reach, book, actor)
{
    public IReadOnlyList<StockTake> Takes { get; private set; } = [];

    public bool CountedToday => Takes.Any(t => t.CountedOn == clock.Today);

    public async Task<IActionResult> OnGetAsync(Guid cooperative, string outlet, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, outlet, ct))
            return NotFound();
        Takes = await Book.TakesAsync(Books, Outlet.Code, ct);
        return Page();
    }
}
