using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Interest;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Terms;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Members;

/// <summary>One passbook (buku simpanan), as a page and as PDF.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class PassbookPageModel(
    BooksReach reach,
    MemberBook book,
    TermBook terms,
    ChangeMember change,
    Actor actor,
    AgencyClock clock
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public MemberPaper Paper { get; private set; } = null!;

    public Passbook Passbook { get; private set; } = null!;

    public IReadOnlyList<PassbookLine> Lines { get; private set; } = [];

    /// <summary>The term that runs on it.</summary>
    public SavingsTerm? Term { get; private set; }

    /// <summary>Interest of the term before tax until today.</summary>
    public Rupiah Earned =>
        Term is { } term
            ? TermRules.EarnedOf(term, clock.Today, InterestTerms.Current.DaysOfYear)
            : Rupiah.Zero;

    [BindProperty]
    public ChangeMember.PassbookInput Input { get; set; } = new();

    public string Here =>
        $"/pembukuan/{Books.CooperativeId.Value}/anggota/{Paper.Member.Id.Value}/{Passbook.Row.Id.Value}";

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

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
            Blocked = Passbook.Row.State == SubledgerState.Blocked,
            Floor = Passbook.Row.Floor - (Term?.Amount ?? Rupiah.Zero),
        };
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(
        Guid cooperative,
        Guid member,
        Guid passbook,
        CancellationToken ct
    ) =>
        await LoadAsync(cooperative, member, passbook, ct)
            ? File(
                PassbookPaper.Of(Books.Name, Paper.Member, Passbook, Lines, clock.Local(clock.UtcNow)),
                "application/pdf",
                $"simpanan-{Passbook.Row.Number}.pdf"
            )
            : NotFound();

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
        var held = await change.HoldAsync(Books, Paper.Member.Id, Passbook.Row.Id, Input, ct);
        return held.Refused
            ? this.Again(held, nameof(Input))
            : this.Done($"Ketentuan rekening disimpan.", Request.Path);
    }

    private async Task<bool> LoadAsync(Guid cooperative, Guid member, Guid passbook, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || await book.FindAsync(books, new MemberId(member), ct) is not { } paper
            || paper.Passbooks.FirstOrDefault(p => p.Row.Id.Value == passbook) is not { } one
        )
            return false;
        (Books, Paper, Passbook) = (books, paper, one);
        Lines = await book.LinesAsync(books, one.Row.Id, ct);
        if (one.Kind == SavingsKind.Berjangka)
            Term = (await terms.OfAsync(books, one.Row.Id, ct)).Find(t => t.State == TermState.Running);
        return true;
    }
}
