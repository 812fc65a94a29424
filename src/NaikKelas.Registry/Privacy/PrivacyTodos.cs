using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Registry.Privacy;

/// <summary>Requests about personal data that nobody has answered. One query.</summary>
internal sealed class PrivacyTodos(Db db, Actor actor, Texts texts, Say say) : IWaiting
{
    public int Order => 5;

    public async Task<IEnumerable<Todo>> ReadAsync(CancellationToken ct)
    {
        if (!actor.Is(Role.Officer))
            return [];
        var due = await db
            .PrivacyRequests.AsNoTracking()
            .Where(r => r.State == PrivacyState.Open)
            .Join(db.PersonsWithin(actor), r => r.PersonId, p => p.Id, (r, _) => r.DueAt)
            .OrderBy(d => d)
            .ToListAsync(ct);
        return due.Count == 0
            ? []
            :
            [
                new Todo(
                    due.Count,
                    texts["permintaan data pribadi belum dijawab"],
                    "/orang/permintaan",
                    texts["paling lambat {0}", say.Instant(due[0])]
                ),
            ];
    }
}
