using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

/// <summary>Use case: a member pays for a loan in cash – a part, what is due, more in advance, or all of it.</summary>
internal sealed class PayLoan(Db db, LedgerDesk desk, LoanBook book, AgencyClock clock)
{
    public sealed record Input
    {
        [Display(Name = "Diterima")]
        public Rupiah? Amount { get; init; }

        /// <summary>Part of it, rupiah; empty for none.</summary>
        [Display(Name = "Termasuk denda")]
        public Rupiah? Penalty { get; init; }

        /// <summary>One a form: sent twice it is paid once.</summary>
        public Guid Key { get; init; }
    }

    /// <returns>The journal; refused beyond what is owed, with the figure. Sent again with its key it answers the same.</returns>
    public Task<Result<Posted>> RunAsync(BooksCard books, LoanId id, Input input, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                var cooperative = books.CooperativeId;
                await db.HoldBooksAsync(cooperative, ct);
                if (await book.FindAsync(books, id, ct) is not { Loan.SubledgerId: { } row } paper)
                    return Refusal.NotFound($"Pinjaman yang cair tidak ditemukan.");
                var key = $"loan-payment:{id.Value:N}:{input.Key:N}";
                if (await BeforeAsync(books, key, input, ct) is { } before)
                    return before;
                if (paper.Turn.WriteOff is not null)
                    return Refusal.Conflict(
                        "loan-written-off",
                        $"Pinjaman {paper.Loan.Number} sudah dihapusbukukan. Terima sebagai tagihan setelah hapus buku."
                    );
                var wrong = Check(input, paper);
                if (wrong.Any)
                    return wrong;
                var parts = LoanRules
                    .Allocate(
                        paper.Stand,
                        input.Amount!.Value.Value,
                        input.Penalty?.Value ?? 0,
                        paper.Loan.PaymentOrder?.Parts ?? LoanPractice.Current.Order
                    )!
                    .Value;
                var posted = await desk.PostWithinAsync(
                    cooperative,
                    JournalOf(paper.Loan, row, parts, key, books.MainUnitCode),
                    ct
                );
                if (posted.Refused)
                    return posted;
                db.LoanPayments.Add(
                    new LoanPayment
                    {
                        CooperativeId = cooperative,
                        LoanId = id,
                        Seq = posted.Value.Seq,
                        PaidOn = clock.Today,
                        Principal = new Rupiah(parts.Principal),
                        Interest = new Rupiah(parts.Interest),
                        Penalty = new Rupiah(parts.Penalty),
                    }
                );
                return posted;
            },
            ct
        );

    private static Refusals Check(Input input, LoanPaper paper)
    {
        var wrong = new Refusals();
        var penalty = input.Penalty ?? Rupiah.Zero;
        wrong.When(
            input.Key == Guid.Empty,
            "key",
            $"Formulir ini tidak lengkap. Muat ulang halaman, lalu isi lagi."
        );
        wrong.When(
            input.Amount is not { Value: > 0 },
            "amount",
            $"Isi berapa yang diterima.",
            nameof(input.Amount)
        );
        wrong.When(
            penalty < Rupiah.Zero || penalty > input.Amount,
            "penalty",
            $"Denda: isi nol sampai jumlah yang diterima.",
            nameof(input.Penalty)
        );
        wrong.When(
            paper.Stand.Ended,
            "loan-ended",
            $"Pinjaman {paper.Loan.Number} sudah lunas. Tidak ada yang harus dibayar."
        );
        wrong.When(
            !paper.Stand.Ended && input.Amount?.Value > paper.Stand.Payoff + penalty.Value,
            "loan-too-much",
            $"Lebih dari yang harus dibayar: dengan {new Rupiah(paper.Stand.Payoff) + penalty} pinjaman ini sudah lunas.",
            nameof(input.Amount)
        );
        return wrong;
    }

    /// <summary>A key that paid before answers the same, or says that another amount came with it; null where it is new.</summary>
    private async Task<Result<Posted>?> BeforeAsync(
        BooksCard books,
        string key,
        Input input,
        CancellationToken ct
    )
    {
        var (id, payments) = (books.CooperativeId, db.LoanPayments);
        var before = await db
            .Journals.AsNoTracking()
            .Where(j => j.CooperativeId == id && j.Key == key)
            .Select(j => new
            {
                j.Seq,
                j.UnitCode,
                j.Year,
                j.Number,
                Payment = payments.First(p => p.CooperativeId == id && p.Seq == j.Seq),
            })
            .SingleOrDefaultAsync(ct);
        if (before is null)
            return null;
        var paid = before.Payment;
        if (paid.Principal + paid.Interest + paid.Penalty != input.Amount)
            return Refusal.Conflict(
                "key-reused",
                $"Formulir ini sudah dipakai untuk pembayaran lain. Muat ulang halaman, lalu isi lagi."
            );
        return new Posted(before.Seq, Posted.ReferenceOf(before.UnitCode, before.Year, before.Number), true);
    }

    private NewJournal JournalOf(Loan loan, SubledgerId row, LoanParts parts, string key, string unit)
    {
        var practice = LoanPractice.Current;
        List<NewLine> lines = [new(practice.Cash, new Rupiah(parts.Sum))];
        if (parts.Principal > 0)
            lines.Add(
                new NewLine(
                    practice.Account.Code,
                    new Rupiah(-parts.Principal),
                    Party: Party.Member,
                    MemberId: loan.MemberId,
                    SubledgerId: row
                )
            );
        if (parts.Interest > 0)
            lines.Add(Income(practice.Interest, parts.Interest));
        if (parts.Penalty > 0)
            lines.Add(Income(practice.Penalty, parts.Penalty));
        return new NewJournal(key, clock.Today, $"Angsuran pinjaman {loan.Number}", lines, UnitCode: unit);

        NewLine Income(string account, long amount) =>
            new(account, new Rupiah(-amount), Party: Party.Member, MemberId: loan.MemberId);
    }
}
