using NaikKelas.Books.Loans;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Capital;

/// <summary>What a person may turn to see what happens; what is null stays as planned.</summary>
/// <param name="Amount">Rupiah.</param>
/// <param name="Months">All instalments.</param>
/// <param name="Grace">Months.</param>
/// <param name="Service">Per cent a year.</param>
/// <param name="Sales">Per cent a year.</param>
/// <param name="Operating">Per cent a year.</param>
/// <param name="Cooperative">Per cent a year.</param>
internal sealed record WhatIf(
    long? Amount = null,
    int? Months = null,
    int? Grace = null,
    int? Service = null,
    int? Sales = null,
    int? Operating = null,
    int? Cooperative = null
)
{
    private const int Points = 100;

    public bool Differs => this != new WhatIf();

    public FinanceTerms Terms(PlanCard plan) =>
        FinanceTerms.Of(plan.Plan, plan.Scheme) with
        {
            Amount = Amount ?? plan.Plan.Amount.Value,
            Months = Months ?? plan.Plan.Months,
            GraceMonths = Grace ?? plan.Plan.GraceMonths,
        };

    public Growth Growth(PlanCard plan) =>
        new(
            Held(Service) ?? plan.Plan.ServiceGrowth,
            Held(Sales) ?? plan.Plan.SalesGrowth,
            Held(Operating) ?? plan.Plan.OperatingGrowth,
            Held(Cooperative) ?? plan.Plan.CooperativeGrowth
        );

    private static int? Held(int? percent) =>
        percent is { } given
            ? Math.Clamp(given, Capital.Growth.Least / Points, Capital.Growth.Most / Points) * Points
            : null;
}

/// <summary>A plan reckoned through: its instalments, and what they do to the co-op.</summary>
/// <param name="Terms">Reckoned with.</param>
/// <param name="Growth">Reckoned with.</param>
/// <param name="Operational">Of the amount.</param>
/// <param name="Rows">The instalments.</param>
/// <param name="Projection">Null before the books tell of a whole month.</param>
internal sealed record PlanProjection(
    FinanceTerms Terms,
    Growth Growth,
    long Operational,
    IReadOnlyList<Instalment> Rows,
    Projection? Projection
)
{
    /// <summary>The level instalment after the grace period.</summary>
    public long Level => Rows.Count > Terms.GraceMonths ? Rows[Terms.GraceMonths].Payment : 0;

    public long TotalInterest => Rows.Sum(r => r.Interest);

    public static Result<PlanProjection> Of(PlanCard plan, BaseYear? year, WhatIf what)
    {
        var (terms, growth) = (what.Terms(plan), what.Growth(plan));
        var rows = FinanceRules.Schedule(terms);
        if (rows.Refused)
            return rows.As<PlanProjection>();
        var operational = Math.Min(plan.Plan.Operational.Value, terms.Amount);
        return new PlanProjection(
            terms,
            growth,
            operational,
            rows.Value,
            year is null
                ? null
                : Projection.Of(
                    new ProjectionGround(
                        year.Groups,
                        year.Cash,
                        year.Capital,
                        growth,
                        terms.Amount - operational,
                        CapitalPractice.Current.AssetLifeMonths,
                        rows.Value
                    )
                )
        );
    }

    /// <summary>So many months after the disbursement, as people say it.</summary>
    public static string MonthOf(DateOnly startsOn, int no) =>
        new DateOnly(startsOn.Year, startsOn.Month, 1).AddMonths(no).ToString("MMMM yyyy", Rupiah.Culture);

    /// <summary>Whether cash lasts, in one sentence.</summary>
    public FormattableString? Verdict =>
        Projection switch
        {
            null => null,
            { Short: { } month } =>
                $"Kas kurang {new Rupiah(-month.Cash)} mulai {DayOf(month.No):MMMM yyyy}; paling dalam kurang {new Rupiah(Projection.Missing)}.",
            _ => $"Kas cukup untuk angsuran sampai lunas, {DayOf(Rows.Count):MMMM yyyy}.",
        };

    /// <summary>Where business does not cover what is due in a year, though cash lasts.</summary>
    public FormattableString? Thin =>
        Projection switch
        {
            { Short: null } lasting when lasting.Years.FirstOrDefault(y => y.Cover < 1) is { } year =>
                $"Di tahun ke-{year.No} kas dari usaha belum menutup angsuran; sisanya diambil dari kas yang sudah ada, termasuk simpanan anggota.",
            _ => null,
        };

    private DateOnly DayOf(int no) =>
        new DateOnly(Terms.StartsOn.Year, Terms.StartsOn.Month, 1).AddMonths(no);
}
