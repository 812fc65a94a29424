using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Administration;

[Allow(Role.Administrator)]
internal sealed class UsersModel(VisibleUsers users, AgencyClock clock) : PageModel
{
    public sealed record Row(
        UserId Id,
        string Name,
        string Email,
        bool Disabled,
        DateTime? LockoutEnd,
        bool HasPassword,
        IReadOnlyList<Role> Roles
    );

    private static readonly Sorting<User> Order = new Sorting<User>()
        .By("nama", u => u.Name)
        .By("surel", u => u.NormalizedEmail)
        .Ending(u => u.Id);

    public Page<Row> List { get; private set; } = null!;

    public DateTime Now => clock.UtcNow;

    public IReadOnlyList<SelectListItem> Roles =>
        [.. Enum.GetValues<Role>().Select(r => new SelectListItem(this.Texts.Of(r), r.ToString()))];

    public async Task OnGetAsync(ListQuery query, CancellationToken ct)
    {
        var found = users.All.AsNoTracking();
        if (query.Q.Length > 0)
        {
            var words = query.Q.ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // It becomes SQL's UPPER(): the database knows no culture.
            found = found.Where(u => u.NormalizedEmail.Contains(words) || u.Name.ToUpper().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        }

        if (query.Word<Role>("peran") is { } role)
            found = found.Where(u => u.Grants.Any(g => g.Role == role));
        List = await found
            .Sorted(query, Order)
            .Select(u => new Row(
                u.Id,
                u.Name,
                u.Email,
                u.Disabled,
                u.LockoutEnd,
                u.PasswordHash != null || u.IsDemo,
                u.Grants.Select(g => g.Role).ToList()
            ))
            .ToPageAsync(query, ct);
    }
}
