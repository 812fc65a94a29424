using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

/// <summary>Use case: a member pays for a loan that was written off (tertagih setelah hapus buku); it is other income.</summary>
internal sealed class RecoverLoan(Db db, LedgerDesk desk, LoanBook book, AgencyClock clock)
{
    public sealed record Input
    {
        [Display(Name = "Diterima")]
        public Rupiah? Amount { get; init; }

        /// <summary>One a form: sent twice it came in once.</summary>
        public Guid Key { get; init; }
    }

    /// <returns>The journal; refused where the loan was not written off, and beyond what is owed, with the figure.</returns>
    public Task<Result<Posted>> RunAsync(BooksCard books, LoanId id, Input input, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                var cooperative = books.CooperativeId;
                await db.HoldBooksAsync(cooperative, ct);
                // The write-off may be taken back at the same moment.
                await db.HoldPostingAsync(cooperative, ct);
                if (await book.FindAsync(books, id, ct) is not { } paper)
                    return Refusal.NotFound($"Pinjaman tidak ditemukan.");
                var key = $"loan-recovery:{id.Value:N}:{input.Key:N}";
                if (await BeforeAsync(books, key, input, ct) is { } before)
                    return before;
                if (paper.Turn.WriteOff is not { } off)
                    return Refusal.Conflict(
                        "loan-not-written-off",
                        $"Pinjaman {paper.Loan.Number} tidak dihapusbukukan. Terima sebagai angsuran."
                    );
                var wrong = Check(input, paper);
                if (wrong.Any)
                    return wrong;
                var amount = input.Amount!.Value;
                var posted = await desk.PostWithinAsync(
                    cooperative,
                    new NewJournal(
                        key,
                        clock.Today,
                        $"Tertagih setelah hapus buku, pinjaman {paper.Loan.Number}",
                        [
                            new NewLine(LoanPractice.Current.Cash, amount),
                            new NewLine(LoanPractice.Current.Recovery, Rupiah.Zero - amount),
                        ],
                        UnitCode: books.MainUnitCode
                    ),
                    ct
                );
                if (posted.Refused)
                    return posted;
                db.LoanRecoveries.Add(
                    new LoanRecovery
                    {
                        CooperativeId = cooperative,
                        Seq = posted.Value.Seq,
                        RequestId = off.Id,
                        PaidOn = clock.Today,
                        Amount = amount,
                    }
                );
                return posted;
            },
            ct
        );

    private static Refusals Check(Input input, LoanPaper paper)
    {
        var wrong = new Refusals();
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
            input.Amount?.Value > paper.Turn.OffBook,
            "loan-too-much",
            $"Lebih dari yang masih ditagih, {new Rupiah(paper.Turn.OffBook)}.",
            nameof(input.Amount)
        );
        return wrong;
    }

    private async Task<Result<Posted>?> BeforeAsync(
        BooksCard books,
        string key,
        Input input,
        CancellationToken ct
    )
    {
        var (id, recoveries) = (books.CooperativeId, db.LoanRecoveries);
        var before = await db
            .Journals.AsNoTracking()
            .Where(j => j.CooperativeId == id && j.Key == key)
            .Select(j => new
            {
                j.Seq,
                j.UnitCode,
                j.Year,
                j.Number,
                recoveries.First(r => r.CooperativeId == id && r.Seq == j.Seq).Amount,
            })
            .SingleOrDefaultAsync(ct);
        if (before is null)
            return null;
        if (before.Amount != input.Amount)
            return Refusal.Conflict(
                "key-reused",
                $"Formulir ini sudah dipakai untuk pembayaran lain. Muat ulang halaman, lalu isi lagi."
            );
        return new Posted(before.Seq, Posted.ReferenceOf(before.UnitCode, before.Year, before.Number), true);
    }
}
