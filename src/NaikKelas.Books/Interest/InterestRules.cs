using System.Text.Json;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;

namespace NaikKelas.Books.Interest;

/// <summary>What <c>interest.json</c> says: the tax on interest of savings, and the accounts it is booked on.</summary>
/// <param name="Version">Of the data.</param>
/// <param name="Source">The regulation, and the practice where there is none.</param>
/// <param name="TaxFreeUpTo">Rupiah a member and month, over all passbooks; up to here nothing is withheld.</param>
/// <param name="TaxPercent">Of the whole gross once it is above.</param>
/// <param name="DaysOfYear">What a year's rate is divided by for a day.</param>
/// <param name="Expense">The account of the cost.</param>
/// <param name="Tax">The account of what is owed to the tax office.</param>
internal sealed record InterestTerms(
    string Version,
    string Source,
    long TaxFreeUpTo,
    int TaxPercent,
    int DaysOfYear,
    string Expense,
    string Tax
)
{
    public static InterestTerms Current { get; } = Read();

    private static InterestTerms Read()
    {
        using var stream = typeof(InterestTerms).Assembly.GetManifestResourceStream(
            "interest/interest.json"
        )!;
        return JsonSerializer.Deserialize<InterestTerms>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <summary>A passbook through a month: what stood in it at the end of each day.</summary>
/// <param name="Passbook">Its id.</param>
/// <param name="Member">Whose it is; the tax is reckoned over all passbooks of one.</param>
/// <param name="Method">How its product counts.</param>
/// <param name="Rate">Basis points a year: 600 is 6 %.</param>
/// <param name="Days">Rupiah at the end of each day of the month.</param>
/// <param name="Terms">Terms that ran on it (simpanan berjangka); never two on one day.</param>
internal sealed record SavedMonth(
    SubledgerId Passbook,
    MemberId Member,
    InterestMethod Method,
    int Rate,
    IReadOnlyList<long> Days,
    IReadOnlyList<TermDays>? Terms = null
);

/// <summary>A term's days of a month: what it holds earns its own rate, not the product's.</summary>
/// <param name="First">Place of its first day in the month, from 0.</param>
/// <param name="End">Place after its last day.</param>
/// <param name="Amount">Rupiah it holds.</param>
/// <param name="Rate">Basis points a year.</param>
internal sealed record TermDays(int First, int End, long Amount, int Rate);

/// <summary>What a passbook earns in a month.</summary>
/// <param name="Passbook">Its id.</param>
/// <param name="Member">Whose it is.</param>
/// <param name="Base">What the rate was taken of: the lowest or the average balance, rupiah.</param>
/// <param name="Gross">Before tax, rounded down to a rupiah.</param>
/// <param name="Tax">What is withheld.</param>
internal sealed record Earned(SubledgerId Passbook, MemberId Member, long Base, long Gross, long Tax)
{
    public long Net => Gross - Tax;
}

/// <summary>Interest of savings (jasa simpanan) for one month, and the final tax on it. Exact: no floating point.</summary>
internal static class InterestRules
{
    private const int BasisPoints = 10_000;
    private const int Months = 12;

    /// <summary>
    /// What a term holds earns its rate day by day; what lies beside it, and every day without a term, as the product
    /// says. Each of the two is rounded down.
    /// </summary>
    public static (long Base, long Gross) GrossOf(SavedMonth month, InterestTerms terms)
    {
        if (month.Terms is not { Count: > 0 } held || month.Days.Count == 0)
            return FreeOf(month, terms);
        long[] free = [.. month.Days];
        var (days, earned) = ((Int128)0, (Int128)0);
        foreach (var term in held)
            for (var day = term.First; day < term.End; day++)
            {
                // On a day before the money was there nothing is earned, whatever day the term says it began.
                var amount = Math.Min(free[day], term.Amount);
                (free[day], days, earned) = (
                    free[day] - amount,
                    days + amount,
                    earned + (Int128)amount * term.Rate
                );
            }

        var beside = FreeOf(month with { Days = free }, terms);
        return (
            beside.Base + (long)(days / month.Days.Count),
            beside.Gross + (long)(earned / ((Int128)BasisPoints * terms.DaysOfYear))
        );
    }

    /// <summary>
    /// Lowest: the lowest balance at the end of a day × rate / 12. Average: the mean of the days' balances × rate / 12.
    /// Daily: each day's balance × rate / days of a year, added up. Rounded down once, at the end.
    /// </summary>
    private static (long Base, long Gross) FreeOf(SavedMonth month, InterestTerms terms)
    {
        if (month.Days.Count == 0 || month.Rate <= 0)
            return (0, 0);
        var sum = month.Days.Aggregate((Int128)0, (all, day) => all + day);
        var mean = (long)(sum / month.Days.Count);
        return month.Method switch
        {
            InterestMethod.Lowest => (
                month.Days.Min(),
                (long)((Int128)month.Days.Min() * month.Rate / (BasisPoints * Months))
            ),
            InterestMethod.Average => (
                mean,
                (long)(sum * month.Rate / ((Int128)month.Days.Count * BasisPoints * Months))
            ),
            InterestMethod.Daily => (
                mean,
                (long)(sum * month.Rate / ((Int128)BasisPoints * terms.DaysOfYear))
            ),
            _ => (0, 0),
        };
    }

    /// <summary>Everybody who earns something. The tax of a member is shared out over the passbooks, to the rupiah.</summary>
    public static IReadOnlyList<Earned> Of(IEnumerable<SavedMonth> months, InterestTerms terms) =>
        [
            .. months
                .Select(m => (Month: m, Found: GrossOf(m, terms)))
                .Where(m => m.Found.Gross > 0)
                .GroupBy(m => m.Month.Member)
                .SelectMany(member =>
                    Taxed(
                        [
                            .. member.Select(m => new Earned(
                                m.Month.Passbook,
                                m.Month.Member,
                                m.Found.Base,
                                m.Found.Gross,
                                0
                            )),
                        ],
                        terms
                    )
                ),
        ];

    private static IEnumerable<Earned> Taxed(IReadOnlyList<Earned> member, InterestTerms terms)
    {
        var gross = member.Sum(e => e.Gross);
        if (gross <= terms.TaxFreeUpTo)
            return member;
        var left = gross * terms.TaxPercent / 100;
        var parts = member
            .OrderByDescending(e => e.Gross)
            .ThenBy(e => e.Passbook.Value)
            .Select(e => e with { Tax = e.Gross * terms.TaxPercent / 100 })
            .ToList();
        // What rounding down left over falls on the largest.
        parts[0] = parts[0] with
        {
            Tax = parts[0].Tax + left - parts.Sum(p => p.Tax),
        };
        return parts;
    }
}
