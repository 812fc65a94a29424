using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Agencies;

/// <summary>Use case: change an agency's letterhead or head (mengubah kop surat dan kepala). Its region stays.</summary>
public sealed class ChangeAgency(Db db, Actor actor, Regions regions, LastChange lastChange)
{
    public Task<Result<AgencyId>> RunAsync(AgencyId id, AgencyInput input, CancellationToken ct) =>
        db.RunAsync(() => ChangeAsync(id, input, ct), ct);

    private async Task<Result<AgencyId>> ChangeAsync(AgencyId id, AgencyInput input, CancellationToken ct)
    {
        var agency = await db
            .Agencies.Within(actor, a => a.RegionCode)
            .SingleOrDefaultAsync(a => a.Id == id, ct);
        if (agency is null)
            return Refusal.NotFound($"Instansi tidak ditemukan.");
        if (agency.Version != input.Version)
            return await lastChange.RefuseAsync("agencies", id.Value, ct);
        var told = AgencyRules.Check(input with { RegionCode = agency.RegionCode }, regions);
        if (told.Refused)
            return told.As<AgencyId>();
        (agency.Government, agency.Name) = (told.Value.Government, told.Value.Name);
        (agency.Address, agency.City) = (told.Value.Address, told.Value.City);
        (agency.HeadName, agency.HeadTitle) = (told.Value.HeadName, told.Value.HeadTitle);
        (agency.HeadNip, agency.DecreePattern) = (told.Value.HeadNip, told.Value.DecreePattern);
        agency.Version++;
        return id;
    }
}
