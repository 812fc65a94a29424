using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Rats;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Capital;

/// <summary>
/// Use case: the board writes down what it wants to borrow, what for, and on which terms. Each saving is a version of its
/// own; of two who save at once the second is told.
/// </summary>
internal sealed class SaveFinancePlan(Db db, CapitalBook book, AgencyClock clock, Actor actor)
{
    private const int ItemMax = 200;
    private const int YearsAhead = 3;
    private const decimal PointsOfPercent = 100;

    public sealed record Purpose
    {
        [Display(Name = "Untuk apa")]
        public string? Item { get; init; }

        [Display(Name = "Rupiah")]
        public Rupiah? Amount { get; init; }
    }

    public sealed record Input
    {
        [Display(Name = "Sumber pinjaman")]
        public string? Scheme { get; init; }

        [Display(Name = "Jumlah pinjaman")]
        public Rupiah? Amount { get; init; }

        [Display(Name = "Di antaranya untuk belanja operasional")]
        public Rupiah? Operational { get; init; }

        [Display(Name = "Bunga setahun")]
        public decimal? Rate { get; init; }

        [Display(Name = "Jangka waktu")]
        public int? Months { get; init; }

        [Display(Name = "Masa tenggang")]
        public int? GraceMonths { get; init; }

        [Display(Name = "Perkiraan pencairan")]
        public DateOnly? StartsOn { get; init; }

        [Display(Name = "Jasa pinjaman dan jasa lain naik")]
        public decimal? ServiceGrowth { get; init; }

        [Display(Name = "Penjualan gerai naik")]
        public decimal? SalesGrowth { get; init; }

        [Display(Name = "Beban usaha naik")]
        public decimal? OperatingGrowth { get; init; }

        [Display(Name = "Beban perkoperasian naik")]
        public decimal? CooperativeGrowth { get; init; }

        public List<Purpose> Purposes { get; init; } = [];

        /// <summary>That was looked at; 0 where nothing was planned yet.</summary>
        public int Version { get; init; }
    }

    public Task<Result<int>> RunAsync(BooksCard books, Input input, CancellationToken ct) =>
        db.RunAsync<int>(
            async () =>
            {
                var id = books.CooperativeId;
                if (!actor.Leads(id))
                    return Refusal.Conflict(
                        "capital-board",
                        $"Hanya pengurus yang mengisi rencana pinjaman."
                    );
                await db.HoldBooksAsync(id, ct);
                var last = await book.PlanAsync(id, ct);
                if ((last?.Plan.Version ?? 0) != input.Version)
                    return Refusal.Conflict(
                        "stale",
                        $"Rencana ini diubah orang lain sejak Anda membukanya. Bandingkan dengan isi terbaru di bawah, lalu simpan lagi."
                    );
                var scheme = CapitalPractice.Current.Find(input.Scheme, clock.Today);
                var kind = await book.KindAsync(id, ct);
                var wrong = Check(input, scheme, kind, clock.Today);
                if (wrong.Any)
                    return wrong;
                var (plan, purposes) = Made(id, input, scheme!);
                if (last is not null && Same(last, plan, purposes))
                    return input.Version;
                // The database seals the purposes with the plan that comes after them.
                db.AddRange(purposes);
                await db.SaveChangesAsync(ct);
                db.Add(plan);
                return plan.Version;
            },
            ct
        );

    private (FinancePlan Plan, List<FinancePurpose> Purposes) Made(
        OrganisationId id,
        Input input,
        FinanceScheme scheme
    )
    {
        var version = input.Version + 1;
        return (
            new FinancePlan
            {
                CooperativeId = id,
                Version = version,
                Scheme = scheme.Code,
                Amount = input.Amount!.Value,
                Operational = input.Operational ?? Rupiah.Zero,
                RatePoints = Points(input.Rate) ?? scheme.RatePoints ?? 0,
                Months = input.Months!.Value,
                GraceMonths = input.GraceMonths ?? 0,
                StartsOn = input.StartsOn!.Value,
                ServiceGrowth = Points(input.ServiceGrowth) ?? 0,
                SalesGrowth = Points(input.SalesGrowth) ?? 0,
                OperatingGrowth = Points(input.OperatingGrowth) ?? 0,
                CooperativeGrowth = Points(input.CooperativeGrowth) ?? 0,
                At = clock.UtcNow,
                By = actor.UserId,
            },
            [
                .. Told(input)
                    .Select(
                        (p, i) =>
                            new FinancePurpose
                            {
                                CooperativeId = id,
                                Version = version,
                                No = i + 1,
                                Item = p.Purpose.Item!.Trim(),
                                Amount = p.Purpose.Amount!.Value,
                            }
                    ),
            ]
        );
    }

