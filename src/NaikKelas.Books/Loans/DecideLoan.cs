using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Loans;

/// <summary>
/// Use cases: people of the co-op say yes to a loan – as many as the rules ask, each once, nobody who wrote the
/// application – or one says no with a reason.
/// </summary>
internal sealed class DecideLoan(Db db, AgencyClock clock, Actor actor)
{
    /// <summary>Refused to who wrote it, who said yes before, when it was decided, and beyond the limit for related parties.</summary>
    public Task<Result<LoanState>> ApproveAsync(BooksCard books, LoanId id, CancellationToken ct) =>
        WithAsync(
            books,
            id,
            async loan =>
            {
                if (actor.UserId is not { } person || loan.AppliedBy == person)
                    return Refusal.Conflict(
                        "loan-own",
                        $"Yang mencatat permohonan tidak ikut menyetujui. Minta pengurus lain."
                    );
                var before = await db
                    .LoanApprovals.AsNoTracking()
                    .Where(a => a.CooperativeId == books.CooperativeId && a.LoanId == id)
                    .Select(a => a.ApprovedBy)
                    .ToListAsync(ct);
                if (before.Contains(person))
                    return Refusal.Conflict(
                        "loan-approved",
                        $"Anda sudah menyetujui. Masih perlu persetujuan orang lain."
                    );
                if (loan.Amount.Value >= LoanPractice.Current.SheetFrom && !await AssessedAsync(loan, ct))
                    return Refusal.Conflict(
                        "loan-sheet",
                        $"Penilaian pemohon (5C) belum ditulis; wajib mulai {new Rupiah(LoanPractice.Current.SheetFrom)}. Minta bendahara mengisinya."
                    );
                if (loan.Related && await BeyondAsync(books, loan, ct) is { } beyond)
                    return beyond;
                db.LoanApprovals.Add(
                    new LoanApproval
                    {
                        CooperativeId = books.CooperativeId,
                        LoanId = id,
                        ApprovedBy = person,
                        ApprovedAt = clock.UtcNow,
                    }
                );
                if (before.Count + 1 >= LoanPractice.Current.Approvals)
                    loan.State = LoanState.Approved;
                return loan.State;
            },
            ct
        );

    public Task<Result<LoanState>> RefuseAsync(
        BooksCard books,
        LoanId id,
        string? reason,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            id,
            loan =>
            {
                if (reason?.Trim() is not { Length: > 0 and <= 500 } why)
                    return Task.FromResult<Result<LoanState>>(
                        new Refusal(
                            "reason",
                            $"Tuliskan mengapa ditolak, supaya anggota mengerti. Paling panjang 500 huruf.",
                            "Reason"
                        )
                    );
                (loan.State, loan.Reason) = (LoanState.Refused, why);
                return Task.FromResult<Result<LoanState>>(loan.State);
            },
            ct
        );

    private Task<Result<LoanState>> WithAsync(
        BooksCard books,
        LoanId id,
        Func<Loan, Task<Result<LoanState>>> decide,
        CancellationToken ct
    ) =>
        db.RunAsync<LoanState>(
            async () =>
            {
                if (!actor.IsIn(books.CooperativeId, Role.CoopBoard))
                    return Refusal.Conflict("loan-board", $"Hanya pengurus yang memutuskan pinjaman.");
                await db.HoldBooksAsync(books.CooperativeId, ct);
                if (
                    await db.Loans.SingleOrDefaultAsync(
                        l => l.CooperativeId == books.CooperativeId && l.Id == id,
                        ct
                    )
                    is not { } loan
                )
                    return Refusal.NotFound($"Pinjaman tidak ditemukan.");
                if (loan.State != LoanState.Applied)
                    return Refusal.Conflict(
                        "loan-decided",
                        $"Permohonan {loan.Number} sudah diputuskan. Muat ulang halaman ini."
                    );
                var decided = await decide(loan);
                if (!decided.Refused)
                    loan.Version++;
                return decided;
            },
            ct
        );

    private Task<bool> AssessedAsync(Loan loan, CancellationToken ct) =>
        db.LoanSheets.AnyAsync(s => s.CooperativeId == loan.CooperativeId && s.LoanId == loan.Id, ct);

    /// <summary>Loans to related parties together stay below a share of own capital (Permenkop 8/2023).</summary>
    private async Task<Refusal?> BeyondAsync(BooksCard books, Loan loan, CancellationToken ct)
    {
        var (id, lines) = (books.CooperativeId, LoanPractice.Current.CapitalLines);
        var (loans, rows, accounts) = (db.Loans, db.SubledgerAccounts, db.Accounts);
        var lent = await (
            from other in loans.AsNoTracking()
            join row in rows.AsNoTracking()
                on new { other.CooperativeId, Id = other.SubledgerId!.Value } equals new
                {
                    row.CooperativeId,
                    row.Id,
                }
            where other.CooperativeId == id && other.Related
            select row.Balance.Value
        ).SumAsync(ct);
        var promised = await loans
            .AsNoTracking()
            .Where(l => l.CooperativeId == id && l.Related && l.State == LoanState.Approved)
            .SumAsync(l => l.Amount.Value, ct);
        var capital = await db
            .Balances.AsNoTracking()
            .Where(b =>
                b.CooperativeId == id
                && accounts.Any(a =>
                    a.CooperativeId == id && a.Code == b.AccountCode && lines.Contains(a.Line)
                )
            )
            .SumAsync(b => b.Credit.Value - b.Debit.Value, ct);
        var most = new Rupiah(Math.Max(0, capital) * LoanPractice.Current.RelatedPercent / 100);
        var together = new Rupiah(lent + promised) + loan.Amount;
        return together <= most
            ? null
            : Refusal.Conflict(
                "loan-related",
                $"Pinjaman pihak terkait menjadi {together}, di atas batas {LoanPractice.Current.RelatedPercent} % modal sendiri, {most}."
            );
    }
}
