using System.Runtime.InteropServices;
using NaikKelas.Books.Loans;

namespace NaikKelas.Books.Capital;

/// <summary>What a year came to, group by group, whole rupiah; costs are positive.</summary>
/// <param name="Service">Income from loans to members and other services.</param>
/// <param name="Sales">Of the outlets, returns taken off.</param>
/// <param name="Goods">What the goods sold had cost.</param>
/// <param name="Funds">Interest of savings and of debts there are already.</param>
/// <param name="Operating">Operating costs that are paid.</param>
/// <param name="Cooperative">What the co-op costs as a co-op.</param>
/// <param name="Unpaid">Costs that move no cash: depreciation, what is set aside.</param>
/// <param name="Other">Other income less other costs and tax.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct YearGroups(
    long Service,
    long Sales,
    long Goods,
    long Funds,
    long Operating,
    long Cooperative,
    long Unpaid,
    long Other
)
{
    /// <summary>What it leaves in cash.</summary>
    public long Cash => checked(Service + Sales - Goods - Funds - Operating - Cooperative + Other);

    public long Result => checked(Cash - Unpaid);

    public YearGroups Plus(YearGroups other) =>
        new(
            Service + other.Service,
            Sales + other.Sales,
            Goods + other.Goods,
            Funds + other.Funds,
            Operating + other.Operating,
            Cooperative + other.Cooperative,
            Unpaid + other.Unpaid,
            Other + other.Other
        );

    /// <summary>The same shape, a rule on each group.</summary>
    public YearGroups Each(Func<long, long> rule) =>
        new(
            rule(Service),
            rule(Sales),
            rule(Goods),
            rule(Funds),
            rule(Operating),
            rule(Cooperative),
            rule(Unpaid),
            rule(Other)
        );
}

/// <summary>Growth in hundredths of a per cent a year.</summary>
/// <param name="Service">Of services, and of what the funds for them cost.</param>
/// <param name="Sales">Of sales, and of what the goods cost.</param>
/// <param name="Operating">Of operating costs.</param>
/// <param name="Cooperative">Of the costs of the co-op as such.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Growth(int Service, int Sales, int Operating, int Cooperative)
{
    public const int Least = -9_000;
    public const int Most = 20_000;
}

/// <summary>Everything a projection follows from.</summary>
/// <param name="Base">A whole year.</param>
/// <param name="Cash">What is there before the loan.</param>
/// <param name="Capital">Own capital before the loan.</param>
/// <param name="Growth">By year.</param>
/// <param name="Lasting">Of the loan, what buys things that last.</param>
/// <param name="LifeMonths">Of those things.</param>
/// <param name="Rows">Its instalments.</param>
internal sealed record ProjectionGround(
    YearGroups Base,
    long Cash,
    long Capital,
    Growth Growth,
    long Lasting,
    int LifeMonths,
    IReadOnlyList<Instalment> Rows
);

/// <param name="No">Of the year, from one.</param>
/// <param name="Groups">What it comes to without the loan.</param>
/// <param name="Depreciation">Of what the loan bought.</param>
/// <param name="Interest">Of the loan.</param>
/// <param name="Paid">To the lender: interest and principal.</param>
/// <param name="Cash">At its end.</param>
/// <param name="Capital">At its end, where all SHU stays.</param>
internal sealed record ProjectedYear(
    int No,
    YearGroups Groups,
    long Depreciation,
    long Interest,
    long Paid,
    long Cash,
    long Capital
)
{
    public long Shu => Groups.Result - Depreciation - Interest;

    /// <summary>What business leaves in cash for each rupiah due to the lender; null where nothing is due.</summary>
    public decimal? Cover => Paid > 0 ? (decimal)Groups.Cash / Paid : null;
}

