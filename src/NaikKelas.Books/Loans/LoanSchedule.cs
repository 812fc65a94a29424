using System.Globalization;
using System.Numerics;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

/// <summary>
/// The schedule of a loan (jadwal angsuran), in whole numbers from end to end: the rate is a fraction of two integers, so
/// that every rounding – half away from zero – is of the exact value. Rule: <c>accounting.md</c>, "Loan schedule arithmetic".
/// </summary>
internal sealed record LoanSchedule(IReadOnlyList<Instalment> Rows)
{
    public long TotalInterest => Rows.Sum(r => r.Interest);

    /// <summary>The rows; refused where the terms are wrong or a level payment would never repay the loan.</summary>
    public static Result<LoanSchedule> Of(LoanTerms terms)
    {
        var wrong = terms.Check();
        if (wrong.Any)
            return wrong;
        var rate = MonthlyRate.Of(terms.AnnualRate);
        var paying = terms.Months - terms.GraceMonths;
        var level = 0L;
        if (terms.Method == LoanMethod.Annuity)
        {
            var payment = rate.LevelPayment(terms.Principal, paying, terms.RoundTo);
            if (payment > long.MaxValue || payment <= rate.Of(terms.Principal))
                return new Refusal(
                    "level-payment",
                    $"Angsuran tidak menutup jasa bulan pertama, jadi pokok tidak akan berkurang. Perkecil pembulatan atau ubah jasanya.",
                    nameof(terms.RoundTo)
                );
            level = (long)payment;
        }

        if (terms.Harvest is { } harvest)
            return new LoanSchedule(MakeHarvest(terms, harvest, rate));
        var even = (long)MonthlyRate.Round(terms.Principal, paying, terms.RoundTo);
        return new LoanSchedule(
            Make(
                terms,
                (no, left) =>
                {
                    var interest =
                        left == 0
                            ? 0
                            : (long)rate.Of(terms.Method == LoanMethod.Flat ? terms.Principal : left);
                    var principal =
                        no <= terms.GraceMonths ? 0
                        : no == terms.Months ? left
                        : Math.Clamp(terms.Method == LoanMethod.Annuity ? level - interest : even, 0, left);
                    return (principal, interest);
                }
            )
        );
    }

    /// <summary>Each month has its row, also where nothing is due in it.</summary>
    private static List<Instalment> MakeHarvest(LoanTerms terms, LoanHarvest harvest, MonthlyRate rate)
    {
        var (owed, months) = (0L, harvest.Months.ToHashSet());
        var even = (long)MonthlyRate.Round(terms.Principal, months.Count, terms.RoundTo);
        return Make(
            terms,
            (no, left) =>
            {
                if (left > 0)
                    owed += (long)rate.Of(terms.Method == LoanMethod.Flat ? terms.Principal : left);
                var reaped = months.Contains(no);
                var interest = reaped || !harvest.ServiceToo ? owed : 0;
                owed -= interest;
                return (
                    !reaped ? 0
                    : no == terms.Months ? left
                    : Math.Clamp(even, 0, left),
                    interest
                );
            }
        );
    }

    private static List<Instalment> Make(
        LoanTerms terms,
        Func<int, long, (long Principal, long Interest)> row
    )
    {
        var left = terms.Principal;
        List<Instalment> rows = new(terms.Months);
        for (var no = 1; no <= terms.Months; no++)
        {
            var (principal, interest) = row(no, left);
            left -= principal;
            rows.Add(
                new Instalment(no, terms.Start.AddMonths(no), principal, interest, principal + interest, left)
            );
        }

        return rows;
    }

    /// <summary>A twelfth of a year's rate as an exact fraction.</summary>
    private readonly record struct MonthlyRate(BigInteger Over, BigInteger Under)
    {
        public static MonthlyRate Of(decimal annual)
        {
            var digits = annual.ToString(CultureInfo.InvariantCulture).Split('.');
            var fraction = digits.Length > 1 ? digits[1] : "";
            return new MonthlyRate(
                BigInteger.Parse(digits[0] + fraction, CultureInfo.InvariantCulture),
                12 * BigInteger.Pow(10, fraction.Length)
            );
        }

        /// <summary>A month's service of an amount.</summary>
        public BigInteger Of(long amount) => Round(amount * Over, Under, 1);

        /// <summary>P·i / (1 − (1 + i)^−m), as P·a·(b + a)^m / (b·((b + a)^m − b^m)) with i = a/b.</summary>
        public BigInteger LevelPayment(long principal, int months, long roundTo)
        {
            if (Over.IsZero)
                return Round(principal, months, roundTo);
            var grown = BigInteger.Pow(Under + Over, months);
            return Round(principal * Over * grown, Under * (grown - BigInteger.Pow(Under, months)), roundTo);
        }

        /// <summary>A fraction of two that are not negative, to the next multiple, half upwards.</summary>
        public static BigInteger Round(BigInteger over, BigInteger under, long roundTo)
        {
            var unit = under * roundTo;
            return (2 * over + unit) / (2 * unit) * roundTo;
        }
    }
}
