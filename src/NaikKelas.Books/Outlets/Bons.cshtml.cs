using Microsoft.AspNetCore.Mvc;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Outlets;

/// <summary>Who still owes for goods, and what they pay.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class BonsModel(BooksReach reach, OutletBook book, PayBon pay, Actor actor)
    : OutletPage(reach, book, actor)
{
    [BindProperty]
    public PayBon.Input Input { get; set; } = new();

    public IReadOnlyList<BonRow> Rows { get; private set; } = [];

    /// <summary>Whose payment is being written; null before one was chosen.</summary>
    public BonRow? Chosen => Rows.FirstOrDefault(r => r.Card.Value == Input.Card);

    public async Task<IActionResult> OnGetAsync(
        Guid cooperative,
        string outlet,
        Guid? kartu,
        CancellationToken ct
    )
    {
        if (!await FillAsync(cooperative, outlet, ct))
            return NotFound();
        Input = new() { Key = Guid.CreateVersion7(), Card = kartu ?? default };
        if (Chosen is { } chosen)
            Input = Input with { Amount = new(chosen.Owed) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, string outlet, CancellationToken ct)
    {
        if (!await FillAsync(cooperative, outlet, ct) || !Treasurer)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var paid = await pay.RunAsync(Books, Outlet.Code, Input, ct);
        return paid.Refused
            ? this.Again(paid)
            : this.Done(
                $"Tercatat: {paid.Value.Reference}.",
                $"/pembukuan/{cooperative}/bukti/{paid.Value.Seq}"
            );
    }

    private async Task<bool> FillAsync(Guid cooperative, string outlet, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, outlet, ct))
            return false;
        Rows = await Book.BonsAsync(Books, ct);
        return true;
    }
}