/// <param name="No">From one: the month after the disbursement.</param>
/// <param name="Due">The day of its instalment; null after the last.</param>
/// <param name="Business">What business leaves in cash.</param>
/// <param name="Paid">To the lender.</param>
/// <param name="Cash">At its end.</param>
internal sealed record ProjectedMonth(int No, DateOnly? Due, long Business, long Paid, long Cash);

/// <summary>
/// What a loan does to a co-op, reckoned forward from a year that was. The loan's money is spent on its purposes in the
/// month it comes; growth runs for three years, then the third one is repeated. Pure.
/// </summary>
/// <param name="Years">Three.</param>
/// <param name="Months">Until the last instalment, at least three years.</param>
internal sealed record Projection(IReadOnlyList<ProjectedYear> Years, IReadOnlyList<ProjectedMonth> Months)
{
    public const int YearsAhead = 3;
    private const int InYear = 12;
    private const decimal PointsOfOne = 10_000;

    /// <summary>The first month whose end finds less than nothing; null where cash lasts.</summary>
    public ProjectedMonth? Short => Months.FirstOrDefault(m => m.Cash < 0);

    /// <summary>How much is missing where it is worst; zero where cash lasts.</summary>
    public long Missing => Math.Max(0, -Months.Min(m => m.Cash));

    public static Projection Of(ProjectionGround ground)
    {
        List<YearGroups> years = [];
        for (var year = 1; year <= YearsAhead; year++)
            years.Add(Grown(years.Count == 0 ? ground.Base : years[^1], ground.Growth));
        var months = MonthsOf(ground, years);
        List<ProjectedYear> shown = [];
        var capital = ground.Capital;
        for (var no = 1; no <= YearsAhead; no++)
        {
            var rows = ground.Rows.Where(r => (r.No - 1) / InYear == no - 1).ToList();
            var worn = Worn(ground, no * InYear) - Worn(ground, (no - 1) * InYear);
            var year = new ProjectedYear(
                no,
                years[no - 1],
                worn,
                rows.Sum(r => r.Interest),
                rows.Sum(r => r.Payment),
                months[no * InYear - 1].Cash,
                0
            );
            capital = checked(capital + year.Shu);
            shown.Add(year with { Capital = capital });
        }

        return new Projection(shown, months);
    }

    private static List<ProjectedMonth> MonthsOf(ProjectionGround ground, List<YearGroups> years)
    {
        var cash = ground.Cash;
        List<ProjectedMonth> months = [];
        for (var no = 1; no <= Math.Max(YearsAhead * InYear, ground.Rows.Count); no++)
        {
            var year = years[Math.Min((no - 1) / InYear, YearsAhead - 1)];
            var at = (no - 1) % InYear;
            // Each month takes its part of the year so far: twelve of them are the year to the rupiah.
            var business = Part(year.Cash, at + 1) - Part(year.Cash, at);
            var row = no <= ground.Rows.Count ? ground.Rows[no - 1] : null;
            cash = checked(cash + business - (row?.Payment ?? 0));
            months.Add(new ProjectedMonth(no, row?.Due, business, row?.Payment ?? 0, cash));
        }

        return months;
    }

    private static YearGroups Grown(YearGroups year, Growth growth) =>
        year with
        {
            Service = By(year.Service, growth.Service),
            Funds = By(year.Funds, growth.Service),
            Sales = By(year.Sales, growth.Sales),
            Goods = By(year.Goods, growth.Sales),
            Operating = By(year.Operating, growth.Operating),
            Cooperative = By(year.Cooperative, growth.Cooperative),
        };

    private static long By(long amount, int points) =>
        decimal.ToInt64(decimal.Floor(amount * (1 + points / PointsOfOne)));

    private static long Part(long whole, int months) =>
        decimal.ToInt64(decimal.Floor((decimal)whole * months / InYear));

    private static long Worn(ProjectionGround ground, int months) =>
        decimal.ToInt64(
            decimal.Floor((decimal)ground.Lasting * Math.Min(months, ground.LifeMonths) / ground.LifeMonths)
        );
}
