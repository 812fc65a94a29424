using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Entries;

/// <summary>
/// The treasurer's day on a phone. With a script everything happens on this page and works without signal; without one
/// the same acts are links and a form.
/// </summary>
[Allow(Role.CoopTreasurer)]
internal sealed class EntryModel(
    BooksReach reach,
    EntryBook book,
    SendEntry send,
    RequestBook requests,
    AgencyClock clock
) : PageModel
{
    private const int TodayMax = 10;

    [BindProperty]
    public Form Input { get; set; } = new();

    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<EntryTemplate> Acts { get; private set; } = [];

    public EntryTemplate? Act { get; private set; }

    public SavingsRow? Row { get; private set; }

    /// <summary>What the search for a member found; null before it was asked.</summary>
    public IReadOnlyList<SavingsRow>? Found { get; private set; }

    public string Search { get; private set; } = "";

    public IReadOnlyList<CashStand> Cash { get; private set; } = [];

    public IReadOnlyList<TodayLine> Today { get; private set; } = [];

    public int Waiting { get; private set; }

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public DateTime Now => clock.UtcNow;

    public EntryFacts Facts { get; private set; } = null!;

    public string Here => $"/pembukuan/{Books.CooperativeId.Value}/catat";

    public async Task<IActionResult> OnGetAsync(
        Guid cooperative,
        string? t,
        string? q,
        Guid? r,
        CancellationToken ct
    )
    {
        Input = new Form
        {
            Key = Guid.CreateVersion7().ToString(),
            Template = t,
            Row = r,
            Date = clock.Today,
        };
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        if (Act is { Rows: { } kinds } && Row is null && q is not null)
            (Search, Found) = (q, await book.SearchAsync(Books.CooperativeId, kinds, q, ct));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var sent = await send.RunAsync(Books.CooperativeId, Input.Key ?? "", Input.Body(), ct);
        if (sent.Refused)
            return this.Again(sent.Named());
        return sent.Value.Seq is { } seq
            ? this.Done($"Tercatat: {sent.Value.Reference!}.", $"/pembukuan/{cooperative}/bukti/{seq}")
            : this.Done($"Tersimpan. Menunggu persetujuan pengurus karena jumlahnya besar.", Here);
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        Facts = await book.FactsAsync(books, Input.Row, ct);
        Acts = [.. EntryKits.Usable(Facts)];
        Act = Acts.FirstOrDefault(a => a.Code == Input.Template);
        Row = Act?.Rows is null ? null : Facts.Row;
        Cash = await book.CashAsync(books.CooperativeId, ct);
        Today = await book.TodayAsync(books.CooperativeId, TodayMax, ct);
        Waiting = await requests.WaitingAsync(books, ct);
        var units = await book.UnitsAsync(books.CooperativeId, ct);
        Units = [.. units.Select(u => new SelectListItem(u.Name, u.Code))];
        if (Act is not null)
            Input.Unit ??= EntryRules.UnitOf(Act, Facts);
        Choices =
        [
            .. (Act?.Choices ?? [])
                .Where(Facts.Accounts.ContainsKey)
                .Select(code => new SelectListItem(Facts.Accounts[code], code)),
        ];
        return true;
    }

    internal sealed class Form
    {
        public string? Key { get; set; }

        public string? Template { get; set; }

        public Guid? Row { get; set; }

        [Display(Name = "Jumlah")]
        public Rupiah? Amount { get; set; }

        [Display(Name = "Harga pokok barang (boleh kosong)")]
        public Rupiah? Cost { get; set; }

        [Display(Name = "Untuk apa")]
        public string? Account { get; set; }

        [Display(Name = "Dengan siapa")]
        public Party? Party { get; set; }

        [Display(Name = "Unit usaha")]
        public string? Unit { get; set; }

        [Display(Name = "Tanggal")]
        public DateOnly? Date { get; set; }

        [Display(Name = "Uraian (boleh kosong)")]
        [StringLength(500)]
        public string? Description { get; set; }

        public EntryBody Body() =>
            new(Template, Date, Amount?.Value, Cost?.Value, Row, Account, Party, Unit, Description);
    }
}

internal static class EntryFields
{
    /// <summary>The ledger speaks of fields in its own words; the form's begin with a capital.</summary>
    public static Result<EntryAnswer> Named(this Result<EntryAnswer> sent)
    {
        var wrong = new Refusals();
        foreach (var refusal in sent.Refusals)
            wrong.Add(
                refusal with
                {
                    Field = refusal.Field switch
                    {
                        "date" => "Date",
                        "amount" => "Amount",
                        "description" => "Description",
                        { Length: > 0 } own when char.IsUpper(own[0]) => own,
                        _ => null,
                    },
                }
            );
        return wrong;
    }
}
