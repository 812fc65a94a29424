using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;

namespace NaikKelas.Registry.Organisations;

/// <summary>Use case: register an organisation (mencatat koperasi, pesantren atau usaha mikro).</summary>
public sealed class RegisterOrganisation(Db db, Actor actor, Regions regions, AgencyClock clock)
{
    public async Task<Result<OrganisationId>> RunAsync(OrganisationInput input, CancellationToken ct)
    {
        var all = await db.RunAsync(() => RegisterAsync([input], field => field, ct), ct);
        return all.Refused ? all.As<OrganisationId>() : all.Value[0];
    }

    /// <summary>All or none, in one transaction. The fields of the refusals name the row: <c>[3].Name</c>.</summary>
    public Task<Result<List<OrganisationId>>> RunAllAsync(
        IReadOnlyList<OrganisationInput> inputs,
        CancellationToken ct
    ) => db.RunAsync(() => RegisterAsync(inputs, null, ct), ct);

    private async Task<Result<List<OrganisationId>>> RegisterAsync(
        IReadOnlyList<OrganisationInput> inputs,
        Func<string?, string?>? fieldOf,
        CancellationToken ct
    )
    {
        var twins = await db.TwinsOfAsync(inputs, ct);
        var refusals = new Refusals();
        var ids = new List<OrganisationId>(inputs.Count);
        for (var i = 0; i < inputs.Count; i++)
        {
            var row = i;
            var registered = Register(inputs[i], twins);
            foreach (var refusal in registered.Refusals)
                refusals.Add(
                    refusal with
                    {
                        Field = fieldOf is null ? $"[{row}].{refusal.Field}" : fieldOf(refusal.Field),
                    }
                );
            if (registered.Refused)
                continue;
            db.Organisations.Add(registered.Value);
            ids.Add(registered.Value.Id);
        }

        return refusals.Any ? refusals : ids;
    }

    private Result<Organisation> Register(OrganisationInput input, OrganisationTwins twins)
    {
        var organisation = OrganisationRules.Check(input, regions, clock.Today);
        if (organisation.Refused)
            return organisation;
        if (!actor.Reaches(organisation.Value.RegionCode))
            return new Refusal(
                "region.out-of-reach",
                $"{regions.PathOf(organisation.Value.RegionCode)} di luar wilayah kerja Anda.",
                nameof(input.RegionCode)
            );
        if (twins.Of(organisation.Value) is { } twin)
            return twin;
        twins.Add(organisation.Value);
        return organisation;
    }
}
