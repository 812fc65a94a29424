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
                var refusals = Check(input, books, clock.Today);
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
                var loan = LoanOf(input, books, member!, await NextAsync(books, ct), byMember);
                var schedule = LoanSchedule.Of(loan.TermsFrom(clock.Today));
                if (schedule.Refused)
                    return schedule.As<LoanId>();
                db.Loans.Add(loan);
                return loan.Id;
            },
            ct
        );

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
            input.GraceMonths ?? 0
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

    private Loan LoanOf(Input input, BooksCard books, Members.Member member, string number, bool byMember) =>
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
            RoundTo = input.RoundTo ?? new Rupiah(1),
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
