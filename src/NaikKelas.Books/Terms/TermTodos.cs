using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Terms;

/// <summary>Terms that fell due and wait to be paid out or carried on, for the treasurer.</summary>
internal sealed class TermTodos(BooksReach reach, TermBook terms, Db db, Actor actor, Texts texts) : IWaiting
{
    public int Order => 2;

    public async Task<IEnumerable<Todo>> ReadAsync(CancellationToken ct)
    {
        if (!actor.Is(Role.CoopTreasurer))
            return [];
        List<Todo> todos = [];
        foreach (var (cooperative, open) in await reach.OwnAsync(ct))
        {
            if (!open)
                continue;
            await db.ForCooperativeAsync(cooperative.Id, ct);
            if (await terms.WaitingAsync(cooperative.Id, ct) is > 0 and var waiting)
                todos.Add(
                    new Todo(
                        waiting,
                        texts["simpanan berjangka jatuh tempo"],
                        $"/pembukuan/{cooperative.Id.Value}/anggota/berjangka",
                        cooperative.Name
                    )
                );
        }

        return todos;
    }
}
