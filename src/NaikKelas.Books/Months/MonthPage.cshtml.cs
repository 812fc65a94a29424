using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Months;

/// <summary>One month: what is looked at before it is closed, closing it, and opening it again.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class MonthPageModel(
    BooksReach reach,
    MonthBook book,
    MonthChecks checks,
    CloseMonth close,
    ChangePeriod change,
    Actor actor
) : PageModel
{
    public sealed record Form
    {
        [Display(Name = "Mengapa dibuka kembali")]
        public string? Reason { get; init; }
    }

    [BindProperty(SupportsGet = true, Name = "month")]
    public int Month { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public BooksCard Books { get; private set; } = null!;

    public PeriodState State { get; private set; }

    public string? Reason { get; private set; }

    public IReadOnlyList<BooksCheck> Checks { get; private set; } = [];

    public bool Ready => Checks.All(c => c.State != CheckState.Bad);

    public bool Board => actor.IsIn(Books.CooperativeId, Role.CoopBoard);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Above => $"{Home}/bulan";

    public string Here => $"{Above}/{Month}";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid cooperative, PeriodState to, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        var done = await close.RunAsync(Books, Month, to, ct);
        return done.Refused ? this.Again(done, "")
            : to == PeriodState.Locked ? this.Done($"{MonthsModel.NameOf(Month)} dikunci.", Here)
            : this.Done($"{MonthsModel.NameOf(Month)} ditutup sementara.", Here);
    }

    public async Task<IActionResult> OnPostReopenAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Board)
            return NotFound();
        var done = await change.RunAsync(
            new ChangePeriod.Input(Books.CooperativeId, Month, PeriodState.Open, Input.Reason),
            ct
        );
        return done.Refused
            ? this.Again(done, nameof(Input))
            : this.Done($"{MonthsModel.NameOf(Month)} dibuka kembali.", Here);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || !book.Has(books, Month)
        )
            return false;
        Books = books;
        var row = (await book.ListAsync(books, Month / 100, ct)).Single(m => m.Month == Month);
        (State, Reason) = (row.State, row.Reason);
        if (State != PeriodState.Locked)
            Checks = await checks.RunAsync(books, Month, ct);
        return true;
    }
}
