using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Interest;

/// <summary>A month's interest, passbook by passbook, to look at before it is credited.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class InterestPageModel(
    BooksReach reach,
    InterestBook interest,
    BookInterest book,
    MemberBook members,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    private const int MonthsBack = 12;
    private Dictionary<string, string> _kinds = [];

    [BindProperty(SupportsGet = true, Name = "bulan")]
    public int? Asked { get; set; }

    public BooksCard Books { get; private set; } = null!;

    public InterestMonth Month { get; private set; } = null!;

    public Page<InterestRow> Rows => Month.Rows.ToPage(ListQuery.Of(Request));

    /// <summary>Some kind of savings earns interest.</summary>
    public bool Set { get; private set; }

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}/anggota";

    /// <summary>The month before this one, where none was asked for.</summary>
    public int Shown => Asked ?? Period.MonthOf(clock.Today.AddMonths(-1));

    public IReadOnlyList<SelectListItem> Months =>
        [
            .. Enumerable
                .Range(1, MonthsBack)
                .Select(back => clock.Today.AddMonths(-back))
                .Where(day => Period.MonthOf(day) >= Period.MonthOf(Books.OpenedOn))
                .Select(day => new SelectListItem(
                    NameOf(Period.MonthOf(day)),
                    Period.MonthOf(day).ToString(CultureInfo.InvariantCulture),
                    Period.MonthOf(day) == Shown
                )),
        ];

    public string KindOf(string account) => _kinds.GetValueOrDefault(account, account);

    public static string NameOf(int month) =>
        InterestBook.DaysOf(month).First.ToString("MMMM yyyy", Say.Culture);

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        var posted = await book.RunAsync(Books, Shown, ct);
        return posted.Refused
            ? this.Again(posted)
            : this.Done(
                $"Jasa simpanan tercatat: {posted.Value.Reference}.",
                $"/pembukuan/{cooperative}/jurnal/{posted.Value.Seq}"
            );
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        if (Shown % 100 is < 1 or > 12 || Shown < Period.MonthOf(books.OpenedOn) || Shown > 999_912)
            return false;
        var products = await members.ProductsAsync(books, ct);
        _kinds = products.ToDictionary(
            p => p.AccountCode,
            p => this.Texts.Of(p.Kind),
            StringComparer.Ordinal
        );
        Month = await interest.OfAsync(books, Shown, ct);
        Set = Month.Rows.Count > 0 || products.Exists(p => p.Rate > 0 && p.Method != InterestMethod.None);
        return true;
    }
}
