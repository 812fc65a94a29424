using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Administration;

/// <summary>
/// Which people an administrator sees: those with a grant inside the administrator's own region. Who looks after the
/// whole country also sees those without any.
/// </summary>
internal sealed class VisibleUsers(Db db, Actor actor)
{
    private const string Nowhere = "-";

    public bool Everybody => actor.IsSystem || actor.Current.Any(g => g.RegionCode is "");

    public IQueryable<User> All
    {
        get
        {
            if (Everybody)
                return db.Users;
            var seen = db
                .Grants.Within(actor, g => g.RegionCode ?? g.OrganisationRegionCode ?? Nowhere)
                .Select(g => g.UserId);
            return db.Users.Where(u => seen.Contains(u.Id));
        }
    }

    public Task<User?> FindAsync(UserId id, CancellationToken ct) =>
        All.Include(u => u.Grants).SingleOrDefaultAsync(u => u.Id == id, ct);

    public bool Reaches(UserGrant grant) =>
        Everybody || actor.Reaches(grant.RegionCode ?? grant.OrganisationRegionCode ?? Nowhere);
}
