using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominations;

/// <summary>The nominations of a round.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class NominationsModel(Db db, RoundBook rounds, NominationBook book, AgencyClock clock)
    : PageModel
{
    internal TrainingRound Round { get; private set; } = null!;

    internal Refusal? Closed { get; private set; }

    internal Page<NominationLine> Lines { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> ClassItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> States =>
        [
            .. Enum.GetValues<NominationState>()
                .Select(s => new SelectListItem(this.Texts.Of(s), s.ToString())),
        ];

    /// <summary>Eligibility is a look ahead: nothing is frozen yet.</summary>
    public bool IsLook => Round.ScreenedAt is null && Lines.Total > 0;

    public async Task<IActionResult> OnGetAsync(RoundId round, ListQuery query, CancellationToken ct)
    {
        if (await rounds.FindAsync(round, ct) is not { } found)
            return NotFound();
        Round = found;
        Closed = Intake.ClosedNow(found, clock);
        ClassItems =
        [
            .. (await ClassOfRound.LoadAsync(db, round, ct)).Select(c => new SelectListItem(
                $"{c.Code} {c.Title}",
                c.Code
            )),
        ];
        Lines = await book.ListAsync(found, query, ct);
        return Page();
    }
}
