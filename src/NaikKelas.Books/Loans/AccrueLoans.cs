using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Lpj;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Loans;

/// <summary>What the end of a month asks for on the accrual basis.</summary>
/// <param name="Day">The month's last day, or today in a month that is not over.</param>
/// <param name="Lines">Loans that are lancar with service earned and not paid, by number.</param>
/// <param name="Kept">Recorded so far, rupiah.</param>
internal sealed record AccrualSheet(DateOnly Day, IReadOnlyList<LentLine> Lines, long Kept)
{
    /// <summary>What should be recorded, rupiah.</summary>
    public long Needed => Lines.Sum(l => l.Service);
}

/// <summary>
/// Use cases of the accrual basis (dasar akrual), which a co-op chooses: at the end of a month service earned on loans that
/// are lancar and not paid is a receivable and income, by the difference to what was recorded before. What is paid
/// meanwhile is income as on the cash basis, and the next difference takes as much back: nothing is counted twice.
/// </summary>
internal sealed class AccrueLoans(Db db, LedgerDesk desk, LoansAt loans, AgencyClock clock)
{
    public const string KeyPrefix = "loan-accrual:";

    /// <summary>Whether the co-op has chosen it.</summary>
    public Task<bool> ChosenAsync(BooksCard books, CancellationToken ct) =>
        db
            .Books.AsNoTracking()
            .Where(b => b.CooperativeId == books.CooperativeId)
            .Select(b => b.LoanAccrual)
            .SingleAsync(ct);

    /// <summary>The month as it stands; on the cash basis nothing is asked for.</summary>
    public async Task<AccrualSheet> SheetAsync(BooksCard books, int month, CancellationToken ct)
    {
        var day = DayOf(month);
        var kept = await KeptAsync(books, day, ct);
        if (!await ChosenAsync(books, ct))
            return new AccrualSheet(day, [], kept);
        var lines = await loans.ReadAsync(books.CooperativeId, day, ct);
        return new AccrualSheet(
            day,
            [.. lines.Where(l => l.Class.Class == LoanClass.Lancar && l.Service > 0)],
            kept
        );
    }

    /// <returns>The journal; refused on the cash basis and where nothing differs (<c>accrual-same</c>).</returns>
    public Task<Result<Posted>> RunAsync(BooksCard books, int month, CancellationToken ct) =>
        db.RunAsync<Posted>(
            async () =>
            {
                await db.HoldBooksAsync(books.CooperativeId, ct);
                await db.HoldPostingAsync(books.CooperativeId, ct);
                if (!await ChosenAsync(books, ct))
                    return Refusal.Conflict(
                        "accrual-off",
                        $"Koperasi ini memakai dasar kas: jasa dicatat saat dibayar."
                    );
                if (!IsMonth(month) || month > Period.MonthOf(clock.Today))
                    return new Refusal("month", $"Pilih bulan yang sudah berjalan.", "Month");
                var sheet = await SheetAsync(books, month, ct);
                if (sheet.Needed == sheet.Kept)
                    return Refusal.Conflict(
                        "accrual-same",
                        $"Jasa yang masih harus diterima sudah sesuai: {new Rupiah(sheet.Kept)}. Tidak ada yang perlu dicatat."
                    );
                return await PostAsync(books, sheet.Day, sheet.Needed - sheet.Kept, ct);
            },
            ct
        );

    /// <summary>Chosen or given up; given up, what was recorded is taken back today.</summary>
    public Task<Result<Kernel.Unit>> ChooseAsync(BooksCard books, bool accrual, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                await db.HoldBooksAsync(books.CooperativeId, ct);
                await db.HoldPostingAsync(books.CooperativeId, ct);
                var kept = await db.Books.SingleAsync(b => b.CooperativeId == books.CooperativeId, ct);
                if (kept.LoanAccrual == accrual)
                    return default(Kernel.Unit);
                kept.LoanAccrual = accrual;
                db.Audit(
                    accrual ? "loans.accrual" : "loans.cash",
                    $"books/{books.CooperativeId.Value}",
                    accrual ? "dasar akrual" : "dasar kas"
                );
                await db.SaveChangesAsync(ct);
                var recorded = accrual ? 0 : await KeptAsync(books, clock.Today, ct);
                if (recorded == 0)
                    return default(Kernel.Unit);
                var posted = await PostAsync(books, clock.Today, -recorded, ct);
                return posted.Refused ? posted.As<Kernel.Unit>() : default(Kernel.Unit);
            },
            ct
        );

    private static bool IsMonth(int month) =>
        month / 100 is > 1900 and < 9999 && month % 100 is >= 1 and <= 12;

    private DateOnly DayOf(int month)
    {
        var last = new DateOnly(month / 100, month % 100, 1).AddMonths(1).AddDays(-1);
        return last < clock.Today ? last : clock.Today;
    }

    /// <summary>Recorded by these journals until a day, those taken back left out: what else stands on the account is not theirs.</summary>
    private async Task<long> KeptAsync(BooksCard books, DateOnly day, CancellationToken ct)
    {
        var (id, account) = (books.CooperativeId, LoanPractice.Current.Accrued);
        var (lines, journals) = (db.JournalLines, db.Journals);
        return await lines
            .AsNoTracking()
            .Where(l =>
                l.CooperativeId == id
                && l.AccountCode == account
                && l.Date <= day
                && journals.Any(j => j.CooperativeId == id && j.Seq == l.Seq && j.Key.StartsWith(KeyPrefix))
                && !journals.Any(j => j.CooperativeId == id && j.Reverses == l.Seq)
            )
            .SumAsync(l => l.Amount.Value, ct);
    }

    private async Task<Result<Posted>> PostAsync(
        BooksCard books,
        DateOnly day,
        long difference,
        CancellationToken ct
    )
    {
        var (id, practice, more) = (books.CooperativeId, LoanPractice.Current, new Rupiah(difference));
        var key = $"{KeyPrefix}{Period.MonthOf(day)}:";
        var before = await db.Journals.CountAsync(j => j.CooperativeId == id && j.Key.StartsWith(key), ct);
        return await desk.PostWithinAsync(
            id,
            new NewJournal(
                $"{key}{before + 1}",
                day,
                $"Jasa pinjaman yang masih harus diterima",
                [new NewLine(practice.Accrued, more), new NewLine(practice.Interest, Rupiah.Zero - more)],
                JournalKind.Adjustment,
                books.MainUnitCode
            ),
            ct
        );
    }
}
