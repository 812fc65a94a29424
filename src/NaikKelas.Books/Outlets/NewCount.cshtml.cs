using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Outlets;

/// <summary>The form one walks along the shelves with.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class NewCountModel(BooksReach reach, OutletBook book, CountStock count, Actor actor)
    : OutletPage(reach, book, actor)
{
    [BindProperty]
    public CountStock.Input Input { get; set; } = new();

    public IReadOnlyList<Good> Goods { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid cooperative, string outlet, CancellationToken ct) =>
        await FillAsync(cooperative, outlet, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid cooperative, string outlet, CancellationToken ct)
    {
        if (!await FillAsync(cooperative, outlet, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var taken = await count.RunAsync(Books, Outlet.Code, Input, ct);
        if (taken.Refused)
            return this.Again(taken);
        var day = taken.Value.CountedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return this.Done($"Opname dicatat.", $"{Home}/opname/{day}");
    }

    private async Task<bool> FillAsync(Guid cooperative, string outlet, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, outlet, ct))
            return false;
        Goods = await Book.GoodsAsync(Books, Outlet.Code, active: true, ct);
        return true;
    }
}
