using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Outlets;

/// <summary>
/// The till. With a script goods are big buttons and everything works without signal; without one the same sale is a form.
/// </summary>
[Allow(Role.CoopTreasurer)]
internal sealed class TillModel(
    BooksReach reach,
    OutletBook book,
    SellGoods sell,
    AgencyClock clock,
    Actor actor
) : OutletPage(reach, book, actor)
{
    /// <summary>Rows of the form without a script; more are found by their name.</summary>
    private const int RowsMax = 40;

    public sealed record Row
    {
        public Guid Good { get; init; }

        /// <summary>Empty: not bought.</summary>
        public decimal? Quantity { get; init; }
    }

    public sealed record Form
    {
        public Guid Key { get; init; }

        [Display(Name = "Nomor anggota (kosong: umum)")]
        public string? Member { get; init; }

        [Display(Name = "Bon: dibayar kemudian")]
        public bool Credit { get; init; }

        [Display(Name = "Tanggal")]
        public DateOnly? Date { get; init; }

        public List<Row> Lines { get; init; } = [];
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Good> Goods { get; private set; } = [];

    public string Search { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(
        Guid cooperative,
        string outlet,
        string? q,
        CancellationToken ct
    )
    {
        Input = new() { Key = Guid.CreateVersion7(), Date = clock.Today };
        return await FillAsync(cooperative, outlet, q, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(
        Guid cooperative,
        string outlet,
        string? q,
        CancellationToken ct
    )
    {
        if (!await FillAsync(cooperative, outlet, q, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var body = await BodyAsync(ct);
        if (body.Refused)
            return this.Again(body);
        var sold = await sell.RunAsync(Books, Input.Key.ToString(), body.Value, ct);
        return sold.Refused
            ? this.Again(sold)
            : this.Done(
                $"Tercatat: {sold.Value.Reference}.",
                $"/pembukuan/{cooperative}/bukti/{sold.Value.Seq}"
            );
    }

    /// <summary>What the form says, with today's prices.</summary>
    private async Task<Result<SaleBody>> BodyAsync(CancellationToken ct)
    {
        var wrong = new Refusals();
        MemberId? member = null;
        if (Input.Member?.Trim() is { Length: > 0 } number)
        {
            member = (await Book.MembersAsync(Books, ct))
                .Where(m => m.Number == number)
                .Select(m => (MemberId?)m.Id)
                .FirstOrDefault();
            wrong.When(
                member is null,
                "unknown-member",
                $"Anggota tidak ditemukan di koperasi ini, atau sudah keluar.",
                nameof(Input.Member)
            );
        }

        var bought = Input.Lines.Where(l => l.Quantity is not null).ToList();
        wrong.When(
            bought.Exists(l => Quantities.Of(l.Quantity!.Value) is null),
            "quantity",
            $"Isi banyaknya paling banyak tiga angka di belakang koma."
        );
        if (wrong.Any)
            return wrong;
        var prices = Goods.ToDictionary(g => g.Id.Value, g => member is null ? g.PriceOther : g.PriceMember);
        return new SaleBody(
            Outlet.Code,
            Input.Date,
            [
                .. bought.Select(l => new SaleLine(
                    l.Good,
                    Quantities.Of(l.Quantity!.Value)!.Value,
                    prices.GetValueOrDefault(l.Good).Value
                )),
            ],
            member?.Value,
            Input.Credit
        );
    }

    private async Task<bool> FillAsync(Guid cooperative, string outlet, string? q, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, outlet, ct))
            return false;
        Search = q?.Trim() ?? "";
        var key = Search.ToUpperInvariant();
        Goods =
        [
            .. (await Book.GoodsAsync(Books, Outlet.Code, active: true, ct))
                .Where(g => g.NameKey.Contains(key, StringComparison.Ordinal))
                .Take(RowsMax),
        ];
        return true;
    }
}
