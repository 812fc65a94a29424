using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Nominations;

namespace NaikKelas.Training.Checking;

/// <summary>One person of the queue: what is said to be wrong, what the round reads, and the way to the next.</summary>
[Allow(Role.Verifier)]
internal sealed class OneModel(CheckBook queue, NominationBook book, CorrectionBook corrections) : PageModel
{
    public new NominationFile File { get; private set; } = null!;

    /// <summary>Those without an answer first.</summary>
    public IReadOnlyList<CorrectionLine> Corrections { get; private set; } = [];

    public int Waiting { get; private set; }

    /// <summary>From 1; null once everything is answered.</summary>
    public int? Place { get; private set; }

    public NominationId? Before { get; private set; }

    public NominationId? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(NominationId id, CancellationToken ct)
    {
        if (await queue.FindAsync(id, ct) is not var (round, nomination))
            return NotFound();
        File = await book.ReadAsync(round, nomination, ct);
        Corrections =
        [
            .. (await corrections.ListAsync(round, ct)).Where(l => l.Nomination.Id == nomination.Id),
        ];
        var people = (await queue.PeopleAsync(ct)).ToList();
        var at = people.FindIndex(p => p.Nomination == id);
        Waiting = people.Count;
        Place = at < 0 ? null : at + 1;
        Before = at > 0 ? people[at - 1].Nomination : null;
        Next = at + 1 < people.Count ? people[at + 1].Nomination : null;
        return Page();
    }
}
