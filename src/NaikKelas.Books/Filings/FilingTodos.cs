using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Filings;

/// <summary>Statements that wait for the agency, and those that came back to their co-op.</summary>
internal sealed class FilingTodos(
    Db db,
    FilingBook filings,
    OrganisationDirectory organisations,
    Actor actor,
    Texts texts
) : IWaiting
{
    public int Order => 20;

    public async Task<IEnumerable<Todo>> ReadAsync(CancellationToken ct)
    {
        List<Todo> todos = [];
        if (actor.Is(Role.Officer))
            foreach (var (year, count) in await filings.WaitingAsync(ct))
                todos.Add(
                    new Todo(
                        count,
                        texts["laporan keuangan menunggu diperiksa"],
                        $"/pembukuan/laporan-masuk?tahun={year}",
                        texts["Tahun buku {0}", $"{year}"]
                    )
                );

        if (actor.Is(Role.CoopBoard, Role.CoopTreasurer))
            foreach (var cooperative in await organisations.OwnAsync(ct))
            {
                await db.ForCooperativeAsync(cooperative.Id, ct);
                foreach (
                    var year in await db
                        .Filings.AsNoTracking()
                        .Where(f => f.CooperativeId == cooperative.Id && f.State == FilingState.Returned)
                        .Select(f => f.Year)
                        .ToListAsync(ct)
                )
                    todos.Add(
                        new Todo(
                            1,
                            texts["laporan keuangan dikembalikan dinas"],
                            $"/pembukuan/{cooperative.Id.Value}/kirim/{year}",
                            cooperative.Name
                        )
                    );
            }

        return todos;
    }
}
