using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.SpreadCosts;

/// <summary>Costs that belong to several months, and the shares that the last month asks for.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class SpreadCostsPageModel(
    BooksReach reach,
    SpreadCostBook book,
    EntryBook entries,
    SpreadMonth spread,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    private Dictionary<string, string> _names = [];

    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<SpreadRow> Rows { get; private set; } = [];

    public Page<SpreadRow> Shown => Rows.ToPage(ListQuery.Of(Request));

    /// <summary>The month before this one.</summary>
    public int Month => Period.MonthOf(clock.Today.AddMonths(-1));

    /// <summary>Rupiah by the end of it.</summary>
    public long Due { get; private set; }

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Here => $"{Home}/bulan/beban";

    public string NameOf(string account) => _names.GetValueOrDefault(account, account);

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        var posted = await spread.RunAsync(Books, Month, ct);
        return posted.Refused
            ? this.Again(posted, "")
            : this.Done($"Bagian beban dicatat: {posted.Value!.Reference}.", Here);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid cooperative, Guid cost, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        var ended = await spread.EndAsync(Books, cost, Month, ct);
        return ended.Refused ? this.Again(ended, "") : this.Done($"Beban dihentikan.", Here);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        Rows = await book.ListAsync(books, ct);
        Due = SpreadCostBook.DueOf(Rows, Month).Sum(d => d.Amount);
        _names = await entries.AccountsAsync(books.CooperativeId, ct);
        return true;
    }
}
