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
internal sealed class LoansModel(BooksReach reach, LoanBook book, Actor actor) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<LoanRow> All { get; private set; } = [];

    public Page<LoanRow> Rows { get; private set; } = null!;

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public IReadOnlyList<SelectListItem> Shows =>
        [
            new(this.Texts["Berjalan"], "berjalan"),
            new(this.Texts["Menunggak"], "menunggak"),
            new(this.Texts["Menunggu keputusan"], "diajukan"),
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

    public async Task<IActionResult> OnGetAsync(Guid cooperative, ListQuery query, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
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
        return Page();
    }
}
