using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Loans;

/// <summary>Applications that wait for this person of the board, and approved loans that wait for the treasurer.</summary>
internal sealed class LoanTodos(BooksReach reach, LoanBook loans, Db db, Actor actor, Texts texts) : IWaiting
{
    public int Order => 2;

    public async Task<IEnumerable<Todo>> ReadAsync(CancellationToken ct)
    {
        if (!actor.Is(Role.CoopTreasurer, Role.CoopBoard))
            return [];
        List<Todo> todos = [];
        foreach (var (cooperative, open) in await reach.OwnAsync(ct))
        {
            if (!open)
                continue;
            await db.ForCooperativeAsync(cooperative.Id, ct);
            var home = $"/pembukuan/{cooperative.Id.Value}/pinjaman";
            if (
                actor.IsIn(cooperative.Id, Role.CoopBoard)
                && await loans.UndecidedAsync(cooperative.Id, actor.UserId, ct) is > 0 and var undecided
            )
                todos.Add(
                    new Todo(
                        undecided,
                        texts["permohonan pinjaman menunggu keputusan Anda"],
                        $"{home}?tampil=diajukan",
                        cooperative.Name
                    )
                );
            if (
                actor.IsIn(cooperative.Id, Role.CoopTreasurer)
                && await loans.ApprovedAsync(cooperative.Id, ct) is > 0 and var approved
            )
                todos.Add(
                    new Todo(
                        approved,
                        texts["pinjaman disetujui, belum dicairkan"],
                        $"{home}?tampil=disetujui",
                        cooperative.Name
                    )
                );
        }

        return todos;
    }
}
