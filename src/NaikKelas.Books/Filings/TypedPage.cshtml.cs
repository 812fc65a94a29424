using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Filings;

/// <summary>Statements typed in from paper, by a co-op that keeps no books here.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class TypedPageModel(FilingBook filings, FileStatements file) : PageModel
{
    public sealed class Line
    {
        public string Code { get; set; } = "";

        public Party Party { get; set; }

        public Rupiah? Now { get; set; }

        public Rupiah? Before { get; set; }
    }

    public sealed class Form
    {
        public List<Line> Lines { get; set; } = new List<Line>();
    }

    public OrganisationCard Cooperative { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Home => $"/pembukuan/{Cooperative.Id.Value}/kirim";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        var filing = await filings.FindAsync(Cooperative.Id, Year, ct);
        if (filing is { IsOpen: false })
            return LocalRedirect($"{Home}/{Year}");
        var typed = filing?.Amounts is { } amounts ? FilingBook.AmountsOf(amounts) : [];
        var before = await filings.AcceptedBeforeAsync(Cooperative.Id, Year, ct);
        Input.Lines =
        [
            .. TypedRules.Asked.Select(asked =>
            {
                var one = typed.FirstOrDefault(a => a.Line == asked.Line.Code && a.Party == asked.Party);
                var last = before?.FirstOrDefault(a => a.Line == asked.Line.Code && a.Party == asked.Party);
                return new Line
                {
                    Code = asked.Line.Code,
                    Party = asked.Party,
                    Now = Told(one?.Now ?? 0),
                    Before = Told(one?.Before ?? last?.Now ?? 0),
                };
            }),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, bool hand, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Complete())
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await file.TypedAsync(
            Cooperative.Id,
            Year,
            [
                .. Input.Lines.Select(l => new TypedAmount(
                    l.Code,
                    l.Party,
                    l.Now?.Value ?? 0,
                    l.Before?.Value ?? 0
                )),
            ],
            hand,
            ct
        );
        if (saved.Refused)
            return this.Again(saved);
        return hand
            ? this.Done($"Laporan {Year:0} dikirim ke dinas.", $"{Home}/{Year}")
            : this.Done($"Tersimpan. Belum dikirim ke dinas.", $"{Home}/{Year}/isi");
    }

    private static Rupiah? Told(long amount) => amount == 0 ? null : new Rupiah(amount);

    /// <summary>The lines of the form are those that are asked for, each once.</summary>
    private bool Complete() =>
        Input.Lines.Count == TypedRules.Asked.Count
        && Input
            .Lines.Zip(TypedRules.Asked)
            .All(p => p.First.Code == p.Second.Line.Code && p.First.Party == p.Second.Party)
        && Input.Lines.TrueForAll(l => InRange(l.Now) && InRange(l.Before));

    private static bool InRange(Rupiah? amount) =>
        amount?.Value is null or (>= -JournalRules.AmountMax and <= JournalRules.AmountMax);

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        var id = new OrganisationId(cooperative);
        if (
            Year is < 1945 or > 9998
            || !filings.IsOwn(id)
            || await filings.ReachAsync(id, ct) is not { } card
        )
            return false;
        Cooperative = card;
        return !await filings.HasBooksAsync(id, Year, ct);
    }
}
