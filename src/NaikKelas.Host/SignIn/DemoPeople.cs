using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>Somebody the login page of the demo offers.</summary>
internal sealed record DemoPerson(UserId Id, string Name, IReadOnlyList<Role> Roles, string Where);

/// <summary>The people of the demo; nobody at all outside demo mode.</summary>
internal sealed class DemoPeople(Db db, Settings settings, ScopeWords words)
{
    public async Task<IReadOnlyList<DemoPerson>> AllAsync(CancellationToken ct)
    {
        if (!settings.Demo)
            return [];
        var people = await db
            .Users.AsNoTracking()
            .Include(u => u.Grants)
            .Where(u => u.IsDemo && !u.Disabled)
            .OrderBy(u => u.Id)
            .ToListAsync(ct);
        return
        [
            .. people
                .Where(u => u.Grants.Count > 0)
                .OrderBy(u => u.Grants.Min(g => g.Role))
                .Select(u => new DemoPerson(
                    u.Id,
                    u.Name,
                    [.. u.Grants.Select(g => g.Role).Distinct()],
                    string.Join(", ", u.Grants.Select(words.Of).Distinct(StringComparer.Ordinal))
                )),
        ];
    }

    public async Task<User?> FindAsync(UserId id, CancellationToken ct) =>
        settings.Demo
            ? await db.Users.SingleOrDefaultAsync(u => u.Id == id && u.IsDemo && !u.Disabled, ct)
            : null;
}
