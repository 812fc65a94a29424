using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Rats;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>The members' meetings, the newest first.</summary>
[Allow(Role.Member)]
internal sealed class OwnRatsModel(MemberDoor door, Db db) : OwnPage(door)
{
    private const int YearsMax = 10;

    public IReadOnlyList<Rat> Rats { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Rats = await db
            .Rats.AsNoTracking()
            .Where(r => r.CooperativeId == Card.Books.CooperativeId)
            .OrderByDescending(r => r.Year)
            .Take(YearsMax)
            .ToListAsync(ct);
}
