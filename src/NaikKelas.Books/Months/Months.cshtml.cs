using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Months;

/// <summary>The months of a year, and which of them are closed.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class MonthsModel(BooksReach reach, MonthBook book, AgencyClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "tahun")]
    public int? Asked { get; set; }

    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<MonthRow> Months { get; private set; } = [];

    public int ThisYear => clock.Today.Year;

    public int Year =>
        Math.Clamp(Asked ?? ThisYear, Books.OpenedOn.Year, Math.Max(ThisYear, Books.OpenedOn.Year));

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public static string NameOf(int month) => MonthBook.EndOf(month).ToString("MMMM yyyy", Say.Culture);

    public static Tone ToneOf(PeriodState state) =>
        state switch
        {
            PeriodState.Locked => Tone.Green,
            PeriodState.SoftClosed => Tone.Blue,
            _ => Tone.Slate,
        };

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        Months = await book.ListAsync(books, Year, ct);
        return Page();
    }
}
