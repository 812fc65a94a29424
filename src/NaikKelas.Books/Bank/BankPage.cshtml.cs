using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Months;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Bank;

/// <summary>The bank's statement beside the books: what agrees, what only the bank knows, what only the books know.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class BankPageModel(
    BooksReach reach,
    Db db,
    BankBook book,
    MatchBank match,
    SaveBankBalance save,
    MonthBook months,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    /// <summary>More open lines than anybody looks at in one sitting; the rest come after these.</summary>
    private const int OpenMax = 100;

    private const int MatchedMax = 30;

    public BooksCard Books { get; private set; } = null!;

    /// <summary>Lines without a journal, the oldest first, each with those that could be meant.</summary>
    public IReadOnlyList<(BankLine Line, IReadOnlyList<BankCandidate> Fits)> Open { get; private set; } = [];

    /// <summary>The last ones that agree.</summary>
    public IReadOnlyList<BankLine> Matched { get; private set; } = [];

    /// <summary>Journals within the days of the statement that no line answers.</summary>
    public IReadOnlyList<BankCandidate> Missing { get; private set; } = [];

    /// <summary>What each bank says it holds, beside the books; the last of each.</summary>
    public IReadOnlyList<BankStand> Stands { get; private set; } = [];

    [BindProperty]
    public SaveBankBalance.Input Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Banks { get; private set; } = [];

    public IEnumerable<Answer> FactsOf(BankStand stand)
    {
        var t = this.Texts;
        yield return new(t["Saldo menurut buku"], Say.Rupiah(new Rupiah(stand.Book)));
        yield return new(t["Hanya di bank, dikurangi hanya di buku"], Say.Rupiah(new Rupiah(stand.Apart)));
        yield return new(t["Saldo menurut bank"], Say.Rupiah(new Rupiah(stand.Bank)));
    }

    /// <summary>The last day the bank told of; null where no statement was uploaded.</summary>
    public DateOnly? Until { get; private set; }

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Here => $"{Home}/bank";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        Input = new() { Date = Until ?? clock.Today, Account = Banks is [var only] ? only.Value : null };
        return Page();
    }

    public async Task<IActionResult> OnPostBalanceAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(Books, Input, ct);
        return saved.Refused ? this.Again(saved, nameof(Input)) : this.Done($"Saldo bank disimpan.", Here);
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, Guid line, long seq, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        var done = await match.RunAsync(Books, line, seq, ct);
        return done.Refused ? this.Again(done, "") : this.Done($"Mutasi dicocokkan.", Here);
    }

    public async Task<IActionResult> OnPostLetGoAsync(Guid cooperative, Guid line, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        var done = await match.LetGoAsync(Books, line, ct);
        return done.Refused ? this.Again(done, "") : this.Done($"Mutasi dilepas dari jurnalnya.", Here);
    }

    public async Task<IActionResult> OnPostEnterAsync(Guid cooperative, Guid line, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        var posted = await match.EnterAsync(Books, line, ct);
        return posted.Refused
            ? this.Again(posted, "")
            : this.Done($"Tercatat: {posted.Value!.Reference}.", Here);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        var (id, lines) = (books.CooperativeId, db.BankLines.AsNoTracking());
        var open = await lines
            .Where(l => l.CooperativeId == id && l.Seq == null)
            .OrderBy(l => l.Date)
            .ThenBy(l => l.Id)
            .Take(OpenMax)
            .ToListAsync(ct);
        Matched = await lines
            .Where(l => l.CooperativeId == id && l.Seq != null)
            .OrderByDescending(l => l.Date)
            .ThenBy(l => l.Id)
            .Take(MatchedMax)
            .ToListAsync(ct);
        IReadOnlyList<BankLine> all = [.. open, .. Matched];
        var candidates = await match.CandidatesAsync(id, all, ct);
        Open = [.. open.Select(l => (l, MatchBank.Fits(l, candidates)))];
        Stands = await book.StandsAsync(id, clock.Today, ct);
        Banks =
        [
            .. (await months.CashAsync(id, ct))
                .Where(a => MonthPractice.Current.Banks.Contains(a.Code, StringComparer.Ordinal))
                .Select(a => new SelectListItem(a.Name, a.Code)),
        ];
        if (all.Count == 0)
            return true;
        Until = all.Max(l => l.Date);
        Missing = [.. candidates.Where(c => c.Date >= all.Min(l => l.Date) && c.Date <= Until)];
        return true;
    }
}
