using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>The waiting lists of a published round: place then and now, and why not yet.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class WaitingModel(Db db, RoundBook rounds, WaitingBook book, PersonDirectory persons)
    : PageModel
{
    internal TrainingRound Round { get; private set; } = null!;

    internal Page<(WaitingLine Line, string Name)> Lines { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> ClassItems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(RoundId round, ListQuery query, CancellationToken ct)
    {
        if (await rounds.FindAsync(round, ct) is not { State: RoundState.Published } found)
            return NotFound();
        Round = found;
        ClassItems =
        [
            .. (await ClassOfRound.LoadAsync(db, round, ct)).Select(c => new SelectListItem(
                $"{c.Code} {c.Title}",
                c.Code
            )),
        ];
        var lines = await book.ReadAsync(found, ct);
        var people = await persons.FindAllAsync([.. lines.Select(l => l.Nomination.PersonId)], ct);
        Lines = lines
            .Select(l => (Line: l, people[l.Nomination.PersonId].Name))
            .Where(l => query["kelas"] is not { } one || l.Line.ClassCode == one)
            .Where(l =>
                query.Q.Length == 0
                || l.Name.Contains(query.Q, StringComparison.OrdinalIgnoreCase)
                || l.Line.Nomination.Code.StartsWith(query.Q, StringComparison.OrdinalIgnoreCase)
            )
            .ToList()
            .ToPage(query);
        return Page();
    }
}
