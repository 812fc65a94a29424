using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

/// <summary>
/// Use case: the provision for loans (penyisihan kerugian piutang pinjaman) is brought to what the classes ask for, by the
/// difference: more is a cost, less takes cost back.
/// </summary>
internal sealed class SetAsideLoans(Db db, LedgerDesk desk, LoanBook book, AgencyClock clock)
{
    /// <returns>The journal; refused where nothing differs (<c>provision-same</c>) and where the chart lacks the accounts.</returns>
    public Task<Result<Posted>> RunAsync(BooksCard books, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                await db.HoldBooksAsync(books.CooperativeId, ct);
                var (practice, id) = (LoanPractice.Current, books.CooperativeId);
                var needed = await NeededAsync(books, ct);
                var kept = await KeptAsync(books, ct);
                if (needed == kept)
                    return Refusal.Conflict(
                        "provision-same",
                        $"Penyisihan sudah sesuai: {new Rupiah(kept)}. Tidak ada yang perlu dicatat."
                    );
                var more = new Rupiah(needed - kept);
                var month = Period.MonthOf(clock.Today);
                var before = await db.Journals.CountAsync(
                    j => j.CooperativeId == id && j.Key.StartsWith(KeyOf(month)),
                    ct
                );
                return await desk.PostWithinAsync(
                    id,
                    new NewJournal(
                        $"{KeyOf(month)}{before + 1}",
                        clock.Today,
                        $"Penyisihan kerugian piutang pinjaman menjadi {new Rupiah(needed)}",
                        [
                            new NewLine(practice.ProvisionCost, more),
                            new NewLine(practice.Provision, Rupiah.Zero - more),
                        ],
                        JournalKind.Adjustment,
                        books.MainUnitCode
                    ),
                    ct
                );
            },
            ct
        );

    /// <summary>What the classes of all running loans ask for today, rupiah.</summary>
    public async Task<long> NeededAsync(BooksCard books, CancellationToken ct) =>
        (await book.AllAsync(books, ct))
            .Where(l => l.Running)
            .Sum(l => LoanRules.ProvisionOf(l.Left, l.Class));

    /// <summary>What is set aside now, rupiah.</summary>
    public async Task<long> KeptAsync(BooksCard books, CancellationToken ct)
    {
        var account = LoanPractice.Current.Provision;
        return await db
            .Balances.AsNoTracking()
            .Where(b => b.CooperativeId == books.CooperativeId && b.AccountCode == account)
            .SumAsync(b => b.Credit.Value - b.Debit.Value, ct);
    }

    private static string KeyOf(int month) => $"loan-provision:{month}:";
}
