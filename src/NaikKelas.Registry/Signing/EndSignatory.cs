using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Agencies;

namespace NaikKelas.Registry.Signing;

/// <summary>Use case: somebody signs no longer (mengakhiri penanda tangan): yesterday was the last day.</summary>
internal sealed class EndSignatory(Db db, Actor actor, AgencyClock clock)
{
    public Task<Result<SignatoryId>> RunAsync(AgencyId agency, SignatoryId id, CancellationToken ct) =>
        db.RunAsync(() => EndAsync(agency, id, ct), ct);

    private async Task<Result<SignatoryId>> EndAsync(AgencyId agency, SignatoryId id, CancellationToken ct)
    {
        if (
            !await db.Agencies.Within(actor, a => a.RegionCode).AnyAsync(a => a.Id == agency, ct)
            || await db.Signatories.HoldAsync(id, ct) is not { } signatory
            || signatory.AgencyId != agency
        )
            return Refusal.NotFound($"Penanda tangan ini tidak ada.");
        var yesterday = clock.Today.AddDays(-1);
        if (signatory.Until <= yesterday)
            return Refusal.Conflict(
                "signatory.ended",
                $"{signatory.Name} sudah tidak menandatangani sejak {signatory.Until}."
            );
        // Who was to begin today or later has never signed anything.
        if (signatory.From > yesterday)
            db.Signatories.Remove(signatory);
        else
            signatory.Until = yesterday;
        return id;
    }
}
