using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Statements;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Outlets;

/// <summary>One outlet: what is to do there, what a month brought, what sells, what runs out.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class OneOutletModel(
    BooksReach reach,
    OutletBook book,
    OutletResults results,
    AgencyClock clock,
    Actor actor
) : OutletPage(reach, book, actor)
{
    private const int MonthsBack = 12;

    public int Shown { get; private set; }

    public OutletMonth Month { get; private set; } = null!;

    public IReadOnlyList<BestSeller> Best { get; private set; } = [];

    public IReadOnlyList<Good> Goods { get; private set; } = [];

    public IEnumerable<Good> Low => Goods.Where(g => g.Active && g.Quantity < g.Minimum);

    public IEnumerable<SelectListItem> Months =>
        Enumerable
            .Range(0, MonthsBack)
            .Select(back => clock.Today.AddMonths(-back))
            .Select(day => new SelectListItem(
                NameOf(Period.MonthOf(day)),
                Period.MonthOf(day).ToString(CultureInfo.InvariantCulture),
                Period.MonthOf(day) == Shown
            ));

    /// <summary>The statements of this unit alone, for the same month.</summary>
    public string Statements =>
        $"/pembukuan/{Books.CooperativeId.Value}/laporan/{StatementNames.Result}{new StatementQuery(LastOf(Shown, clock.Today), true, Outlet.Code)}";

    public IEnumerable<(string Href, string Icon, string Label, string Note)> Rooms =>
        [
            Room("barang", "list", $"Barang dan stok", $"Harga, stok, dan kartu stok tiap barang"),
            Room(
                "beli",
                "package",
                $"Barang masuk",
                $"Pembelian tunai atau kredit, dan stok awal",
                Treasurer
            ),
            Room("opname", "clipboard-check", $"Opname", $"Hitung isi rak dan cocokkan kartunya"),
            Room("bon", "receipt", $"Bon anggota", $"Siapa yang masih berutang, dan pembayarannya"),
        ];

    public static string NameOf(int month) =>
        new DateOnly(month / 100, month % 100, 1).ToString("MMMM yyyy", Say.Culture);

    public async Task<IActionResult> OnGetAsync(
        Guid cooperative,
        string outlet,
        int? bulan,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, outlet, ct))
            return NotFound();
        Shown =
            bulan is { } month && month % 100 is >= 1 and <= 12 && month / 100 is >= 2000 and <= 9998
                ? month
                : Period.MonthOf(clock.Today);
        Month = await results.MonthAsync(Books, Outlet.Code, Shown, ct);
        Best = await results.BestAsync(Books, Outlet.Code, Shown, ct);
        Goods = await Book.GoodsAsync(Books, Outlet.Code, active: false, ct);
        return Page();
    }

    private (string, string, string, string) Room(
        string room,
        string icon,
        FormattableString label,
        FormattableString note,
        bool open = true
    ) => (open ? $"{Home}/{room}" : "", icon, this.Texts.Of(label), this.Texts.Of(note));

    private static DateOnly LastOf(int month, DateOnly today)
    {
        var last = new DateOnly(month / 100, month % 100, 1).AddMonths(1).AddDays(-1);
        return last < today ? last : today;
    }
}
