using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Opening;

/// <summary>What each member had saved on the opening day, a page of members at a time.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class OpeningSavingsModel(
    BooksReach reach,
    OpeningBook opening,
    MemberBook members,
    SaveOpening save
) : PageModel
{
    public sealed class Line
    {
        public Guid Passbook { get; set; }

        public Rupiah? Value { get; set; }
    }

    public sealed class Form
    {
        public List<Line> Savings { get; set; } = new List<Line>();
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public BooksCard Books { get; private set; } = null!;

    public Page<OpeningSaver> Savers { get; private set; } = null!;

    /// <summary>Only kinds that somebody on the page has.</summary>
    public IReadOnlyList<SavingsProduct> Products { get; private set; } = [];

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Here => $"{Home}/saldo-awal/simpanan{Request.QueryString}";

    /// <summary>The place of a passbook in the form; those on the page, row by row.</summary>
    public int IndexOf(SubledgerId passbook) => Input.Savings.FindIndex(s => s.Passbook == passbook.Value);

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        Input.Savings =
        [
            .. Savers
                .Rows.SelectMany(r => r.Savings.Values)
                .Select(s => new Line
                {
                    Passbook = s.Id.Value,
                    Value = s.Amount == 0 ? null : new Rupiah(s.Amount),
                }),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.SavingsAsync(
            Books,
            [.. Input.Savings.Select(s => new SaveOpening.Saving(new SubledgerId(s.Passbook), s.Value))],
            ct
        );
        return saved.Refused
            ? this.Again(saved, nameof(Input))
            : this.Done($"Tersimpan. Belum ada yang dicatat di buku.", Here);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        Savers = await opening.SaversAsync(books, ListQuery.Of(Request), ct);
        Products =
        [
            .. (await members.ProductsAsync(books, ct)).Where(p =>
                Savers.Rows.Any(r => r.Savings.ContainsKey(p.AccountCode))
            ),
        ];
        return true;
    }
}
