using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;

namespace NaikKelas.Host.Administration;

/// <summary>Gives somebody a role for a region or one organisation, from a day until a day.</summary>
internal sealed class GrantRole(
    Db db,
    Actor actor,
    AgencyClock clock,
    VisibleUsers users,
    Regions regions,
    OrganisationDirectory organisations
)
{
    /// <param name="Role">What the person may be.</param>
    /// <param name="Region">A code, "" for the whole country; null when it is one organisation.</param>
    /// <param name="Organisation">Null when it is a region.</param>
    /// <param name="From">Null: from today.</param>
    /// <param name="Until">The last day; null: until taken back.</param>
    public sealed record Input(
        Role Role,
        string? Region,
        Guid? Organisation = null,
        DateOnly? From = null,
        DateOnly? Until = null
    );

    public Task<Result<User>> RunAsync(UserId id, Input input, CancellationToken ct) =>
        db.RunAsync<User>(
            async () =>
            {
                if (await users.FindAsync(id, ct) is not { } user)
                    return Refusal.NotFound($"Pengguna ini tidak ada.");
                var grant = await MakeAsync(id, input, ct);
                if (grant.Refused)
                    return grant.As<User>();
                db.Grants.Add(grant.Value);
                return user;
            },
            ct
        );

    /// <summary>The grant, or all that is wrong with it.</summary>
    public async Task<Result<UserGrant>> MakeAsync(UserId user, Input input, CancellationToken ct)
    {
        var refusals = new Refusals();
        var from = input.From ?? clock.Today;
        refusals.When(
            input.Until < from,
            "dates-reversed",
            $"Hari terakhir {input.Until} lebih awal daripada hari pertama {from}.",
            nameof(input.Until)
        );
        var organisationRegion = input.Organisation is { } organisation
            ? await RegionOfAsync(organisation, refusals, ct)
            : null;
        var region = input.Organisation is null ? Check(input.Region ?? "", refusals) : null;
        if (refusals.Any)
            return refusals;
        return new UserGrant
        {
            Id = Guid.CreateVersion7(),
            UserId = user,
            Role = input.Role,
            RegionCode = region,
            Organisation = input.Organisation,
            OrganisationRegionCode = organisationRegion,
            From = from,
            Until = input.Until,
        };
    }

    private string Check(string region, Refusals refusals)
    {
        refusals.When(
            region.Length > 0 && regions.Find(region) is null,
            "region-unknown",
            $"Wilayah “{region}” tidak dikenal. Tulis kode Kemendagri, misalnya 35.72 untuk Kota Blitar.",
            nameof(Input.Region)
        );
        refusals.When(
            !actor.Reaches(region),
            "region-out-of-reach",
            $"Wilayah “{region}” di luar kewenangan Anda.",
            nameof(Input.Region)
        );
        return region;
    }

    private async Task<string?> RegionOfAsync(Guid organisation, Refusals refusals, CancellationToken ct)
    {
        var card = await organisations.FindWithinAsync(new OrganisationId(organisation), ct);
        refusals.When(
            card is null,
            "organisation-unknown",
            $"Organisasi ini tidak ada di wilayah Anda.",
            nameof(Input.Organisation)
        );
        return card?.RegionCode;
    }
}
