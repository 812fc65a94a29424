using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Months;

/// <summary>The cash in the till, counted note by note, beside what the books say.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class CashPageModel(
    BooksReach reach,
    MonthBook book,
    CountCash count,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    private Dictionary<string, string> _names = [];

    public BooksCard Books { get; private set; } = null!;

    [BindProperty]
    public CountCash.Input Input { get; set; } = new();

    public IReadOnlyList<CashCount> Counts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Tills { get; private set; } = [];

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Above => $"{Home}/bulan";

    public string Here => $"{Above}/kas";

    public string NameOf(string account) => _names.GetValueOrDefault(account, account);

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        Input = new()
        {
            Account = Tills.Count > 0 ? Tills[0].Value : null,
            Date = clock.Today,
            Notes = [.. MonthPractice.Current.Notes.Select(n => new CountCash.Note { Worth = n })],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var counted = await count.RunAsync(Books, Input, ct);
        if (counted.Refused)
            return this.Again(counted, nameof(Input));
        var (found, difference) = (counted.Value!.Counted, counted.Value.Difference);
        return difference == Rupiah.Zero
            ? this.Done($"Kas {found}, cocok dengan buku.", Here)
            : this.Done(
                $"Kas {found}, berselisih {difference} dengan buku. Cari sebabnya, atau catat selisihnya.",
                Here
            );
    }

    public async Task<IActionResult> OnPostDifferenceAsync(
        Guid cooperative,
        string? account,
        DateOnly? date,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        var posted = await count.PostDifferenceAsync(Books, account, date, ct);
        return posted.Refused
            ? this.Again(posted, "")
            : this.Done($"Selisih kas dicatat: {posted.Value!.Reference}.", Here);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        var cash = await book.CashAsync(books.CooperativeId, ct);
        _names = cash.ToDictionary(a => a.Code, a => a.Name, StringComparer.Ordinal);
        Tills =
        [
            .. cash.Where(a => !MonthPractice.Current.Banks.Contains(a.Code, StringComparer.Ordinal))
                .Select(a => new SelectListItem(a.Name, a.Code)),
        ];
        Counts = await book.CountsAsync(books.CooperativeId, ct);
        if (Input.Notes.Count == 0)
            Input = Input with
            {
                Notes = [.. MonthPractice.Current.Notes.Select(n => new CountCash.Note { Worth = n })],
            };
        return true;
    }
}
