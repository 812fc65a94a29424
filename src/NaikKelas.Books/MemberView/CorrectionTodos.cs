using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>What members asked to have changed waits for the treasurer.</summary>
internal sealed class CorrectionTodos(BooksReach reach, CorrectionBook book, Db db, Actor actor, Texts texts)
    : IWaiting
{
    public int Order => 3;

    public async Task<IEnumerable<Todo>> ReadAsync(CancellationToken ct)
    {
        if (!actor.Is(Role.CoopTreasurer))
            return [];
        List<Todo> todos = [];
        foreach (var (cooperative, open) in await reach.OwnAsync(ct))
        {
            if (!open || !actor.IsIn(cooperative.Id, Role.CoopTreasurer))
                continue;
            await db.ForCooperativeAsync(cooperative.Id, ct);
            if (await book.WaitingAsync(cooperative.Id, ct) is > 0 and var waiting)
                todos.Add(
                    new Todo(
                        waiting,
                        texts["perubahan data diminta anggota"],
                        $"/pembukuan/{cooperative.Id.Value}/anggota",
                        cooperative.Name
                    )
                );
        }

        return todos;
    }
}
