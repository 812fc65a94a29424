using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Filings;

/// <summary>Use case: the agency accepts what was handed in, or gives it back and says why. The caller has looked whose it is.</summary>
internal sealed class DecideFiling(Db db, AgencyClock clock, Actor actor)
{
    private const int ReasonMax = 2000;

    public Task<Result<Kernel.Unit>> AcceptAsync(
        OrganisationId id,
        int year,
        int version,
        CancellationToken ct
    ) => DecideAsync(id, year, version, FilingState.Accepted, null, ct);

    public Task<Result<Kernel.Unit>> ReturnAsync(
        OrganisationId id,
        int year,
        int version,
        string? reason,
        CancellationToken ct
    ) =>
        string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > ReasonMax
            ? Task.FromResult<Result<Kernel.Unit>>(
                new Refusal(
                    "reason",
                    $"Tuliskan apa yang perlu diperbaiki, paling panjang {ReasonMax} huruf.",
                    "Reason"
                )
            )
            : DecideAsync(id, year, version, FilingState.Returned, reason.Trim(), ct);

    private Task<Result<Kernel.Unit>> DecideAsync(
        OrganisationId id,
        int year,
        int version,
        FilingState state,
        string? reason,
        CancellationToken ct
    ) =>
        db.RunAsync<Kernel.Unit>(
            async () =>
            {
                await db.ForCooperativeAsync(id, ct);
                if (
                    await db.Filings.SingleOrDefaultAsync(f => f.CooperativeId == id && f.Year == year, ct)
                    is not { } filing
                )
                    return Refusal.NotFound($"Laporan tidak ditemukan.");
                if (filing.State != FilingState.Submitted || filing.Version != version)
                    return Refusal.Conflict(
                        "stale",
                        $"Laporan ini sudah berubah sejak dibuka. Muat ulang halaman ini."
                    );
                (filing.State, filing.Reason) = (state, reason);
                (filing.DecidedAt, filing.DecidedBy) = (clock.UtcNow, actor.UserId);
                filing.Version++;
                return default(Kernel.Unit);
            },
            ct
        );
}
