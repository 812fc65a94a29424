using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Months;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.FixedAssets;

/// <summary>One asset: what it has lost and is worth, and how it leaves the books.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class OneAssetModel(
    BooksReach reach,
    FixedAssetBook book,
    EntryBook entries,
    MonthBook months,
    DisposeAsset dispose,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public AssetRow Row { get; private set; } = null!;

    private string _kind = "";

    public IEnumerable<Answer> Facts
    {
        get
        {
            var (t, asset) = (this.Texts, Row.Asset);
            yield return new(t["Golongan"], _kind);
            yield return new(t["Perolehan"], Say.Date(asset.AcquiredOn));
            yield return new(t["Harga perolehan"], Say.Rupiah(asset.Cost));
            yield return new(t["Masa manfaat, bulan"], Say.Number(asset.Months));
            yield return new(t["Sudah disusutkan"], Say.Rupiah(new Rupiah(Row.Lost)));
            yield return new(t["Nilai buku"], Say.Rupiah(new Rupiah(Row.Left)));
        }
    }

    [BindProperty]
    public DisposeAsset.Input Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Cash { get; private set; } = [];

    /// <summary>Who decides that something the members own is given away.</summary>
    public bool Board => actor.IsIn(Books.CooperativeId, Role.CoopBoard);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Above => $"{Home}/aset";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, Guid asset, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, asset, ct))
            return NotFound();
        Input = new() { On = clock.Today };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, Guid asset, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, asset, ct) || !Board)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var posted = await dispose.RunAsync(Books, asset, Input, ct);
        return posted.Refused
            ? this.Again(posted, nameof(Input))
            : this.Done($"{Row.Asset.Name} dilepas: {posted.Value!.Reference}.", Above);
    }

    private async Task<bool> LoadAsync(Guid cooperative, Guid asset, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        if ((await book.ListAsync(books, ct)).FirstOrDefault(r => r.Asset.Id.Value == asset) is not { } row)
            return false;
        (Books, Row) = (books, row);
        _kind = (await entries.AccountsAsync(books.CooperativeId, ct)).GetValueOrDefault(
            row.Asset.AccountCode,
            row.Asset.AccountCode
        );
        Cash =
        [
            .. (await months.CashAsync(books.CooperativeId, ct)).Select(a => new SelectListItem(
                a.Name,
                a.Code
            )),
        ];
        return true;
    }
}
