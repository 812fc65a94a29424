using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Outlets;

/// <summary>What an outlet sells: prices, what is there, what runs out.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class GoodsModel(BooksReach reach, OutletBook book, Actor actor)
    : OutletPage(reach, book, actor)
{
    private const string Short = "kurang";
    private const string Gone = "tidak-dijual";

    public Page<Good> Rows { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Shows =>
        [new(this.Texts["Di bawah minimum"], Short), new(this.Texts["Tidak dijual lagi"], Gone)];

    public async Task<IActionResult> OnGetAsync(
        Guid cooperative,
        string outlet,
        ListQuery query,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, outlet, ct))
            return NotFound();
        IReadOnlyList<Good> shown =
        [
            .. (await Book.GoodsAsync(Books, Outlet.Code, active: false, ct))
                .Where(g =>
                    query["tampil"] switch
                    {
                        Short => g.Active && g.Quantity < g.Minimum,
                        Gone => !g.Active,
                        _ => g.Active,
                    }
                )
                .Where(g => g.NameKey.Contains(query.Q.ToUpperInvariant(), StringComparison.Ordinal)),
        ];
        Rows = shown.ToPage(query);
        return Page();
    }
}
