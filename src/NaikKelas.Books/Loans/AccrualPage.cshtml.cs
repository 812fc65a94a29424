using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Loans;

/// <summary>Service earned and not paid, at the end of a month; and whether the co-op reckons so.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class AccrualPageModel(BooksReach reach, AccrueLoans accrue, AgencyClock clock, Actor actor)
    : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public AccrualSheet Sheet { get; private set; } = null!;

    public bool Chosen { get; private set; }

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string List => $"/pembukuan/{Books.CooperativeId.Value}/pinjaman";

    public string Here => $"{List}/jasa";

    public async Task<IActionResult> OnGetAsync(Guid cooperative, string? bulan, CancellationToken ct) =>
        await LoadAsync(cooperative, bulan, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid cooperative, string? bulan, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, bulan, ct) || !Treasurer)
            return NotFound();
        var posted = await accrue.RunAsync(Books, MonthOf(bulan), ct);
        return posted.Refused
            ? this.Again(posted)
            : this.Done($"Jasa yang masih harus diterima dicatat.", $"{Here}?bulan={bulan}");
    }

    public async Task<IActionResult> OnPostBasisAsync(Guid cooperative, bool akrual, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, null, ct) || !Treasurer)
            return NotFound();
        var chosen = await accrue.ChooseAsync(Books, akrual, ct);
        return chosen.Refused ? this.Again(chosen) : this.Done($"Dasar pencatatan jasa diganti.", Here);
    }

    /// <summary>What a month's field sends, 2026-11; this month where it is not one.</summary>
    private int MonthOf(string? text) =>
        DateOnly.TryParseExact(
            text + "-01",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var first
        ) && first.Year is > 1900 and < 9999
            ? Period.MonthOf(first)
            : Period.MonthOf(clock.Today);

    private async Task<bool> LoadAsync(Guid cooperative, string? month, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return false;
        Books = books;
        Chosen = await accrue.ChosenAsync(books, ct);
        Sheet = await accrue.SheetAsync(books, MonthOf(month), ct);
        return true;
    }
}
