using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Proof;

/// <summary>The alarm: books whose last proof found something, for those who keep them.</summary>
internal sealed class ProofTodos(BooksReach reach, KeepProof proofs, Actor actor, Texts texts) : IWaiting
{
    public int Order => 1;

    public async Task<IEnumerable<Todo>> ReadAsync(CancellationToken ct)
    {
        if (!actor.Is(Role.CoopBoard, Role.CoopTreasurer))
            return [];
        List<Todo> todos = [];
        foreach (var (cooperative, open) in await reach.OwnAsync(ct))
            if (open && await proofs.LastAsync(cooperative.Id, ct) is { Differences: > 0 } last)
                todos.Add(
                    new Todo(
                        last.Differences,
                        texts["selisih dalam pembukuan"],
                        $"/pembukuan/{cooperative.Id.Value}/pemeriksaan",
                        cooperative.Name
                    )
                );
        return todos;
    }
}
