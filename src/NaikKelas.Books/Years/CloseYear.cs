using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Years;

/// <summary>
/// Use case: closes a book year (tutup buku). No journal is posted: every month is locked and the result kept. The
/// result leaves equity with the division of the SHU. Whoever presses twice closes once.
/// </summary>
internal sealed class CloseYear(Db db, YearChecks checks, AgencyClock clock, Actor actor)
{
    public Task<Result<BookYear>> RunAsync(BooksCard books, int year, CancellationToken ct) =>
        db.RunAsync<BookYear>(
            async () =>
            {
                var id = books.CooperativeId;
                if (!await db.HoldBooksAsync(id, ct))
                    return Refusal.NotFound($"Koperasi ini belum membuka pembukuan.");
                await db.HoldPostingAsync(id, ct);
                var row = await db.BookYears.SingleOrDefaultAsync(
                    y => y.CooperativeId == id && y.Year == year,
                    ct
                );
                if (row is { State: not YearState.Open })
                    return Refusal.Conflict("year-closed", $"Tahun buku {year:0} sudah ditutup.");
                if (year < books.OpenedOn.Year)
                    return Refusal.NotFound($"Tahun ini sebelum pembukuan dimulai.");
                var (found, result) = await checks.RunAsync(books, year, ct);
                var wrong = new Refusals();
                foreach (var check in found.Where(c => c.State == CheckState.Bad))
                    wrong.Add(new Refusal(check.Code, check.Words));
                if (wrong.Any)
                    return wrong;
                var locked = await LockAsync(books, year, ct);
                // The months first: the database takes a closed year only where they are locked.
                await db.SaveChangesAsync(ct);
                if (row is null)
                    db.Add(row = new BookYear { CooperativeId = id, Year = year });
                row.State = YearState.Closed;
                row.Result = new Rupiah(result.Amount);
                row.Locked = locked;
                (row.ClosedAt, row.ClosedBy) = (clock.UtcNow, actor.UserId);
                row.Head = await db
                    .BookHeads.Where(h => h.CooperativeId == id)
                    .Select(h => h.Hash)
                    .SingleAsync(ct);
                row.Version++;
                return row;
            },
            ct
        );

    /// <returns>The months that were not locked before, one bit each.</returns>
    private async Task<int> LockAsync(BooksCard books, int year, CancellationToken ct)
    {
        var id = books.CooperativeId;
        var periods = await db
            .Periods.Where(p => p.CooperativeId == id && p.Month / 100 == year)
            .ToDictionaryAsync(p => p.Month, ct);
        var locked = 0;
        for (var month = BookYear.FirstMonth(year, books.OpenedOn); month <= 12; month++)
        {
            if (!periods.TryGetValue(year * 100 + month, out var period))
                db.Add(period = new Period { CooperativeId = id, Month = year * 100 + month });
            if (period.State == PeriodState.Locked)
                continue;
            (period.State, period.Reason) = (PeriodState.Locked, null);
            period.Version++;
            locked |= 1 << (month - 1);
        }

        return locked;
    }
}
