using Microsoft.AspNetCore.Mvc;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Outlets;

/// <summary>A good more on the list.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class NewGoodModel(BooksReach reach, OutletBook book, SaveGood save, Actor actor)
    : OutletPage(reach, book, actor)
{
    [BindProperty]
    public SaveGood.Input Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid cooperative, string outlet, CancellationToken ct) =>
        await LoadAsync(cooperative, outlet, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        Guid cooperative,
        string outlet,
        bool more,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, outlet, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(Books, Outlet.Code, null, Input with { Active = true }, ct);
        return saved.Refused
            ? this.Again(saved)
            : this.Done(
                $"{Input.Name!.Trim()} ditambahkan.",
                more ? $"{Home}/barang/baru" : $"{Home}/barang"
            );
    }
}
