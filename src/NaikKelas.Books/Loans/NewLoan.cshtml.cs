using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Members;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>
/// A member, found by name or number, asks for a loan of one of the co-op's kinds; what the instalments would be can be
/// seen before it is kept.
/// </summary>
[Allow(Role.CoopTreasurer)]
internal sealed class NewLoanModel(BooksReach reach, LoanProductBook book, ApplyLoan apply, AgencyClock clock)
    : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    [BindProperty]
    public ApplyLoan.Input Input { get; set; } = new();

    public Member? Member { get; private set; }

    /// <summary>What the search found; null before it was asked.</summary>
    public IReadOnlyList<Member>? Found { get; private set; }

    public string Search { get; private set; } = "";

    /// <summary>The kinds in use.</summary>
    public IReadOnlyList<LoanProduct> Products { get; private set; } = [];

    /// <summary>The one it is of.</summary>
    public LoanProduct? Product => Products.FirstOrDefault(p => p.Id.Value == Input.Product);

    public IReadOnlyList<Instalment>? Preview { get; private set; }

    public Instalment First => Preview!.First(r => r.Payment > 0);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}/pinjaman";

    public async Task<IActionResult> OnGetAsync(
        Guid cooperative,
        string? q,
        string? anggota,
        Guid? jenis,
        CancellationToken ct
    )
    {
        Input = new() { Member = anggota, Product = jenis };
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        var product = Product ?? (Products.Count > 0 ? Products[0] : null);
        Input = new()
        {
            Id = Guid.CreateVersion7(),
            Member = anggota,
            Product = product?.Id.Value,
            Method = product?.Method ?? LoanMethod.Flat,
            Rate = product?.Rate / 100m,
            RoundTo = product?.RoundTo,
            Months = Math.Min(12, product?.MonthsMax ?? 12),
        };
        if (Member is null && !string.IsNullOrWhiteSpace(q))
            (Search, Found) = (q, await book.SearchAsync(Books, q, ct));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var applied = await apply.RunAsync(Books, Input, ct);
        return applied.Refused
            ? this.Again(applied, nameof(Input))
            : this.Done($"Permohonan dicatat. Pengurus memutuskannya.", $"{Home}/{applied.Value.Value}");
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var schedule = Schedule(ApplyLoan.Filled(Input, Product));
        if (schedule.Refused)
            return this.Again(schedule, nameof(Input));
        Preview = schedule.Value!.Rows;
        return Page();
    }

    private Result<LoanSchedule> Schedule(ApplyLoan.Input input)
    {
        var wrong = new Refusals();
        ApplyLoan.CheckLimits(wrong, input, Product);
        var terms = ApplyLoan.TermsOf(input, clock.Today);
        foreach (var refusal in terms.Refusals)
            wrong.Add(refusal);
        return wrong.Any ? wrong : LoanSchedule.Of(terms.Value!);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        Products = [.. (await book.AllAsync(books, ct)).Where(p => p.Active)];
        Member = await book.MemberAsync(books, Input.Member?.Trim(), ct);
        return true;
    }
}
