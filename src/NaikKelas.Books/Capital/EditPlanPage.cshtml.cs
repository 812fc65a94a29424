using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Capital;

/// <summary>What the board wants to borrow, what for, and on which terms.</summary>
[Allow(Role.CoopBoard)]
internal sealed class EditPlanPageModel(
    BooksReach reach,
    CapitalBook book,
    SaveFinancePlan save,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    private const int BlankRows = 3;
    private const int FirstRows = 5;
    private const decimal PointsOfPercent = 100;

    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<FinanceScheme> Schemes { get; private set; } = [];

    [BindProperty]
    public SaveFinancePlan.Input Input { get; set; } = new();

    /// <summary>Somebody else saved meanwhile: theirs stands above what was typed.</summary>
    public PlanCard? Theirs { get; private set; }

    public string Above => $"/pembukuan/{Books.CooperativeId.Value}/modal/rencana";

    public string Here => $"{Above}/isi";

    public IEnumerable<SelectListItem> SchemeItems =>
        Schemes.Select(s => new SelectListItem(this.Texts[s.Name], s.Code)
        {
            Group = new SelectListGroup { Name = LimitsOf(s) },
        });

    /// <summary>Its limits in one line, so that nobody has to be refused to learn them.</summary>
    private string LimitsOf(FinanceScheme scheme)
    {
        var ceiling = scheme.Ceiling is { } most
            ? this.Texts.Of(
                $"plafon {new Rupiah(most)}, operasional paling banyak {new Rupiah(scheme.OperationalCeiling ?? most)}, "
            )
            : "";
        var rate = scheme.RatePoints is { } points
            ? this.Texts.Of($"bunga {FinanceRules.PercentOf(points)}, ")
            : this.Texts.Of($"bunga menurut bank, ");
        return ceiling
            + rate
            + this.Texts.Of(
                $"paling lama {scheme.MonthsMax} bulan, masa tenggang {scheme.GraceMin}–{scheme.GraceMax} bulan"
            );
    }

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        var card = await book.PlanAsync(Books.CooperativeId, ct);
        Input = card is null ? Fresh() : Of(card);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(Books, Input, ct);
        if (!saved.Refused)
            return this.Done($"Rencana pinjaman tersimpan.", Above);
        if (saved.Refusal is { Code: "stale" } && await book.PlanAsync(Books.CooperativeId, ct) is { } theirs)
        {
            Theirs = theirs;
            Input = Input with { Version = theirs.Plan.Version };
            ModelState.Remove("Input.Version");
        }

        return this.Again(saved);
    }

    private SaveFinancePlan.Input Fresh()
    {
        var scheme = Schemes.Count > 0 ? Schemes[0] : null;
        return new()
        {
            Scheme = scheme?.Code,
            Rate = scheme?.RatePoints / PointsOfPercent,
            Months = scheme?.MonthsMax,
            GraceMonths = scheme?.GraceMin,
            StartsOn = clock.Today.AddMonths(2),
            ServiceGrowth = 0,
            SalesGrowth = 0,
            OperatingGrowth = 0,
            CooperativeGrowth = 0,
            Purposes = [.. Enumerable.Range(0, FirstRows).Select(_ => new SaveFinancePlan.Purpose())],
        };
    }

    private static SaveFinancePlan.Input Of(PlanCard card)
    {
        var plan = card.Plan;
        return new()
        {
            Scheme = plan.Scheme,
            Amount = plan.Amount,
            Operational = plan.Operational,
            Rate = plan.RatePoints / PointsOfPercent,
            Months = plan.Months,
            GraceMonths = plan.GraceMonths,
            StartsOn = plan.StartsOn,
            ServiceGrowth = plan.ServiceGrowth / PointsOfPercent,
            SalesGrowth = plan.SalesGrowth / PointsOfPercent,
            OperatingGrowth = plan.OperatingGrowth / PointsOfPercent,
            CooperativeGrowth = plan.CooperativeGrowth / PointsOfPercent,
            Purposes =
            [
                .. card.Purposes.Select(p => new SaveFinancePlan.Purpose
                {
                    Item = p.Item,
                    Amount = p.Amount,
                }),
                .. Enumerable
                    .Range(0, Math.Min(BlankRows, FinanceRules.PurposesMax - card.Purposes.Count))
                    .Select(_ => new SaveFinancePlan.Purpose()),
            ],
            Version = plan.Version,
        };
    }

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || !actor.IsIn(books.CooperativeId, Role.CoopBoard)
        )
            return false;
        Books = books;
        Schemes = await book.KindAsync(books.CooperativeId, ct) is { } kind
            ? CapitalPractice.Current.On(clock.Today, kind)
            : [];
        return true;
    }
}
