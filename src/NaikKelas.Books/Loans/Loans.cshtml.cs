using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>The loans of a co-op: what is out, who is late, what waits for the board.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class LoansModel(
    BooksReach reach,
    LoanBook book,
    SetAsideLoans setAside,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<LoanRow> All { get; private set; } = [];

    /// <summary>Those the filter lets through, on all pages.</summary>
    public IReadOnlyList<LoanRow> Shown { get; private set; } = [];

    public bool Filtered { get; private set; }

    /// <summary>Written off and still asked for.</summary>
    public IReadOnlyList<LoanRow> OffBook => [.. All.Where(l => l.Turn.OffBook > 0)];

    public Page<LoanRow> Rows { get; private set; } = null!;

    /// <summary>Set aside for loans that may be lost: rupiah.</summary>
    public long Kept { get; private set; }

    /// <summary>What the classes ask for: rupiah.</summary>
    public long Needed => All.Where(l => l.Running).Sum(l => LoanRules.ProvisionOf(l.Left, l.Class));

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public IReadOnlyList<SelectListItem> Shows =>
        [
            new(this.Texts["Berjalan"], "berjalan"),
            new(this.Texts["Jatuh tempo hari ini"], "hari-ini"),
            new(this.Texts["Jatuh tempo tujuh hari ini"], "minggu-ini"),
            new(this.Texts["Menunggak"], "menunggak"),
            .. LoanPractice.Current.Classes.Select(c => new SelectListItem(
                this.Texts.Of(c.Class),
                c.Class.ToString()
            )),
            new(this.Texts["Menunggu keputusan"], "diajukan"),
            new(this.Texts["Disetujui, belum cair"], "disetujui"),
            new(this.Texts["Dihapusbukukan, masih ditagih"], "dihapus"),
        ];

    /// <summary>Share of what is left that is not lancar: 0 to 1; null where nothing is out.</summary>
    public decimal? BadShare =>
        All.Sum(l => l.Left) is var all and > 0
            ? (decimal)All.Where(l => l.Running && l.Class.Class != LoanClass.Lancar).Sum(l => l.Left) / all
            : null;

    public static Tone ToneOf(LoanClass of) =>
        of switch
        {
            LoanClass.Lancar => Tone.Green,
            LoanClass.KurangLancar => Tone.Amber,
            LoanClass.Diragukan => Tone.Amber,
            _ => Tone.Red,
        };

    public async Task<IActionResult> OnGetAsync(Guid cooperative, ListQuery query, CancellationToken ct) =>
        await LoadAsync(cooperative, query, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSetAsideAsync(
        Guid cooperative,
        ListQuery query,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(cooperative, query, ct) || !Treasurer)
            return NotFound();
        var posted = await setAside.RunAsync(Books, ct);
        return posted.Refused
            ? this.Again(posted)
            : this.Done($"Penyisihan dicatat.", $"/pembukuan/{cooperative}/pinjaman");
    }

    private async Task<bool> LoadAsync(Guid cooperative, ListQuery query, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        Kept = await setAside.KeptAsync(books, ct);
        All = await book.AllAsync(books, ct);
        var (key, number) = (NameKey.Of(query["q"]), query["q"]?.Trim());
        var today = clock.Today;
        Filtered = !string.IsNullOrEmpty(query["tampil"]) || !string.IsNullOrEmpty(number);
        Shown =
        [
            .. All.Where(l =>
                    query["tampil"] switch
                    {
                        "berjalan" => l.Running,
                        "menunggak" => l.LateSince is not null,
                        "diajukan" => l.Waits,
                        "hari-ini" => l.Running && l.NextDue == today,
                        "minggu-ini" => l.Running && l.NextDue <= today.AddDays(6),
                        "dihapus" => l.Turn.OffBook > 0,
                        "disetujui" => l.State == LoanState.Approved,
                        { } of when Enum.TryParse<LoanClass>(of, out var wanted) => l.Running
                            && l.Class.Class == wanted,
                        _ => true,
                    }
                )
                .Where(l =>
                    string.IsNullOrEmpty(number)
                    || l.Number.EndsWith(number, StringComparison.OrdinalIgnoreCase)
                    || NameKey.Of(l.Member).Contains(key, StringComparison.Ordinal)
                ),
        ];
        Rows = Shown.ToPage(query);
        return true;
    }
}
