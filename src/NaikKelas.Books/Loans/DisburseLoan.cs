using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

/// <summary>Use case: an approved loan is paid out, less the fee; its card and its schedule begin, once.</summary>
internal sealed class DisburseLoan(Db db, LedgerDesk desk, AgencyClock clock)
{
    /// <returns>The journal; refused before it is approved and when it was paid out (<c>loan-not-approved</c>).</returns>
    public Task<Result<Posted>> RunAsync(BooksCard books, LoanId id, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                var cooperative = books.CooperativeId;
                await db.HoldBooksAsync(cooperative, ct);
                if (
                    await db.Loans.SingleOrDefaultAsync(l => l.CooperativeId == cooperative && l.Id == id, ct)
                    is not { } loan
                )
                    return Refusal.NotFound($"Pinjaman tidak ditemukan.");
                if (loan.State != LoanState.Approved)
                    return Refusal.Conflict(
                        "loan-not-approved",
                        $"Pinjaman {loan.Number} belum disetujui, atau sudah dicairkan. Muat ulang halaman ini."
                    );
                if (
                    !await db.Members.AnyAsync(
                        m => m.CooperativeId == cooperative && m.Id == loan.MemberId && m.LeftOn == null,
                        ct
                    )
                )
                    return Refusal.Conflict(
                        "loan-member",
                        $"Pinjaman hanya untuk anggota: pemohon {loan.Number} sudah keluar."
                    );
                var schedule = LoanSchedule.Of(loan.TermsFrom(clock.Today));
                if (schedule.Refused)
                    return schedule.As<Posted>();
                await AddAccountAsync(books, ct);
                var row = CardOf(loan);
                db.SubledgerAccounts.Add(row);
                await db.SaveChangesAsync(ct);
                (loan.State, loan.DisbursedOn, loan.SubledgerId) = (LoanState.Disbursed, clock.Today, row.Id);
                loan.Version++;
                db.LoanInstalments.AddRange(
                    schedule.Value.Rows.Select(r => new LoanInstalment
                    {
                        CooperativeId = cooperative,
                        LoanId = id,
                        Schedule = 1,
                        No = r.No,
                        Due = r.Due,
                        Principal = new Rupiah(r.Principal),
                        Interest = new Rupiah(r.Interest),
                    })
                );
                await db.SaveChangesAsync(ct);
                var posted = await desk.PostWithinAsync(
                    cooperative,
                    JournalOf(loan, row, books.MainUnitCode),
                    ct
                );
                if (!posted.Refused)
                    loan.Seq = posted.Value.Seq;
                return posted;
            },
            ct
        );

    private static SubledgerAccount CardOf(Loan loan) =>
        new()
        {
            CooperativeId = loan.CooperativeId,
            Id = Ids.New<SubledgerId>(),
            AccountCode = LoanPractice.Current.Account.Code,
            MemberId = loan.MemberId,
            Number = loan.Number,
            Sign = 1,
        };

    private NewJournal JournalOf(Loan loan, SubledgerAccount row, string unit)
    {
        var practice = LoanPractice.Current;
        List<NewLine> lines =
        [
            new(
                row.AccountCode,
                loan.Amount,
                Party: Party.Member,
                MemberId: loan.MemberId,
                SubledgerId: row.Id
            ),
        ];
        if (loan.Amount > loan.Fee)
            lines.Add(new NewLine(practice.Cash, loan.Fee - loan.Amount));
        if (loan.Fee > Rupiah.Zero)
            lines.Add(
                new NewLine(
                    practice.Fee,
                    Rupiah.Zero - loan.Fee,
                    Party: Party.Member,
                    MemberId: loan.MemberId
                )
            );
        return new NewJournal(
            $"loan:{loan.Id.Value}",
            clock.Today,
            $"Cairkan pinjaman {loan.Number}",
            lines,
            UnitCode: unit
        );
    }

    /// <summary>Charts from before loans had cards lack the account they stand on.</summary>
    private async Task AddAccountAsync(BooksCard books, CancellationToken ct)
    {
        var account = LoanPractice.Current.Account;
        if (
            await db.Accounts.AnyAsync(
                a => a.CooperativeId == books.CooperativeId && a.Code == account.Code,
                ct
            )
        )
            return;
        db.Accounts.Add(
            new Account
            {
                CooperativeId = books.CooperativeId,
                Code = account.Code,
                Name = account.Name,
                Class = AccountClass.Asset,
                Line = account.Line,
                Flow = account.Flow,
                Subledger = Subledger.Loans,
            }
        );
        await db.SaveChangesAsync(ct);
    }
}
