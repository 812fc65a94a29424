using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Loans;

/// <summary>Use case: a member asks for a loan, at the treasurer's desk, with what the board needs to decide.</summary>
internal sealed class ApplyLoan(Db db, AgencyClock clock, Actor actor)
{
    public sealed record Input
    {
        /// <summary>Made with the form: sent twice, asked for once. Empty where nobody sends twice.</summary>
        public Guid Id { get; init; }

        /// <summary>The kind of loan, whose terms stand where nothing is filled in; null for none.</summary>
        public Guid? Product { get; init; }

        /// <summary>The member's number in the register.</summary>
        [Display(Name = "Nomor anggota")]
        public string? Member { get; init; }

        [Display(Name = "Jumlah pinjaman")]
        public Rupiah? Amount { get; init; }

        /// <summary>Per cent a year.</summary>
        [Display(Name = "Jasa, persen setahun")]
        public decimal? Rate { get; init; }

        [Display(Name = "Jangka waktu, bulan")]
        public int? Months { get; init; }

        [Display(Name = "Masa tenggang, bulan")]
        public int? GraceMonths { get; init; }

        [Display(Name = "Cara menghitung jasa")]
        public LoanMethod? Method { get; init; }

        /// <summary>Months counted from the disbursement, "4, 8"; empty for principal each month.</summary>
        [Display(Name = "Bulan panen")]
        public string? PrincipalMonths { get; init; }

        [Display(Name = "Jasa dibayar saat panen")]
        public bool ServiceAtHarvest { get; init; }

        [Display(Name = "Pembulatan angsuran")]
        public Rupiah? RoundTo { get; init; }

        [Display(Name = "Biaya administrasi")]
        public Rupiah? Fee { get; init; }

        [Display(Name = "Untuk apa")]
        public string? Purpose { get; init; }

        [Display(Name = "Sisa penghasilan sebulan")]
        public Rupiah? Ability { get; init; }

        [Display(Name = "Angsuran pinjaman lain sebulan")]
        public Rupiah? OtherLoans { get; init; }

        [Display(Name = "Jaminan dan penanggung")]
        public string? Security { get; init; }

        [Display(Name = "Pengurus, pengawas, atau keluarganya (pihak terkait)")]
        public bool Related { get; init; }
    }

    /// <returns>The application; or all that is wrong with it.</returns>
    public Task<Result<LoanId>> RunAsync(
        BooksCard books,
        Input input,
        CancellationToken ct,
        bool byMember = false
    ) =>
        db.RunAsync<LoanId>(
            async () =>
            {
                var id = books.CooperativeId;
                await db.HoldBooksAsync(id, ct);
                var same = new LoanId(input.Id);
                if (await db.Loans.AnyAsync(l => l.CooperativeId == id && l.Id == same, ct))
                    return same;
                var product = await ProductAsync(books, input, ct);
                if (product.Refused)
                    return product.As<LoanId>();
                input = Filled(input, product.Value.Of);
                var refusals = Check(input, books, clock.Today);
                CheckLimits(refusals, input, product.Value.Of);
                var number = input.Member?.Trim() ?? "";
                var member = await db
                    .Members.AsNoTracking()
                    .SingleOrDefaultAsync(m => m.CooperativeId == id && m.Number == number, ct);
                refusals.When(number.Length == 0, "loan-member", $"Pilih anggota.", nameof(input.Member));
                refusals.When(
                    number.Length > 0 && member is not { LeftOn: null },
                    "loan-member",
                    $"Pinjaman hanya untuk anggota: nomor {number} tidak ada di daftar anggota, atau sudah keluar.",
                    nameof(input.Member)
                );
                if (refusals.Any)
                    return refusals;
                var loan = LoanOf(
                    input,
                    product.Value.Of,
                    books,
                    member!,
                    await NextAsync(books, ct),
                    byMember
                );
                var schedule = LoanSchedule.Of(loan.TermsFrom(clock.Today));
                if (schedule.Refused)
                    return schedule.As<LoanId>();
                db.Loans.Add(loan);
                return loan.Id;
            },
            ct
        );

    /// <summary>What was left empty is as the kind of loan says.</summary>
    public static Input Filled(Input input, LoanProduct? product) =>
        product is null
            ? input
            : input with
            {
                Rate = input.Rate ?? product.Rate / 100m,
                Method = input.Method ?? product.Method,
                RoundTo = input.RoundTo ?? product.RoundTo,
                Fee = input.Fee ?? (input.Amount is { } amount ? FeeOf(amount, product) : null),
            };

    /// <summary>Down to a whole rupiah.</summary>
    public static Rupiah FeeOf(Rupiah amount, LoanProduct product) =>
        new(decimal.ToInt64(decimal.Floor((decimal)amount.Value * product.Fee / 10_000)));

    /// <summary>Beyond what the co-op lends of a kind, told with both figures.</summary>
    public static void CheckLimits(Refusals refusals, Input input, LoanProduct? product)
    {
        if (product is null)
            return;
        refusals.When(
            input.Amount > product.AmountMax,
            "loan-limit",
            $"Jumlah {input.Amount ?? Rupiah.Zero} di atas batas {product.Name}, {product.AmountMax}.",
            nameof(input.Amount)
        );
        refusals.When(
            input.Months > product.MonthsMax,
            "loan-limit",
            $"Jangka waktu {input.Months ?? 0} bulan di atas batas {product.Name}, {product.MonthsMax} bulan.",
            nameof(input.Months)
        );
    }

