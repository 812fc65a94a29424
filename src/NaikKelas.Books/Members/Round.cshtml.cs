using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Members;

/// <summary>
/// Who owes simpanan wajib, in the order of a round through the village. With a script the treasurer takes it in here, one
/// button a member, also without signal; without one the buttons lead to everyday entry.
/// </summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class RoundModel(BooksReach reach, MemberBook book, AgencyClock clock, Actor actor)
    : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public Round Round { get; private set; } = null!;

    public IReadOnlyList<RoundRow> Rows => Round.Rows;

    public Rupiah Owed => new(Rows.Sum(r => r.Member.Owed));

    public IEnumerable<IGrouping<string?, RoundRow>> Places =>
        Rows.GroupBy(r => r.Member.Neighbourhood, StringComparer.Ordinal);

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    /// <summary>Whose outbox it is.</summary>
    public Guid? Person => actor.UserId;

    /// <summary>UTC: when the page was written, for a phone that shows it later.</summary>
    public DateTime Now => clock.UtcNow;

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        Round = await book.RoundAsync(books, ct);
        return Page();
    }
}
