using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>The loans of a co-op: what is out, who is late, what waits for the board.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class LoansModel(BooksReach reach, LoanBook book, SetAsideLoans setAside, Actor actor)
    : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<LoanRow> All { get; private set; } = [];

    public Page<LoanRow> Rows { get; private set; } = null!;

    /// <summary>Set aside for loans that may be lost: rupiah.</summary>
    public long Kept { get; private set; }

    /// <summary>What the classes ask for: rupiah.</summary>
    public long Needed => All.Where(l => l.Running).Sum(l => LoanRules.ProvisionOf(l.Left, l.Class));

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public IReadOnlyList<SelectListItem> Shows =>
        [
            new(this.Texts["Berjalan"], "berjalan"),
            new(this.Texts["Menunggak"], "menunggak"),
            new(this.Texts["Menunggu keputusan"], "diajukan"),
            new(this.Texts["Disetujui, belum cair"], "disetujui"),
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
        IReadOnlyList<LoanRow> shown =
        [
            .. All.Where(l =>
                    query["tampil"] switch
                    {
                        "berjalan" => l.Running,
                        "menunggak" => l.LateSince is not null,
                        "diajukan" => l.State == LoanState.Applied,
                        "disetujui" => l.State == LoanState.Approved,
                        _ => true,
                    }
                )
                .Where(l =>
                    string.IsNullOrEmpty(number)
                    || l.Number.EndsWith(number, StringComparison.OrdinalIgnoreCase)
                    || NameKey.Of(l.Member).Contains(key, StringComparison.Ordinal)
                ),
        ];
        Rows = shown.ToPage(query);
        return true;
    }
}
