using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Terms;

/// <summary>Running terms of a co-op: what falls due first, and what is to be done with it.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class TermsModel(BooksReach reach, TermBook terms, AgencyClock clock, Actor actor) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public Page<TermRow> Rows { get; private set; } = null!;

    public TermSums Sums { get; private set; } = null!;

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}/anggota";

    public IReadOnlyList<SelectListItem> Shows =>
        [
            new(this.Texts["Jatuh tempo dalam {0} hari", TermPractice.Current.SoonDays], TermBook.Soon),
            new(this.Texts["Lewat jatuh tempo"], TermBook.Overdue),
        ];

    public bool IsDue(TermRow row) => row.MaturesOn <= clock.Today;

    /// <summary>Colour and words of how near the day is.</summary>
    public (Tone Tone, string Words) StandOf(TermRow row) =>
        TermRules.DueOf(row.MaturesOn, clock.Today, TermPractice.Current) switch
        {
            TermDue.Overdue => (
                Tone.Red,
                this.Texts["lewat {0} hari", clock.Today.DayNumber - row.MaturesOn.DayNumber]
            ),
            _ when row.MaturesOn == clock.Today => (Tone.Amber, this.Texts["hari ini"]),
            TermDue.Soon => (
                Tone.Amber,
                this.Texts["{0} hari lagi", row.MaturesOn.DayNumber - clock.Today.DayNumber]
            ),
            _ => (Tone.Blue, this.Texts["berjalan"]),
        };

    public async Task<IActionResult> OnGetAsync(Guid cooperative, ListQuery query, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        Rows = await terms.ListAsync(books, query, ct);
        Sums = await terms.SumsAsync(books, ct);
        return Page();
    }
}
