using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominating;

/// <summary>A nominator takes its nomination back, or brings it back; before that, what it means.</summary>
[Allow(Role.CoopBoard, Role.PesantrenContact)]
internal sealed class WithdrawOwnModel(
    Db db,
    CallBook calls,
    WithdrawOwn withdraw,
    PersonDirectory persons,
    AgencyClock clock
) : PageModel
{
    [BindProperty]
    public WithdrawOwn.Input Input { get; set; } = new();

    public TrainingRound Round { get; private set; } = null!;

    public OrganisationCard Nominator { get; private set; } = null!;

    private Nomination Nomination { get; set; } = null!;

    public string Code => Nomination.Code;

    public string Name { get; private set; } = "";

    public NominationState State => Nomination.State;

    public bool IsWithdrawn => State == NominationState.Withdrawn;

    public string Back => $"{CallBook.Path}/{Round.Id.Value}/{Nominator.Id.Value}";

    public bool CanComeBack => Intake.ClosedNow(Round, clock) is null;

    /// <summary>Why neither can be done now.</summary>
    public Refusal? No =>
        IsWithdrawn
            ? WithdrawOwn.UndoRefusalOf(Nomination, Round, clock)
            : WithdrawOwn.RefusalOf(Nomination, Round);

    public async Task<IActionResult> OnGetAsync(
        RoundId round,
        OrganisationId nominator,
        string code,
        CancellationToken ct
    ) => await LoadAsync(round, nominator, code, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        RoundId round,
        OrganisationId nominator,
        string code,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(round, nominator, code, ct))
            return NotFound();
        var result = await withdraw.RunAsync(round, nominator, code, Input, ct);
        return result.Refused ? this.Again(result) : this.Done($"Usulan {code} ditarik.", Back);
    }

    public async Task<IActionResult> OnPostUndoAsync(
        RoundId round,
        OrganisationId nominator,
        string code,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(round, nominator, code, ct))
            return NotFound();
        var result = await withdraw.UndoAsync(round, nominator, code, ct);
        return result.Refused
            ? this.Again(result)
            : this.Done($"Usulan {code} dikembalikan seperti semula.", Back);
    }

    private async Task<bool> LoadAsync(
        RoundId id,
        OrganisationId organisation,
        string code,
        CancellationToken ct
    )
    {
        if (
            await calls.FindAsync(id, ct) is not { } call
            || await calls.NominatorAsync(call.Round, organisation, ct) is not { } card
            || await db
                .Nominations.AsNoTracking()
                .SingleOrDefaultAsync(
                    n => n.RoundId == id && n.Code == code && n.NominatorId == organisation,
                    ct
                )
                is not { } nomination
        )
            return false;
        (Round, Nominator, Nomination) = (call.Round, card, nomination);
        var name = (await persons.FindAllAsync([nomination.PersonId], ct))[nomination.PersonId].Name;
        Name = (await Companions.NamesAsync(db, persons, Round, ct)).With(name, nomination.Id);
        return true;
    }
}
