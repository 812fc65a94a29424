using NaikKelas.Books.Loans;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Capital;

/// <summary>What an instalment table follows from.</summary>
/// <param name="Amount">Rupiah.</param>
/// <param name="RatePoints">Hundredths of a per cent a year.</param>
/// <param name="Months">All instalments, those of the grace period included.</param>
/// <param name="GraceMonths">So many first ones repay nothing.</param>
/// <param name="Grace">What becomes of their interest.</param>
/// <param name="StartsOn">The day of the disbursement.</param>
/// <param name="DueDay">Of the month; null: as the disbursement.</param>
internal sealed record FinanceTerms(
    long Amount,
    int RatePoints,
    int Months,
    int GraceMonths,
    GraceTreatment Grace,
    DateOnly StartsOn,
    int? DueDay
)
{
    public static FinanceTerms Of(FinancePlan plan, FinanceScheme? scheme) =>
        new(
            plan.Amount.Value,
            plan.RatePoints,
            plan.Months,
            plan.GraceMonths,
            scheme?.Grace ?? GraceTreatment.Paid,
            plan.StartsOn,
            scheme?.DueDay
        );
}

/// <summary>Pure rules of borrowing from outside: the limits of a scheme, and the instalment table with grace.</summary>
internal static class FinanceRules
{
    public const int MonthsMax = 360;
    public const int RatePointsMax = 10_000;
    public const int PurposesMax = 20;
    private const decimal PointsOfOne = 10_000;

    /// <summary>
    /// The instalments, level from the end of the grace period on. Interest added to the principal is a negative
    /// repayment, so that the repayments always sum to the amount.
    /// </summary>
    public static Result<IReadOnlyList<Instalment>> Schedule(FinanceTerms terms)
    {
        var start = terms.DueDay is { } day
            ? new DateOnly(terms.StartsOn.Year, terms.StartsOn.Month, day)
            : terms.StartsOn;
        var loan = new LoanTerms(
            terms.Amount,
            terms.RatePoints / PointsOfOne,
            terms.Months,
            LoanMethod.Annuity,
            start,
            GraceMonths: terms.GraceMonths
        );
        if (terms.Grace == GraceTreatment.Capitalised && terms.GraceMonths > 0)
            return Grown(loan);
        var made = LoanSchedule.Of(loan);
        if (made.Refused)
            return made.As<IReadOnlyList<Instalment>>();
        return Result(
            made.Value.Rows.Select(r =>
                terms.Grace == GraceTreatment.Waived && r.No <= terms.GraceMonths
                    ? r with
                    {
                        Interest = 0,
                        Payment = 0,
                    }
                    : r
            )
        );
    }

    private static Result<IReadOnlyList<Instalment>> Grown(LoanTerms terms)
    {
        var wrong = terms.Check();
        if (wrong.Any)
            return wrong;
        List<Instalment> rows = [];
        var left = terms.Principal;
        for (var no = 1; no <= terms.GraceMonths; no++)
        {
            // A month of what is owed by now, reckoned where every month of a loan is.
            var month = LoanSchedule.Of(terms with { Principal = left, Months = 1, GraceMonths = 0 });
            if (month.Refused)
                return month.As<IReadOnlyList<Instalment>>();
            var interest = month.Value.TotalInterest;
            left += interest;
            rows.Add(new Instalment(no, terms.Start.AddMonths(no), -interest, interest, 0, left));
        }

        var rest = LoanSchedule.Of(
            terms with
            {
                Principal = left,
                Months = terms.Months - terms.GraceMonths,
                GraceMonths = 0,
                Start = terms.Start.AddMonths(terms.GraceMonths),
            }
        );
        return rest.Refused
            ? rest.As<IReadOnlyList<Instalment>>()
            : Result(rows.Concat(rest.Value.Rows.Select(r => r with { No = r.No + terms.GraceMonths })));
    }

    private static Result<IReadOnlyList<Instalment>> Result(IEnumerable<Instalment> rows) =>
        (Instalment[])[.. rows.Select(r => r with { Due = WorkingDay(r.Due) })];

    /// <summary>The day itself, or the Monday after a weekend. Holidays are in no calendar of this program.</summary>
    public static DateOnly WorkingDay(DateOnly day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(2),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };

    /// <summary>What the scheme does not allow, both figures named; the fields are those of <see cref="SaveFinancePlan.Input"/>.</summary>
    public static Refusals Check(
        FinanceScheme scheme,
        long amount,
        long operational,
        int ratePoints,
        int months,
        int grace
    )
    {
        var wrong = new Refusals();
        wrong.When(
            amount > scheme.Ceiling,
            "ceiling",
            $"Jumlah {new Rupiah(amount)} melebihi plafon {new Rupiah(scheme.Ceiling ?? 0)} menurut {scheme.Source}.",
            "Amount"
        );
        wrong.When(
            operational > amount,
            "operational-over",
            $"Belanja operasional {new Rupiah(operational)} melebihi jumlah pinjaman {new Rupiah(amount)}.",
            "Operational"
        );
        wrong.When(
            operational > scheme.OperationalCeiling,
            "operational-ceiling",
            $"Belanja operasional {new Rupiah(operational)} melebihi batas {new Rupiah(scheme.OperationalCeiling ?? 0)} menurut {scheme.Source}.",
            "Operational"
        );
        wrong.When(
            scheme.RatePoints is { } rate && ratePoints != rate,
            "rate-fixed",
            $"Bunga {PercentOf(ratePoints)} setahun; menurut {scheme.Source} tetap {PercentOf(scheme.RatePoints ?? 0)}.",
            "Rate"
        );
        wrong.When(
            months < 1 || months > scheme.MonthsMax,
            "months",
            $"Jangka waktu {months} bulan; boleh 1 sampai {scheme.MonthsMax} bulan menurut {scheme.Source}.",
            "Months"
        );
        wrong.When(
            grace < scheme.GraceMin || grace > scheme.GraceMax,
            "grace",
            $"Masa tenggang {grace} bulan; boleh {scheme.GraceMin} sampai {scheme.GraceMax} bulan menurut {scheme.Source}.",
            "GraceMonths"
        );
        wrong.When(
            grace >= months && grace <= scheme.GraceMax && months >= 1,
            "grace-months",
            $"Masa tenggang {grace} bulan harus kurang dari jangka waktu {months} bulan.",
            "GraceMonths"
        );
        return wrong;
    }

    /// <summary>600 → "6 %".</summary>
    public static string PercentOf(int points) => $"{(points / 100m).ToString("0.##", Rupiah.Culture)} %";
}
