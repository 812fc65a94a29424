using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Outlets;

/// <summary>Goods come in: what, how much, and what they cost together.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class PurchaseModel(
    BooksReach reach,
    OutletBook book,
    BuyGoods buy,
    AgencyClock clock,
    Actor actor
) : OutletPage(reach, book, actor)
{
    private const int LinesMin = 6;
    private const int LinesMax = 60;

    [BindProperty]
    public BuyGoods.Input Input { get; set; } = new();

    public IReadOnlyList<Good> Goods { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Ways =>
        [
            new(this.Texts["Tunai dari kas gerai"], nameof(TradeTerms.Cash)),
            new(this.Texts["Kredit (utang kepada pemasok)"], nameof(TradeTerms.Credit)),
            new(this.Texts["Stok awal: barang yang sudah ada di saldo awal"], nameof(TradeTerms.Opening)),
        ];

    public async Task<IActionResult> OnGetAsync(Guid cooperative, string outlet, CancellationToken ct)
    {
        Input = new()
        {
            Key = Guid.CreateVersion7(),
            Date = clock.Today,
            Terms = TradeTerms.Cash,
        };
        return await FillAsync(cooperative, outlet, 0, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(
        Guid cooperative,
        string outlet,
        bool more,
        CancellationToken ct
    )
    {
        if (!await FillAsync(cooperative, outlet, more ? LinesMin : 0, ct))
            return NotFound();
        if (more)
            return Page();
        if (!ModelState.IsValid)
            return this.Again();
        // Rows that were left empty are no part of what is sent again.
        var bought = await buy.RunAsync(
            Books,
            Outlet.Code,
            Input with
            {
                Lines = [.. Input.Lines.Where(l => !l.Empty)],
            },
            ct
        );
        return bought.Refused
            ? this.Again(bought)
            : this.Done(
                $"Tercatat: {bought.Value.Reference}.",
                $"/pembukuan/{cooperative}/bukti/{bought.Value.Seq}"
            );
    }

    private async Task<bool> FillAsync(Guid cooperative, string outlet, int more, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, outlet, ct))
            return false;
        Goods = await Book.GoodsAsync(Books, Outlet.Code, active: true, ct);
        List<BuyGoods.Line> lines = [.. Input.Lines.Take(LinesMax)];
        var wanted = Math.Min(LinesMax, Math.Max(LinesMin, lines.Count + more));
        while (lines.Count < wanted)
            lines.Add(new());
        Input = Input with { Lines = lines };
        return true;
    }
}
