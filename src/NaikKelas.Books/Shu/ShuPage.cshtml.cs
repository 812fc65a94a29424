using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Years;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Shu;

/// <summary>The division of a year's SHU: looked at fund by fund and member by member, posted once, paid once.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class ShuPageModel(
    BooksReach reach,
    Db db,
    YearBook years,
    ShuBook book,
    DivideShu divide,
    PayShu pay,
    Actor actor
) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    public YearState State { get; private set; }

    public ShuView View { get; private set; } = null!;

    public Page<ShuRow> Rows => View.Rows.ToPage(ListQuery.Of(Request));

    public IReadOnlyList<ShuRow> Waiting => View.Division is null ? [] : [.. View.Rows.Where(r => r.Waits)];

    [BindProperty]
    public string? Seal { get; set; }

    public sealed record CashForm
    {
        [Display(Name = "Anggota")]
        public Guid? Member { get; init; }

        [Display(Name = "Dibayar dari")]
        public string? Account { get; init; }
    }

    [BindProperty]
    public CashForm Cash { get; set; } = new();

    public IReadOnlyList<SelectListItem> CashAccounts { get; private set; } = [];

    public IEnumerable<SelectListItem> Members =>
        Waiting.Select(r => new SelectListItem(
            $"{r.Number} {r.Name} – {new Rupiah(r.Total)}",
            r.Member.Value.ToString()
        ));

    public bool Treasurer => actor.IsIn(Books.CooperativeId, Role.CoopTreasurer);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Above => $"{Home}/tahun/{Year}";

    public string Here => $"{Above}/shu";

    public static string PercentOf(decimal percent) => $"{percent.ToString("0.##", Say.Culture)}%";

    /// <summary>The formula with the member's own figures.</summary>
    public string HowOf(string fund, long own, long all, long part) =>
        all == 0
            ? this.Texts.Of($"{NameOf(fund)}: tidak ada dasarnya di tahun ini.")
            : this.Texts.Of(
                $"{NameOf(fund)}: {new Rupiah(own)} ÷ {new Rupiah(all)} × {PercentOf(View.Articles.PercentOf(fund))} × {new Rupiah(View.Shu)} = {new Rupiah(part)}"
            );

    private string NameOf(string fund) =>
        this.Texts[ShuDefaults.Current.Funds.First(f => f.Fund == fund).Name];

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(Guid cooperative, CancellationToken ct) =>
        await LoadAsync(cooperative, ct) && View.Funds.Count > 0
            ? File(
                ShuSheet.Of(Books.Name, Year, View),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                $"shu-{Year}.xlsx"
            )
            : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        var posted = await divide.RunAsync(Books, Year, Seal, ct);
        return posted.Refused
            ? this.Again(posted, "")
            : this.Done($"Pembagian SHU dibukukan: {posted.Value!.Reference}.", Here);
    }

    public async Task<IActionResult> OnPostSavingsAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        return Paid(await pay.ToSavingsAsync(Books, Year, ct));
    }

    public async Task<IActionResult> OnPostCashAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct) || !Treasurer)
            return NotFound();
        return Paid(
            await pay.InCashAsync(
                Books,
                Year,
                Cash.Member is { } member ? new MemberId(member) : null,
                Cash.Account,
                ct
            )
        );
    }

    private IActionResult Paid(Result<ShuPaid> paid) =>
        paid.Refused
            ? this.Again(paid, nameof(Cash))
            : this.Done(
                $"SHU {paid.Value!.Members} anggota dibayar: {paid.Value.Posted.Reference}. Belum dibayar: {paid.Value.Waiting}.",
                Here
            );

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || !years.Has(books, Year)
        )
            return false;
        Books = books;
        State = (await years.FindAsync(books.CooperativeId, Year, ct))?.State ?? YearState.Open;
        View = await book.OfAsync(books, Year, ct);
        if (Waiting.Count > 0)
            CashAccounts = await db
                .Accounts.AsNoTracking()
                .Where(a => a.CooperativeId == books.CooperativeId && a.Cash && a.Active)
                .OrderBy(a => a.Code)
                .Select(a => new SelectListItem(a.Name, a.Code))
                .ToListAsync(ct);
        return true;
    }
}
