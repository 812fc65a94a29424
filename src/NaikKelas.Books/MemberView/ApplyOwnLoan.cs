using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Loans;
using NaikKelas.Kernel;

namespace NaikKelas.Books.MemberView;

/// <summary>How this co-op lends: its first kind of loan, or where it has none, as the last one that was paid out.</summary>
/// <param name="Kind">The kind; its limits hold.</param>
/// <param name="Rate">Per cent a year.</param>
/// <param name="Method">How the service is reckoned.</param>
/// <param name="RoundTo">Rupiah.</param>
/// <param name="FeeShare">Of the loan: 0.01 is 1 %.</param>
internal sealed record UsualTerms(
    LoanProduct? Kind,
    decimal Rate,
    LoanMethod Method,
    Rupiah RoundTo,
    decimal FeeShare
)
{
    /// <summary>Whole rupiah, rounded down.</summary>
    public Rupiah FeeOf(Rupiah amount) => new(decimal.ToInt64(decimal.Floor(amount.Value * FeeShare)));
}

/// <summary>
/// Use case: a member asks for a loan by phone – how much, how long, what for, what the household has left. The rest are
/// the co-op's usual terms, and the board decides as it does for whoever asks at the desk.
/// </summary>
internal sealed class ApplyOwnLoan(Db db, ApplyLoan apply, AgencyClock clock)
{
    public sealed record Input
    {
        /// <summary>Made with the form: sent twice, asked for once.</summary>
        public Guid Id { get; init; }

        [Display(Name = "Jumlah pinjaman")]
        public Rupiah? Amount { get; init; }

        [Display(Name = "Berapa bulan")]
        public int? Months { get; init; }

        [Display(Name = "Untuk apa")]
        public string? Purpose { get; init; }

        [Display(Name = "Sisa penghasilan sebulan")]
        public Rupiah? Ability { get; init; }

        [Display(Name = "Angsuran pinjaman lain sebulan")]
        public Rupiah? OtherLoans { get; init; }
    }

    /// <returns>The application, which waits for the board.</returns>
    public Task<Result<LoanId>> RunAsync(MemberCard card, Input input, CancellationToken ct) =>
        db.RunAsync<LoanId>(
            async () =>
            {
                var (id, me, same) = (card.Key.Cooperative, card.Key.Member, new LoanId(input.Id));
                if (input.Id == Guid.Empty)
                    return new Refusal(
                        "key",
                        $"Formulir ini tidak lengkap. Muat ulang halaman, lalu isi lagi."
                    );
                await db.HoldBooksAsync(id, ct);
                if (
                    await db.Loans.AnyAsync(
                        l => l.CooperativeId == id && l.MemberId == me && l.Id == same,
                        ct
                    )
                )
                    return same;
                var waiting = await db
                    .Loans.Where(l =>
                        l.CooperativeId == id && l.MemberId == me && l.State == LoanState.Applied
                    )
                    .Select(l => l.Number)
                    .FirstOrDefaultAsync(ct);
                if (waiting is not null)
                    return Refusal.Conflict(
                        "loan-waiting",
                        $"Permohonan {waiting} masih menunggu keputusan pengurus. Tunggu jawabannya dahulu, atau hubungi pengurus."
                    );
                if (await UsualAsync(card, ct) is not { } usual)
                    return NoTerms;
                return await apply.RunAsync(card.Books, Full(card, input, usual), ct, byMember: true);
            },
            ct
        );

    /// <summary>What the instalments would be; nothing is kept.</summary>
    public async Task<Result<LoanSchedule>> EstimateAsync(MemberCard card, Input input, CancellationToken ct)
    {
        if (await UsualAsync(card, ct) is not { } usual)
            return NoTerms;
        var full = Full(card, input, usual);
        var limits = new Refusals();
        ApplyLoan.CheckLimits(limits, full, usual.Kind);
        if (limits.Any)
            return limits;
        var terms = ApplyLoan.TermsOf(full, clock.Today);
        return terms.Refused ? terms.As<LoanSchedule>() : LoanSchedule.Of(terms.Value!);
    }

    /// <summary>Null where the co-op has no kind of loan and has not lent anything yet.</summary>
    public async Task<UsualTerms?> UsualAsync(MemberCard card, CancellationToken ct)
    {
        var kind = await db
            .LoanProducts.AsNoTracking()
            .Where(p => p.CooperativeId == card.Key.Cooperative && p.Active)
            .OrderBy(p => p.Name)
            .FirstOrDefaultAsync(ct);
        if (kind is not null)
            return new UsualTerms(kind, kind.Rate / 100m, kind.Method, kind.RoundTo, kind.Fee / 10_000m);
        var last = await db
            .Loans.AsNoTracking()
            .Where(l => l.CooperativeId == card.Key.Cooperative && l.State == LoanState.Disbursed)
            .OrderByDescending(l => l.DisbursedOn)
            .ThenByDescending(l => l.Number)
            .Select(l => new
            {
                l.Rate,
                l.Method,
                l.RoundTo,
                l.Fee,
                l.Amount,
            })
            .FirstOrDefaultAsync(ct);
        return last is null
            ? null
            : new UsualTerms(
                null,
                last.Rate / 100m,
                last.Method,
                last.RoundTo,
                (decimal)last.Fee.Value / last.Amount.Value
            );
    }

    private static ApplyLoan.Input Full(MemberCard card, Input input, UsualTerms usual) =>
        new()
        {
            Id = input.Id,
            Member = card.Member.Number,
            Product = usual.Kind?.Id.Value,
            Amount = input.Amount,
            Rate = usual.Rate,
            Months = input.Months,
            GraceMonths = 0,
            Method = usual.Method,
            RoundTo = usual.RoundTo,
            Fee = input.Amount is { Value: > 0 } amount ? usual.FeeOf(amount) : Rupiah.Zero,
            Purpose = input.Purpose,
            Ability = input.Ability,
            OtherLoans = input.OtherLoans,
        };

    private static Refusal NoTerms =>
        Refusal.Conflict(
            "loan-no-terms",
            $"Koperasi Anda belum pernah meminjamkan lewat aplikasi ini, jadi syaratnya belum diketahui. Ajukan di kantor koperasi."
        );
}
