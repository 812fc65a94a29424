using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Capital;

/// <summary>The plan reckoned through, and what happens when somebody turns a figure. Turning changes nothing that is kept.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class PlanPageModel(BooksReach reach, CapitalBook book, Actor actor) : PageModel
{
    /// <summary>Of a long loan, so many rows stand on the page; all of them stand in the proposal.</summary>
    public const int RowsShown = 84;

    private const int Points = 100;
    private const int SliderTimes = 4;
    private const int PointsDrawn = 12;

    public BooksCard Books { get; private set; } = null!;

    /// <summary>Null where nothing was planned yet.</summary>
    public PlanCard? Plan { get; private set; }

    /// <summary>Null before the books tell of a whole month.</summary>
    public BaseYear? Ground { get; private set; }

    public PlanProjection? Reckoned { get; private set; }

    public IReadOnlyList<(FinancePlan Plan, string? Name)> Versions { get; private set; } = [];

    /// <summary>What the scheme does not allow of the figures that were turned.</summary>
    public IReadOnlyList<string> Beyond { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "jumlah")]
    public long? Amount { get; set; }

    [BindProperty(SupportsGet = true, Name = "bulan")]
    public int? Months { get; set; }

    [BindProperty(SupportsGet = true, Name = "tenggang")]
    public int? Grace { get; set; }

    [BindProperty(SupportsGet = true, Name = "jasa")]
    public int? Service { get; set; }

    [BindProperty(SupportsGet = true, Name = "jual")]
    public int? Sales { get; set; }

    [BindProperty(SupportsGet = true, Name = "beban")]
    public int? Operating { get; set; }

    [BindProperty(SupportsGet = true, Name = "koperasi")]
    public int? Cooperative { get; set; }

    public bool Board => actor.IsIn(Books.CooperativeId, Role.CoopBoard);

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public string Above => $"{Home}/modal";

    public string Here => $"{Above}/rencana";

    private WhatIf What => new(Amount, Months, Grace, Service, Sales, Operating, Cooperative);

    /// <summary>Other figures than those that are kept.</summary>
    public bool Turned =>
        Plan is { } plan
        && Reckoned is { } reckoned
        && (reckoned.Terms != new WhatIf().Terms(plan) || reckoned.Growth != new WhatIf().Growth(plan));

    /// <summary>The sliders: name, label, unit, what it stands on, from, to, step.</summary>
    public IReadOnlyList<Slider> Sliders
    {
        get
        {
            var (terms, growth) = (Reckoned!.Terms, Reckoned.Growth);
            var scheme = Plan!.Scheme;
            // Four times the plan is far enough: a slider up to three billions would not find seventy-five millions.
            var most = Math.Min(
                scheme?.Ceiling ?? long.MaxValue,
                Math.Max(terms.Amount, Plan.Plan.Amount.Value) * SliderTimes
            );
            return
            [
                new(
                    "jumlah",
                    this.Texts.Of($"Jumlah pinjaman"),
                    Say.Rupiah(new Rupiah(terms.Amount)),
                    terms.Amount,
                    StepOf(terms.Amount),
                    most,
                    StepOf(terms.Amount)
                ),
                new(
                    "bulan",
                    this.Texts.Of($"Jangka waktu"),
                    this.Texts.Of($"{terms.Months} bulan"),
                    terms.Months,
                    12,
                    scheme?.MonthsMax ?? FinanceRules.MonthsMax,
                    1
                ),
                new(
                    "tenggang",
                    this.Texts.Of($"Masa tenggang"),
                    this.Texts.Of($"{terms.GraceMonths} bulan"),
                    terms.GraceMonths,
                    scheme?.GraceMin ?? 0,
                    scheme?.GraceMax ?? 12,
                    1
                ),
                Turn("jasa", this.Texts.Of($"Jasa pinjaman dan jasa lain naik"), growth.Service),
                Turn("jual", this.Texts.Of($"Penjualan gerai naik"), growth.Sales),
                Turn("beban", this.Texts.Of($"Beban usaha naik"), growth.Operating),
                Turn("koperasi", this.Texts.Of($"Beban perkoperasian naik"), growth.Cooperative),
            ];
        }
    }

    public string GroundWords =>
        Ground switch
        {
            null => "",
            { Year: { } year } => this.Texts.Of($"Dasar: tahun buku {year:0} yang sudah ditutup."),
            { Months: < BaseYear.WholeYear } short_ => this.Texts.Of(
                $"Dasar: {short_.Months} bulan pembukuan ({short_.From} s.d. {short_.To}) yang disetahunkan; semakin lama buku berjalan, semakin dapat dipegang."
            ),
            var year => this.Texts.Of($"Dasar: 12 bulan terakhir ({year.From} s.d. {year.To})."),
        };

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        Plan = await book.PlanAsync(books.CooperativeId, ct);
        if (Plan is null)
            return Page();
        Ground = await book.BaseAsync(books, ct);
        Versions = await book.VersionsAsync(books.CooperativeId, ct);
        var reckoned = PlanProjection.Of(Plan, Ground, What);
        // A figure that no instalments can be made of leaves the plan as it is, and says so.
        Beyond = [.. reckoned.Refusals.Select(r => this.Texts.Of(r.Message))];
        Reckoned = reckoned.Refused ? PlanProjection.Of(Plan, Ground, new WhatIf()).Value : reckoned.Value;
        if (!reckoned.Refused && Plan.Scheme is { } scheme)
            Beyond =
            [
                .. FinanceRules
                    .Check(
                        scheme,
                        Reckoned!.Terms.Amount,
                        Reckoned.Operational,
                        Plan.Plan.RatePoints,
                        Reckoned.Terms.Months,
                        Reckoned.Terms.GraceMonths
                    )
                    .All.Select(r => this.Texts.Of(r.Message)),
            ];
        return Page();
    }

    public IReadOnlyList<ChartSeries> CashLine =>
        [new(this.Texts.Of($"Kas akhir bulan"), [.. Drawn.Select(m => (decimal?)m.Cash)])];

    public IReadOnlyList<string> CashLabels =>
        [.. Drawn.Select(m => Reckoned!.Terms.StartsOn.AddMonths(m.No).ToString("MMM yy", Say.Culture))];

    /// <summary>A dozen points at most, so that each has its name on a phone too; every month stands in the table.</summary>
    private IEnumerable<ProjectedMonth> Drawn
    {
        get
        {
            var months = Reckoned!.Projection!.Months;
            var step = (months.Count + PointsDrawn - 1) / PointsDrawn;
            return months.Where(m => m.No % step == 0 || m.No == 1);
        }
    }

    private static Slider Turn(string name, string label, int points) =>
        new(name, label, FinanceRules.PercentOf(points), points / Points, -50, 100, 1);

    /// <summary>A step that the amount itself is a multiple of, so that a slider does not move by standing there.</summary>
    private static long StepOf(long amount)
    {
        long[] steps = [10_000_000, 1_000_000, 100_000, 1000];
        return steps.FirstOrDefault(s => amount % s == 0, 1);
    }
}

/// <param name="Name">In the address.</param>
/// <param name="Label">Words.</param>
/// <param name="Shown">Its value as people read it.</param>
/// <param name="Value">Where it stands.</param>
/// <param name="Least">Left end.</param>
/// <param name="Most">Right end.</param>
/// <param name="Step">Between two values.</param>
internal sealed record Slider(
    string Name,
    string Label,
    string Shown,
    long Value,
    long Least,
    long Most,
    long Step
);
