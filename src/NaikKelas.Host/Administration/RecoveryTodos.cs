using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Administration;

/// <summary>Accounts that wait for a second administrator. One query.</summary>
internal sealed class RecoveryTodos(Db db, Actor actor, VisibleUsers users, Texts texts) : IWaiting
{
    public int Order => 10;

    public async Task<IEnumerable<Todo>> ReadAsync(CancellationToken ct)
    {
        if (!actor.Is(Role.Administrator))
            return [];
        var own = new UserId(actor.UserId!.Value);
        var open = await db
            .AccountRecoveries.AsNoTracking()
            .Where(r => r.State == RecoveryState.Open && r.AskedBy != own && r.UserId != own)
            .Join(users.All, r => r.UserId, u => u.Id, (r, u) => new { u.Id, u.Name })
            .ToListAsync(ct);
        return open.Select(o => new Todo(
            1,
            texts["pemulihan akun menunggu persetujuan Anda"],
            $"/admin/pengguna/{o.Id.Value}",
            o.Name
        ));
    }
}
