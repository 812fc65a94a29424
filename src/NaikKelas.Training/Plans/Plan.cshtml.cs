using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Plans;

/// <summary>A year's activities under one source of money.</summary>
internal sealed record SourceTotal(
    BudgetSource? Source,
    int Activities,
    Rupiah Amount,
    Rupiah Committed,
    int People
);

/// <summary>The plan of a year as it stands at a date: what runs, what is to come, what was done, with which money.</summary>
[Allow(Role.Officer, Role.Head)]
internal sealed class PlanModel(PlanBook book, AgencyClock clock, Actor actor, Texts texts) : PageModel
{
    private static readonly Sorting<ActivityLine> Columns = new Sorting<ActivityLine>()
        .By("waktu", l => l.Begins)
        .By("kegiatan", l => l.Title)
        .By("status", l => l.State)
        .By("sumber", l => l.Source)
        .By("pagu", l => l.Amount == null ? 0 : l.Amount.Value.Value)
        .By("sasaran", l => l.Target ?? 0)
        .By("orang", l => l.People ?? 0)
        .Ending(l => l.Title);

    private ListQuery _query = null!;

    public int Year { get; private set; }

    public DateOnly On { get; private set; }

    public Page<ActivityLine> Rows { get; private set; } = null!;

    public IReadOnlyList<ActivityLine> Lines { get; private set; } = [];

    public IReadOnlyList<PlanYear> Years { get; private set; } = [];

    public bool MayChange => actor.Is(Role.Officer);

    public string YearText => Year.ToString("0", CultureInfo.InvariantCulture);

    public int Overdue => Lines.Count(l => PlanState.IsOverdue(l.Times, On));

    public int People => Lines.Sum(l => l.People ?? 0);

    public int Target => Lines.Where(l => l.State != ActivityState.Cancelled).Sum(l => l.Target ?? 0);

    public IReadOnlyList<SourceTotal> Sources =>
        [
            .. Lines
                .Where(l => l.State != ActivityState.Cancelled)
                .GroupBy(l => l.Source)
                .OrderBy(g => g.Key is null)
                .ThenBy(g => g.Key)
                .Select(g => new SourceTotal(
                    g.Key,
                    g.Count(),
                    g.Select(l => l.Amount ?? Rupiah.Zero).Sum(),
                    g.Select(l => l.Committed).Sum(),
                    g.Sum(l => l.People ?? 0)
                )),
        ];

    public IReadOnlyList<ChartPoint> Bars =>
        [
            .. Years.SelectMany(y =>
                new[]
                {
                    new ChartPoint(texts["{0:0} sasaran", y.Year], y.Target, Tone.Slate),
                    new ChartPoint(texts["{0:0} terlaksana", y.Year], y.People, Tone.Green),
                }
            ),
        ];

    public IEnumerable<SelectListItem> YearItems =>
        Years
            .Select(y => y.Year)
            .Append(Year)
            .Append(clock.Today.Year)
            .Append(clock.Today.Year + 1)
            .Distinct()
            .OrderDescending()
            .Select(y => new SelectListItem(
                y.ToString("0", CultureInfo.InvariantCulture),
                y.ToString("0", CultureInfo.InvariantCulture)
            ));

    public IEnumerable<SelectListItem> StateItems => Words<ActivityState>();

    public IEnumerable<SelectListItem> SourceItems => Words<BudgetSource>();

    public IEnumerable<SelectListItem> KindItems => Words<ActivityKind>();

    public async Task OnGetAsync(ListQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        var told = query.As<DateOnly>("per");
        On = told ?? clock.Today;
        Year = query.As<int>("tahun") is { } year and >= ActivityInput.YearMin and <= ActivityInput.YearMax
            ? year
            : On.Year;
        // The year stands in the address, so that the filter shows which one is on the page.
        _query = query = ListQuery.Of(
            query.Path,
            query.Url(new Dictionary<string, string?>(StringComparer.Ordinal) { ["tahun"] = YearText }, "")
        );
        Lines = await book.ListAsync(Year, On, ct);
        Years = await book.YearsAsync(On, ct);
        Rows = Filter(Lines, query).AsQueryable().Sorted(query, Columns).ToList().ToPage(query);
    }

    public int Count(ActivityState state) => Lines.Count(l => l.State == state);

    public string UrlOf(ActivityState state) =>
        _query.Url(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["status"] = state.ToString(),
                ["hal"] = null,
            }
        );

    public static string IconOf(ActivityState state) =>
        state switch
        {
            ActivityState.Running => "player-play",
            ActivityState.Planned => "clock",
            ActivityState.Done => "circle-check",
            _ => "x",
        };

    private static IEnumerable<ActivityLine> Filter(IEnumerable<ActivityLine> lines, ListQuery query)
    {
        if (query.Q.Length > 0)
            lines = lines.Where(l => Has(l.Title, query.Q) || Has(l.Place, query.Q));
        if (query.Word<ActivityState>("status") is { } state)
            lines = lines.Where(l => l.State == state);
        if (query.Word<BudgetSource>("sumber") is { } source)
            lines = lines.Where(l => l.Source == source);
        if (query.Word<ActivityKind>("jenis") is { } kind)
            lines = lines.Where(l => l.Kind == kind);
        return lines;
    }

    private static bool Has(string? text, string word) =>
        text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    private IEnumerable<SelectListItem> Words<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(word => new SelectListItem(texts.Of(word), word.ToString()));
}
