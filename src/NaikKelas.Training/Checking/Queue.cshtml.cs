using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Checking;

/// <summary>The verifier's first page: who waits, oldest first.</summary>
[Allow(Role.Verifier)]
internal sealed class QueueModel(CheckBook queue, WaitingList waiting, Actor actor) : PageModel
{
    public const int Shown = 50;

    public string Reader => actor.Name;

    public IReadOnlyList<CheckLine> People { get; private set; } = [];

    public IReadOnlyList<PaperLine> Papers { get; private set; } = [];

    /// <summary>What other rooms ask of a verifier; the queue itself stands below.</summary>
    public IReadOnlyList<Todo> Others { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        People = await queue.PeopleAsync(ct);
        Papers = await queue.PapersAsync(ct);
        Others = await waiting.ReadAsync(ct);
    }
}
