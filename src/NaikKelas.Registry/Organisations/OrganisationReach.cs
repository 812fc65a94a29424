using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Organisations;

/// <summary>Organisations as far as a person reaches; what lies outside does not exist.</summary>
internal static class OrganisationReach
{
    public static Refusal Unknown => Refusal.NotFound($"Organisasi tidak ditemukan.");

    extension(Db db)
    {
        public IQueryable<Organisation> OrganisationsWithin(Actor actor) =>
            db.Organisations.Within(actor, o => o.RegionCode, o => o.Id);

        public Task<Organisation?> ReachOrganisationAsync(
            OrganisationId id,
            Actor actor,
            CancellationToken ct
        ) => db.OrganisationsWithin(actor).SingleOrDefaultAsync(o => o.Id == id, ct);
    }
}
