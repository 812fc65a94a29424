using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Opening;

/// <summary>What a co-op had on the day its books were opened: members first, then the other accounts, then one press.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class OpeningPageModel(
    BooksReach reach,
    OpeningBook opening,
    EntryBook entries,
    MemberBook members,
    SaveOpening save,
    PostOpening post,
    Actor actor
) : PageModel
{
    public sealed class Line
    {
        public string Account { get; set; } = "";

        public Rupiah? Value { get; set; }
    }

    public sealed class Form
    {
        public List<Line> Amounts { get; set; } = new List<Line>();
    }

    [BindProperty(SupportsGet = true, Name = "unit")]
    public string? AskedUnit { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public BooksCard Books { get; private set; } = null!;

    public OpeningSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<BusinessUnit> Units { get; private set; } = [];

    public int Members { get; private set; }

    public string Unit => AskedUnit ?? Books.MainUnitCode;

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Here => $"{Home}/saldo-awal";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        Input.Amounts =
        [
            .. Sheet
                .Rows.Where(r => !r.Saved)
                .Select(r => new Line
                {
                    Account = r.Code,
                    Value = r.Amount == 0 ? null : new Rupiah(r.Amount),
                }),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, bool post, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.AmountsAsync(
            Books,
            Unit,
            [.. Input.Amounts.Select(a => new SaveOpening.Amount(a.Account, a.Value))],
            ct
        );
        if (saved.Refused)
            return this.Again(saved, nameof(Input));
        if (!post)
            return this.Done($"Tersimpan. Belum ada yang dicatat di buku.", $"{Here}?unit={Unit}");
        return await PostAsync(ct);
    }

    private async Task<IActionResult> PostAsync(CancellationToken ct)
    {
        var posted = await post.RunAsync(Books, ct);
        if (!posted.Refused)
            return this.Done(
                $"Saldo awal tercatat: {posted.Value.Reference}.",
                $"{Home}/jurnal/{posted.Value.Seq}"
            );
        Sheet = await opening.SheetAsync(Books, Unit, ct);
        return this.Again(posted, nameof(Input));
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        Units =
        [
            .. (await entries.UnitsAsync(books.CooperativeId, ct)).OrderBy(u => u.Code != books.MainUnitCode),
        ];
        if (Units.All(u => u.Code != Unit))
            return false;
        Sheet = await opening.SheetAsync(books, Unit, ct);
        Members = await members.CountAsync(books, ct);
        return true;
    }
}
