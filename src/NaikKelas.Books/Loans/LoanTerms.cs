using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

/// <summary>How the service of a loan (jasa pinjaman) is reckoned.</summary>
internal enum LoanMethod
{
    /// <summary>The same service each month, of the whole loan.</summary>
    [Display(Name = "Tetap (flat)")]
    Flat,

    /// <summary>The same principal each month, service of what is left.</summary>
    [Display(Name = "Menurun")]
    Declining,

    /// <summary>The same payment each month, service of what is left.</summary>
    [Display(Name = "Anuitas")]
    Annuity,
}

/// <summary>A seasonal schedule (musiman): principal in the months of the harvest, in equal parts.</summary>
/// <param name="Months">Counted from the start, rising; the last is the schedule's last.</param>
/// <param name="ServiceToo">Service is due with the principal, not each month.</param>
internal sealed record LoanHarvest(IReadOnlyList<int> Months, bool ServiceToo)
{
    /// <summary>As it is kept and typed: "4, 8". Null for nothing; no months at all where it cannot be read.</summary>
    public static LoanHarvest? Read(string? text, bool serviceToo)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var parts = text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        List<int> months = [];
        foreach (var part in parts)
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var month))
                months.Add(month);
            else
                return new LoanHarvest([], serviceToo);
        return new LoanHarvest(months, serviceToo);
    }

    public string Text => string.Join(", ", Months);
}

/// <summary>What a schedule follows from.</summary>
/// <param name="Principal">Rupiah, at least one.</param>
/// <param name="AnnualRate">A share: 0.12 is 12 % a year; a month is a twelfth of it.</param>
/// <param name="Months">All instalments, those of the grace period included: 1 to 1,200.</param>
/// <param name="Method">How the service is reckoned.</param>
/// <param name="Start">The day of the disbursement; instalments are due the same day of the months after it, or on the month's last.</param>
/// <param name="RoundTo">Principal, or the level payment of an annuity, is rounded to a multiple of it: rupiah.</param>
/// <param name="GraceMonths">So many first months only service is due.</param>
/// <param name="Harvest">Principal only in some months; null for each month.</param>
internal sealed record LoanTerms(
    long Principal,
    decimal AnnualRate,
    int Months,
    LoanMethod Method,
    DateOnly Start,
    long RoundTo = 1,
    int GraceMonths = 0,
    LoanHarvest? Harvest = null
)
{
    private const int MonthsMax = 1_200;

    /// <summary>More than all money there is; beyond it a sum of many rows no longer fits.</summary>
    private const long PrincipalMax = 1_000_000_000_000_000;

    /// <summary>What is wrong with them; nothing where a schedule can be made.</summary>
    public Refusals Check()
    {
        var wrong = new Refusals();
        wrong.When(
            Principal is < 1 or > PrincipalMax,
            "principal",
            $"Pokok pinjaman paling sedikit Rp 1 dan paling banyak Rp 1.000 triliun.",
            nameof(Principal)
        );
        wrong.When(
            AnnualRate is < 0 or > 10,
            "rate",
            $"Jasa setahun tidak kurang dari 0 % dan tidak lebih dari 1.000 %.",
            nameof(AnnualRate)
        );
        wrong.When(
            Months is < 1 or > MonthsMax || Start.Year + Months / 12 + 1 > 9998,
            "months",
            $"Jangka waktu 1 sampai 1.200 bulan.",
            nameof(Months)
        );
        wrong.When(
            GraceMonths < 0 || GraceMonths >= Months,
            "grace",
            $"Masa tenggang harus kurang dari jangka waktu.",
            nameof(GraceMonths)
        );
        wrong.When(
            RoundTo is < 1 or > PrincipalMax,
            "round-to",
            $"Pembulatan paling sedikit Rp 1.",
            nameof(RoundTo)
        );
        if (Harvest is { } harvest)
            CheckHarvest(wrong, harvest);
        return wrong;
    }

    private void CheckHarvest(Refusals wrong, LoanHarvest harvest)
    {
        var months = harvest.Months;
        wrong.When(
            months.Count == 0
                || months[0] < 1
                || months.Zip(months.Skip(1)).Any(p => p.Second <= p.First)
                || months[^1] != Months,
            "harvest",
            $"Bulan panen: isi nomor bulan yang naik, misalnya 4, 8; yang terakhir sama dengan jangka waktu.",
            "PrincipalMonths"
        );
        wrong.When(
            Method == LoanMethod.Annuity,
            "harvest-method",
            $"Anuitas tidak dipakai dengan bulan panen. Pilih tetap atau menurun.",
            nameof(Method)
        );
        wrong.When(
            GraceMonths > 0,
            "harvest-grace",
            $"Dengan bulan panen tidak ada masa tenggang: sebelum panen pokok memang belum dibayar.",
            nameof(GraceMonths)
        );
    }
}

/// <summary>One instalment, whole rupiah.</summary>
/// <param name="No">From one.</param>
/// <param name="Due">The day it is due.</param>
/// <param name="Principal">Never negative, never more than what is left.</param>
/// <param name="Interest">The service (jasa).</param>
/// <param name="Payment">Both together.</param>
/// <param name="Balance">What is left of the principal after it.</param>
internal sealed record Instalment(
    int No,
    DateOnly Due,
    long Principal,
    long Interest,
    long Payment,
    long Balance
);
