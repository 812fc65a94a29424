using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.FixedAssets;

/// <summary>The register of fixed assets, and the depreciation that the last month asks for.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class AssetsPageModel(
    BooksReach reach,
    FixedAssetBook book,
    EntryBook entries,
    DepreciateMonth depreciate,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    private Dictionary<string, string> _names = [];

    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<AssetRow> Rows { get; private set; } = [];

    public Page<AssetRow> Shown => Rows.ToPage(ListQuery.Of(Request));

    /// <summary>The month before this one.</summary>
    public int Month => Period.MonthOf(clock.Today.AddMonths(-1));

    /// <summary>Rupiah by the end of it.</summary>
    public long Due { get; private set; }

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Here => $"{Home}/aset";

    public string NameOf(string account) => _names.GetValueOrDefault(account, account);

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        var posted = await depreciate.RunAsync(Books, Month, ct);
        return posted.Refused
            ? this.Again(posted, "")
            : this.Done($"Penyusutan dicatat: {posted.Value!.Reference}.", Here);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        Rows = await book.ListAsync(books, ct);
        Due = Rows.Sum(r => r.DueBy(Month));
        _names = await entries.AccountsAsync(books.CooperativeId, ct);
        return true;
    }
}
