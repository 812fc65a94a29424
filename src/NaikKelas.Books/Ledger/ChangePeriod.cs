using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Years;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Ledger;

/// <summary>Closes a month, or opens it again, which needs a reason. The audit trail keeps both.</summary>
internal sealed class ChangePeriod(Db db, AgencyClock clock)
{
    /// <param name="CooperativeId">Whose books.</param>
    /// <param name="Month">202501 for January 2025.</param>
    /// <param name="State">What it shall be.</param>
    /// <param name="Reason">Why a closed month is opened; not asked for closing.</param>
    internal sealed record Input(
        OrganisationId CooperativeId,
        int Month,
        PeriodState State,
        string? Reason = null
    );

    public Task<Result<Kernel.Unit>> RunAsync(Input input, CancellationToken ct) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                if (
                    input.Month % 100 is < 1 or > 12
                    || input.State != PeriodState.Open && input.Month > Period.MonthOf(clock.Today)
                )
                    return new Refusal("month", $"Bulan ini belum dapat ditutup.", nameof(input.Month));
                await db.ForCooperativeAsync(input.CooperativeId, ct);
                await db.HoldPostingAsync(input.CooperativeId, ct);
                var year = input.Month / 100;
                if (
                    input.State != PeriodState.Locked
                    && await db.BookYears.AnyAsync(
                        y =>
                            y.CooperativeId == input.CooperativeId
                            && y.Year == year
                            && y.State != YearState.Open,
                        ct
                    )
                )
                    return Refusal.Conflict(
                        "year-closed",
                        $"Tahun buku {year:0} sudah ditutup. Buka dahulu tahunnya di halaman Tutup buku dan SHU."
                    );
                var periods = db.Periods;
                var period = await periods.SingleOrDefaultAsync(
                    p => p.CooperativeId == input.CooperativeId && p.Month == input.Month,
                    ct
                );
                var before = period?.State ?? PeriodState.Open;
                if (before == input.State)
                    return default(Kernel.Unit);
                if (input.State < before && string.IsNullOrWhiteSpace(input.Reason))
                    return new Refusal(
                        "reason",
                        $"Tuliskan mengapa bulan ini dibuka kembali.",
                        nameof(input.Reason)
                    );
                if (period is null)
                    db.Add(period = new Period { CooperativeId = input.CooperativeId, Month = input.Month });
                period.State = input.State;
                period.Reason = string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim();
                period.Version++;
                db.Because(period.Reason);
                return default(Kernel.Unit);
            },
            ct
        );
}
