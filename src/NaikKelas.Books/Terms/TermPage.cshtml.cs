using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Interest;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Terms;

/// <summary>The term of one passbook: placed, looked at, paid out, carried on or broken; and those before it.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class TermPageModel(
    BooksReach reach,
    MemberBook members,
    TermBook terms,
    PlaceTerm place,
    EndTerm end,
    ExtendTerms extend,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public Member Member { get; private set; } = null!;

    public Passbook Passbook { get; private set; } = null!;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<SavingsTerm> Terms { get; private set; } = [];

    public SavingsTerm? Running => Terms.FirstOrDefault(t => t.State == TermState.Running);

    [BindProperty]
    public PlaceTerm.Input Input { get; set; } = new();

    [BindProperty]
    public EndTerm.BreakInput Break { get; set; } = new();

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public bool Board => actor.IsIn(Books.CooperativeId, Role.CoopBoard);

    public bool Due => Running is { } term && term.MaturesOn <= clock.Today;

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Above => $"{Home}/anggota/{Member.Id.Value}/{Passbook.Row.Id.Value}";

    /// <summary>What a term can be placed of, rupiah.</summary>
    public Rupiah Free => new(Math.Max(0, Passbook.Row.Balance.Value - Passbook.Row.Floor.Value));

    /// <summary>Interest before tax until today.</summary>
    public Rupiah EarnedOf(SavingsTerm term) =>
        TermRules.EarnedOf(term, clock.Today, InterestTerms.Current.DaysOfYear);

    public async Task<IActionResult> OnGetAsync(
        Guid cooperative,
        Guid member,
        Guid passbook,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, member, passbook, ct))
            return NotFound();
        Input = new()
        {
            Amount = Free > Rupiah.Zero ? Free : null,
            StartsOn = clock.Today,
            AtMaturity = AtMaturity.PayOut,
        };
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(
        Guid cooperative,
        Guid member,
        Guid passbook,
        Guid term,
        CancellationToken ct
    )
    {
        if (
            !await LoadAsync(cooperative, member, passbook, ct)
            || Terms.FirstOrDefault(t => t.Id.Value == term) is not { } one
        )
            return NotFound();
        return File(
            TermPaper.Of(
                Books.Name,
                Member,
                Passbook,
                one,
                this.Texts.Of(one.AtMaturity),
                clock.Local(clock.UtcNow)
            ),
            "application/pdf",
            $"bilyet-{Passbook.Row.Number}-{one.Number}.pdf"
        );
    }

    public async Task<IActionResult> OnPostAsync(
        Guid cooperative,
        Guid member,
        Guid passbook,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, member, passbook, ct) || !Treasurer)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var placed = await place.RunAsync(Books, Passbook.Row.Id, Input, ct);
        return placed.Refused
            ? this.Again(placed, nameof(Input))
            : this.Done($"Jangka waktu ditempatkan.", $"{Above}/berjangka");
    }

    public async Task<IActionResult> OnPostPayOutAsync(
        Guid cooperative,
        Guid member,
        Guid passbook,
        Guid term,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, member, passbook, ct) || !Treasurer)
            return NotFound();
        ModelState.Clear();
        var paid = await end.PayOutAsync(Books, new TermId(term), ct);
        return paid.Refused ? this.Again(paid) : Paid(paid.Value);
    }

    public async Task<IActionResult> OnPostBreakAsync(
        Guid cooperative,
        Guid member,
        Guid passbook,
        Guid term,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, member, passbook, ct) || !Board)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var paid = await end.BreakAsync(Books, new TermId(term), Break, ct);
        return paid.Refused ? this.Again(paid, nameof(Break)) : Paid(paid.Value);
    }

    public async Task<IActionResult> OnPostExtendAsync(
        Guid cooperative,
        Guid member,
        Guid passbook,
        Guid term,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, member, passbook, ct) || !Treasurer)
            return NotFound();
        ModelState.Clear();
        var extended = await extend.RunAsync(Books.CooperativeId, new TermId(term), ct);
        return extended.Refused
            ? this.Again(extended)
            : this.Done($"Simpanan berjangka diperpanjang.", $"{Above}/berjangka");
    }

    private IActionResult Paid(Posted posted) =>
        this.Done($"Simpanan berjangka dicairkan: {posted.Reference}.", $"{Above}/berjangka");

    private async Task<bool> LoadAsync(Guid cooperative, Guid member, Guid passbook, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || await members.FindAsync(books, new MemberId(member), ct) is not { } paper
            || paper.Passbooks.FirstOrDefault(p => p.Row.Id.Value == passbook) is not { } one
        )
            return false;
        (Books, Member, Passbook) = (books, paper.Member, one);
        Terms = await terms.OfAsync(books, one.Row.Id, ct);
        return one.Kind == SavingsKind.Berjangka || Terms.Count > 0;
    }
}
