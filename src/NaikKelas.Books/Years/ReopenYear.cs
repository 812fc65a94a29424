using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Years;

/// <summary>
/// Use case: takes the closing of a year back, with a reason that the audit trail keeps. Refused once the RAT has
/// accepted the year, and while a later one is closed.
/// </summary>
internal sealed class ReopenYear(Db db)
{
    private const int ReasonMax = 500;

    public Task<Result<Kernel.Unit>> RunAsync(
        OrganisationId id,
        int year,
        string? reason,
        CancellationToken ct
    ) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                await db.HoldBooksAsync(id, ct);
                var row = await db.BookYears.SingleOrDefaultAsync(
                    y => y.CooperativeId == id && y.Year == year,
                    ct
                );
                if (row is null or { State: YearState.Open })
                    return Refusal.Conflict("year-not-closed", $"Tahun buku {year:0} tidak sedang ditutup.");
                if (row.State == YearState.Accepted)
                    return Refusal.Conflict(
                        "year-accepted",
                        $"Tahun buku {year:0} sudah diterima RAT dan tidak dapat dibuka lagi. Koreksi dicatat di tahun berjalan."
                    );
                if (
                    await db.BookYears.AnyAsync(
                        y => y.CooperativeId == id && y.Year > year && y.State != YearState.Open,
                        ct
                    )
                )
                    return Refusal.Conflict(
                        "later-year-closed",
                        $"Tahun sesudahnya sudah ditutup. Buka tahun itu dahulu."
                    );
                if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > ReasonMax)
                    return new Refusal(
                        "reason",
                        $"Tuliskan mengapa tahun ini dibuka kembali, paling panjang {ReasonMax} huruf.",
                        "Reason"
                    );
                await OpenAsync(row, reason.Trim(), ct);
                return default(Kernel.Unit);
            },
            ct
        );

    private async Task OpenAsync(BookYear row, string reason, CancellationToken ct)
    {
        var (id, year, locked) = (row.CooperativeId, row.Year, row.Locked);
        db.Because(reason);
        (row.State, row.Reason, row.Result, row.Locked) = (YearState.Open, reason, Rupiah.Zero, 0);
        (row.ClosedAt, row.ClosedBy, row.Head) = (null, null, null);
        row.Version++;
        // The year first: the months of a closed one stay locked.
        await db.SaveChangesAsync(ct);
        var periods = await db
            .Periods.Where(p => p.CooperativeId == id && p.Month / 100 == year)
            .ToListAsync(ct);
        foreach (var period in periods.Where(p => (locked & (1 << (p.Month % 100 - 1))) != 0))
        {
            (period.State, period.Reason) = (PeriodState.Open, reason);
            period.Version++;
        }
    }
}