    private static bool Same(PlanCard last, FinancePlan plan, List<FinancePurpose> purposes)
    {
        var kept = last.Plan;
        return (
                kept.Scheme,
                kept.Amount,
                kept.Operational,
                kept.RatePoints,
                kept.Months,
                kept.GraceMonths,
                kept.StartsOn
            )
                == (
                    plan.Scheme,
                    plan.Amount,
                    plan.Operational,
                    plan.RatePoints,
                    plan.Months,
                    plan.GraceMonths,
                    plan.StartsOn
                )
            && (kept.ServiceGrowth, kept.SalesGrowth, kept.OperatingGrowth, kept.CooperativeGrowth)
                == (plan.ServiceGrowth, plan.SalesGrowth, plan.OperatingGrowth, plan.CooperativeGrowth)
            && last.Purposes.Select(p => (p.Item, p.Amount))
                .SequenceEqual(purposes.Select(p => (p.Item, p.Amount)));
    }

    /// <summary>Lines that say anything, with their place in the form.</summary>
    private static IEnumerable<(int At, Purpose Purpose)> Told(Input input) =>
        input
            .Purposes.Index()
            .Where(p => p.Item.Amount is not null || !string.IsNullOrWhiteSpace(p.Item.Item))
            .Select(p => (p.Index, p.Item));

    private static int? Points(decimal? percent) =>
        percent is { } given
            ? decimal.ToInt32(decimal.Round(given * PointsOfPercent, MidpointRounding.ToZero))
            : null;

    private static Refusals Check(Input input, FinanceScheme? scheme, OrganisationKind? kind, DateOnly today)
    {
        var wrong = new Refusals();
        wrong.When(
            scheme is null || kind is { } known && !scheme.IsFor(known),
            "scheme",
            $"Pilih sumber pinjaman yang berlaku hari ini untuk jenis koperasi ini.",
            nameof(input.Scheme)
        );
        wrong.When(
            input.Amount is not { Value: >= 1 and <= JournalRules.AmountMax },
            "amount",
            $"Isi jumlah pinjaman, lebih dari nol.",
            nameof(input.Amount)
        );
        wrong.When(
            input.Operational is { Value: < 0 },
            "operational",
            $"Belanja operasional nol atau lebih.",
            nameof(input.Operational)
        );
        wrong.When(
            (input.Rate is null && scheme?.RatePoints is null) || input.Rate is < 0 or > 100,
            "rate",
            $"Isi bunga setahun, 0 sampai 100 %.",
            nameof(input.Rate)
        );
        wrong.When(input.Months is null, "months", $"Isi jangka waktu dalam bulan.", nameof(input.Months));
        wrong.When(
            input.StartsOn is not { } start || start < today || start > today.AddYears(YearsAhead),
            "starts-on",
            $"Isi perkiraan tanggal pencairan antara {today} dan {today.AddYears(YearsAhead)}.",
            nameof(input.StartsOn)
        );
        CheckGrowth(wrong, input.ServiceGrowth, nameof(input.ServiceGrowth));
        CheckGrowth(wrong, input.SalesGrowth, nameof(input.SalesGrowth));
        CheckGrowth(wrong, input.OperatingGrowth, nameof(input.OperatingGrowth));
        CheckGrowth(wrong, input.CooperativeGrowth, nameof(input.CooperativeGrowth));
        if (wrong.Any)
            return wrong;
        foreach (
            var refusal in FinanceRules
                .Check(
                    scheme!,
                    input.Amount!.Value.Value,
                    input.Operational?.Value ?? 0,
                    Points(input.Rate) ?? scheme!.RatePoints ?? 0,
                    input.Months!.Value,
                    input.GraceMonths ?? 0
                )
                .All
        )
            wrong.Add(refusal);
        CheckPurposes(wrong, input);
        return wrong;
    }

    private static void CheckGrowth(Refusals wrong, decimal? percent, string field) =>
        wrong.When(
            percent * PointsOfPercent is < Growth.Least or > Growth.Most,
            "growth",
            $"Isi persen antara -90 dan 200.",
            field
        );

    private static void CheckPurposes(Refusals wrong, Input input)
    {
        var told = Told(input).ToList();
        wrong.When(
            told.Count is 0 or > FinanceRules.PurposesMax,
            "purposes",
            $"Isi 1 sampai {FinanceRules.PurposesMax} baris tujuan penggunaan.",
            "Purposes[0].Item"
        );
        foreach (var (at, purpose) in told)
        {
            wrong.When(
                purpose.Item?.Trim() is not { Length: >= 1 and <= ItemMax },
                "purpose-item",
                $"Tulis untuk apa, paling panjang {ItemMax} huruf.",
                $"Purposes[{at}].Item"
            );
            wrong.When(
                purpose.Amount is not { Value: >= 1 and <= JournalRules.AmountMax },
                "purpose-amount",
                $"Isi rupiah bulat, lebih dari nol.",
                $"Purposes[{at}].Amount"
            );
        }

        var sum = told.Sum(p => p.Purpose.Amount?.Value ?? 0);
        wrong.When(
            sum != input.Amount!.Value.Value,
            "purposes-sum",
            $"Tujuan penggunaan berjumlah {new Rupiah(sum)}, seharusnya sama dengan jumlah pinjaman {input.Amount.Value}.",
            "Purposes[0].Amount"
        );
    }
}
