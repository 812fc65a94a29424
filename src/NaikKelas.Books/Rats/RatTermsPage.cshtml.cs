using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Rats;

/// <summary>A co-op's own rules of its members' meeting, from the last book year that is over on.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class RatTermsPageModel(
    BooksReach reach,
    RatBook rats,
    SaveRatTerms save,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    private int _opened;

    public BooksCard Books { get; private set; } = null!;

    /// <summary>The first book year that what is saved here is for.</summary>
    [BindProperty(SupportsGet = true, Name = "tahun")]
    public int? Asked { get; set; }

    public int Year => Asked ?? Math.Max(clock.Today.Year - 1, _opened);

    public TermsCard Shown { get; private set; } = null!;

    [BindProperty]
    public SaveRatTerms.Input Input { get; set; } = new();

    public bool Board => actor.IsIn(Books.CooperativeId, Role.CoopBoard);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Above => $"{Home}/rat";

    public string Here => $"{Above}/ketentuan?tahun={Year}";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        var rules = Shown.Rules;
        Input = new()
        {
            QuorumPercent = rules.First.Points / (decimal)MeetingRules.PointsOfPercent,
            QuorumPlusOne = rules.First.PlusOne,
            SecondQuorumPercent = rules.Second.Points / (decimal)MeetingRules.PointsOfPercent,
            NoticeDays = rules.NoticeDays,
            PostponeDays = rules.PostponeDays,
            MonthsLimit = rules.MonthsLimit,
            Basis = Shown.Basis,
            Version = Shown.Year == Year ? Shown.Version : 0,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Board)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(Books, Year, Input, ct);
        return saved.Refused
            ? this.Again(saved, nameof(Input))
            : this.Done($"Ketentuan rapat disimpan.", Above);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        (Books, _opened) = (books, books.OpenedOn.Year);
        if (Year < _opened || Year > clock.Today.Year)
            return false;
        Shown = await rats.TermsAsync(books.CooperativeId, Year, ct);
        return true;
    }
}
