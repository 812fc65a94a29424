using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Agencies;

/// <summary>Use case: register an agency (mencatat instansi). One for a region.</summary>
public sealed class RegisterAgency(Db db, Actor actor, Regions regions)
{
    public Task<Result<AgencyId>> RunAsync(AgencyInput input, CancellationToken ct) =>
        db.RunAsync(() => RegisterAsync(input, ct), ct);

    private async Task<Result<AgencyId>> RegisterAsync(AgencyInput input, CancellationToken ct)
    {
        var told = AgencyRules.Check(input, regions);
        if (told.Refused)
            return told.As<AgencyId>();
        var region = told.Value.RegionCode;
        if (!actor.Reaches(region))
            return new Refusal(
                "region.out-of-reach",
                $"{regions.PathOf(region)} di luar wilayah kerja Anda.",
                nameof(input.RegionCode)
            );
        if (await db.Agencies.SingleOrDefaultAsync(a => a.RegionCode == region, ct) is { } known)
            return new Refusal(
                "agency.twin",
                $"Wilayah ini sudah mempunyai instansi: {known.Name}.",
                nameof(input.RegionCode)
            );
        db.Agencies.Add(told.Value);
        return told.Value.Id;
    }
}