    /// <summary>Null in it where none was chosen; refused where the kind is unknown or no longer in use.</summary>
    private async Task<Result<Chosen>> ProductAsync(BooksCard books, Input input, CancellationToken ct)
    {
        if (input.Product is not { } chosen)
            return new Chosen(null);
        var id = new LoanProductId(chosen);
        return
            await db
                .LoanProducts.AsNoTracking()
                .SingleOrDefaultAsync(
                    p => p.CooperativeId == books.CooperativeId && p.Id == id && p.Active,
                    ct
                )
                is { } product
            ? new Chosen(product)
            : new Refusal(
                "loan-product",
                $"Jenis pinjaman ini tidak ada atau tidak dipakai lagi. Pilih jenis lain.",
                nameof(input.Product)
            );
    }

    private sealed record Chosen(LoanProduct? Of);

    /// <summary>What a schedule needs, read from the form; refused with all that is missing or wrong.</summary>
    public static Result<LoanTerms> TermsOf(Input input, DateOnly start)
    {
        var refusals = new Refusals();
        refusals.When(input.Amount is null, "amount", $"Isi jumlah pinjaman.", nameof(input.Amount));
        refusals.When(
            input.Rate is not (>= 0 and <= 100),
            "rate",
            $"Jasa setahun: isi 0 sampai 100 persen.",
            nameof(input.Rate)
        );
        refusals.When(input.Months is null, "months", $"Isi jangka waktu dalam bulan.", nameof(input.Months));
        refusals.When(input.Method is null, "method", $"Pilih cara menghitung jasa.", nameof(input.Method));
        if (refusals.Any)
            return refusals;
        var terms = new LoanTerms(
            input.Amount!.Value.Value,
            decimal.Round(input.Rate!.Value, 2) / 100,
            input.Months!.Value,
            input.Method!.Value,
            start,
            input.RoundTo?.Value ?? 1,
            input.GraceMonths ?? 0,
            LoanHarvest.Read(input.PrincipalMonths, input.ServiceAtHarvest)
        );
        var wrong = terms.Check();
        return wrong.Any ? wrong : terms;
    }

    private static Refusals Check(Input input, BooksCard books, DateOnly today)
    {
        var refusals = new Refusals();
        foreach (var refusal in TermsOf(input, today).Refusals)
            refusals.Add(refusal);
        refusals.When(
            input.Fee < Rupiah.Zero || input.Fee > input.Amount,
            "fee",
            $"Biaya administrasi: isi nol sampai jumlah pinjaman.",
            nameof(input.Fee)
        );
        refusals.When(
            input.Purpose?.Trim() is not { Length: > 0 and <= 500 },
            "purpose",
            $"Tuliskan untuk apa pinjaman ini, paling panjang 500 huruf.",
            nameof(input.Purpose)
        );
        refusals.When(
            input.Ability is not { } left || left < Rupiah.Zero,
            "ability",
            $"Isi sisa penghasilan sebulan setelah kebutuhan rumah tangga.",
            nameof(input.Ability)
        );
        refusals.When(
            input.OtherLoans < Rupiah.Zero,
            "other-loans",
            $"Angsuran pinjaman lain: isi nol atau lebih.",
            nameof(input.OtherLoans)
        );
        refusals.When(
            input.Security?.Length > 500,
            "security",
            $"Jaminan dan penanggung: paling panjang 500 huruf.",
            nameof(input.Security)
        );
        refusals.When(today < books.OpenedOn, "before-opening", $"Pembukuan baru dibuka {books.OpenedOn}.");
        return refusals;
    }

    private Loan LoanOf(
        Input input,
        LoanProduct? product,
        BooksCard books,
        Members.Member member,
        string number,
        bool byMember
    ) =>
        new()
        {
            CooperativeId = books.CooperativeId,
            Id = input.Id == Guid.Empty ? Ids.New<LoanId>() : new LoanId(input.Id),
            MemberId = member.Id,
            Number = number,
            Amount = input.Amount!.Value,
            Fee = input.Fee ?? Rupiah.Zero,
            Rate = (int)(decimal.Round(input.Rate!.Value, 2) * 100),
            Months = input.Months!.Value,
            GraceMonths = input.GraceMonths ?? 0,
            Method = input.Method!.Value,
            PrincipalMonths = LoanHarvest.Read(input.PrincipalMonths, false)?.Text,
            ServiceAtHarvest = input.ServiceAtHarvest && !string.IsNullOrWhiteSpace(input.PrincipalMonths),
            RoundTo = input.RoundTo ?? new Rupiah(1),
            Product = product?.Name,
            PaymentOrder = product?.PaymentOrder,
            Penalty = product?.Penalty ?? 0,
            Purpose = input.Purpose!.Trim(),
            Ability = input.Ability!.Value,
            OtherLoans = input.OtherLoans ?? Rupiah.Zero,
            Security = string.IsNullOrWhiteSpace(input.Security) ? null : input.Security.Trim(),
            Related = input.Related,
            AppliedOn = clock.Today,
            AppliedBy = actor.UserId,
            ByMember = byMember,
        };

    /// <summary>The books are held: of two at once the second gets the next number.</summary>
    private async Task<string> NextAsync(BooksCard books, CancellationToken ct) =>
        "P-"
        + (await db.Loans.CountAsync(l => l.CooperativeId == books.CooperativeId, ct) + 1).ToString(
            "D4",
            CultureInfo.InvariantCulture
        );
}
