using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Organisations;

/// <summary>Use case: change an organisation's record (mengubah data organisasi).</summary>
public sealed class ChangeOrganisation(
    Db db,
    Actor actor,
    Regions regions,
    AgencyClock clock,
    LastChange lastChange
)
{
    public Task<Result<OrganisationId>> RunAsync(
        OrganisationId id,
        OrganisationInput input,
        CancellationToken ct
    ) => db.RunAsync(() => ChangeAsync(id, input, ct), ct);

    private async Task<Result<OrganisationId>> ChangeAsync(
        OrganisationId id,
        OrganisationInput input,
        CancellationToken ct
    )
    {
        if (await db.ReachOrganisationAsync(id, actor, ct) is not { } organisation)
            return Unknown.Organisation;
        if (organisation.Version != input.Version)
            return await lastChange.RefuseAsync("organisations", id.Value, ct);
        var told = OrganisationRules.Check(input, regions, clock.Today);
        if (told.Refused)
            return told.As<OrganisationId>();
        if (!actor.Reaches(told.Value.RegionCode, id.Value))
            return new Refusal(
                "region.out-of-reach",
                $"{regions.PathOf(told.Value.RegionCode)} di luar wilayah kerja Anda.",
                nameof(input.RegionCode)
            );
        Take(organisation, told.Value);
        if ((await db.TwinsOfAsync([input], ct)).Of(organisation) is { } twin)
            return twin;
        organisation.Version++;
        return id;
    }

    private static void Take(Organisation organisation, Organisation told)
    {
        organisation.Kind = told.Kind;
        organisation.Form = told.Form;
        organisation.Name = told.Name;
        organisation.NameKey = told.NameKey;
        organisation.RegionCode = told.RegionCode;
        organisation.Address = told.Address;
        organisation.PostalCode = told.PostalCode;
        organisation.Phone = told.Phone;
        organisation.Email = told.Email;
        organisation.NomorIndukKoperasi = told.NomorIndukKoperasi;
        organisation.FoundedOn = told.FoundedOn;
        organisation.OperatingSince = told.OperatingSince;
        organisation.Status = told.Status;
    }
}
