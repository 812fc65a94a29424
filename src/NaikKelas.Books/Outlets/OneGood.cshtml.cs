using Microsoft.AspNetCore.Mvc;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Outlets;

/// <summary>One good: its prices, and its stock card.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class OneGoodModel(BooksReach reach, OutletBook book, SaveGood save, Actor actor)
    : OutletPage(reach, book, actor)
{
    /// <summary>A screen or two; older lines stand in the journals.</summary>
    private const int CardMax = 100;

    [BindProperty]
    public SaveGood.Input Input { get; set; } = new();

    public Good Good { get; private set; } = null!;

    public IReadOnlyList<CardLine> Card { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(
        Guid cooperative,
        string outlet,
        Guid good,
        CancellationToken ct
    )
    {
        if (!await FindAsync(cooperative, outlet, good, ct))
            return NotFound();
        Input = new()
        {
            Name = Good.Name,
            Measure = Good.Measure,
            PriceMember = Good.PriceMember,
            PriceOther = Good.PriceOther,
            Minimum = Good.Minimum == 0 ? null : Quantities.Written(Good.Minimum),
            Active = Good.Active,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        Guid cooperative,
        string outlet,
        Guid good,
        CancellationToken ct
    )
    {
        if (!await FindAsync(cooperative, outlet, good, ct) || !Treasurer)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(Books, Outlet.Code, Good.Id, Input, ct);
        return saved.Refused
            ? this.Again(saved)
            : this.Done($"{Input.Name!.Trim()} disimpan.", $"{Home}/barang/{good}");
    }

    private async Task<bool> FindAsync(Guid cooperative, string outlet, Guid id, CancellationToken ct)
    {
        if (
            !await LoadAsync(cooperative, outlet, ct)
            || await Book.GoodAsync(Books, Outlet.Code, new GoodId(id), ct) is not { } good
        )
            return false;
        Good = good;
        Card = await Book.CardAsync(Books, good, CardMax, ct);
        return true;
    }
}
