using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Journals;

/// <summary>A journal for those who know debit and credit, with the keyboard: account, tab, amount, tab, next line.</summary>
[Allow(Role.CoopTreasurer)]
internal sealed class NewJournalModel(BooksReach reach, EntryBook book, WriteJournal write, AgencyClock clock)
    : PageModel
{
    private const int LinesMin = 6;
    private const int LinesMax = 50;

    [BindProperty]
    public Form Input { get; set; } = new();

    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Accounts { get; private set; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<BusinessUnit> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        Input = new Form { Key = Guid.CreateVersion7().ToString(), Date = clock.Today };
        return await LoadAsync(cooperative, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, bool more, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        if (more)
        {
            Input.Lines.AddRange(
                Enumerable.Repeat(new Line(), Math.Min(LinesMin, LinesMax - Input.Lines.Count))
            );
            return Page();
        }

        if (!ModelState.IsValid)
            return this.Again();
        var sent = await write.RunAsync(
            Books,
            new WriteJournal.Input(
                Input.Key ?? "",
                Input.Date,
                Input.Description,
                Input.Adjustment,
                [
                    .. Input.Lines.Select(l => new WriteJournal.Line(
                        l.Account,
                        l.Debit,
                        l.Credit,
                        l.Saved,
                        l.Unit,
                        l.Party,
                        l.Memo
                    )),
                ]
            ),
            ct
        );
        if (sent.Refused)
            return this.Again(sent);
        var home = $"/pembukuan/{cooperative}";
        return sent.Value.Seq is { } seq
            ? this.Done($"Tercatat: {sent.Value.Reference!}.", $"{home}/jurnal/{seq}")
            : this.Done(
                $"Tersimpan. Menunggu persetujuan pengurus karena jumlahnya besar.",
                $"{home}/persetujuan"
            );
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        Accounts = await book.AccountsAsync(books.CooperativeId, ct);
        Units = await book.UnitsAsync(books.CooperativeId, ct);
        Input.Lines = [.. Input.Lines.Take(LinesMax)];
        while (Input.Lines.Count < LinesMin)
            Input.Lines.Add(new Line());
        return true;
    }

    internal sealed class Form
    {
        public string? Key { get; set; }

        [Display(Name = "Tanggal")]
        public DateOnly? Date { get; set; }

        [Display(Name = "Uraian")]
        [StringLength(500)]
        public string? Description { get; set; }

        [Display(Name = "Jurnal penyesuaian")]
        public bool Adjustment { get; set; }

        public List<Line> Lines { get; set; } = [];
    }

    internal sealed class Line
    {
        public string? Account { get; set; }

        public Rupiah? Debit { get; set; }

        public Rupiah? Credit { get; set; }

        public string? Saved { get; set; }

        public string? Unit { get; set; }

        public Party Party { get; set; }

        [StringLength(200)]
        public string? Memo { get; set; }
    }
}
