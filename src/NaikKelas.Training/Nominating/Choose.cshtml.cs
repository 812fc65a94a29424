using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominating;

/// <summary>Choose somebody of the organisation: a tap, no NIK.</summary>
[Allow(Role.CoopBoard, Role.PesantrenContact, Role.Officer)]
internal sealed class ChooseModel(
    CallBook calls,
    CandidateBook book,
    RequestBook requests,
    Actor actor,
    AgencyClock clock
) : PageModel
{
    public TrainingRound Round { get; private set; } = null!;

    public OrganisationCard Nominator { get; private set; } = null!;

    public Refusal? Closed { get; private set; }

    public IReadOnlyList<Candidate> Candidates { get; private set; } = [];

    public IReadOnlyList<PaperRequest> Requests { get; private set; } = [];

    /// <summary>People in one delegation; null where each goes alone.</summary>
    public int? Size { get; private set; }

    public FormattableString Limit { get; private set; } = $"";

    /// <summary>What this nominator took back and can still bring back.</summary>
    public IReadOnlyList<(string Code, string Name)> Withdrawn { get; private set; } = [];

    /// <summary>The office takes nominations back in its own list.</summary>
    public bool CanWithdraw =>
        Round.State < RoundState.Drawn && !actor.Current.Any(g => g.Role == Role.Officer);

    public string Back =>
        actor.Current.Any(g => g.RegionCode is not null)
            ? $"{CallBook.Path}/{Round.Id.Value}"
            : CallBook.Path;

    public async Task<IActionResult> OnGetAsync(RoundId round, OrganisationId nominator, CancellationToken ct)
    {
        if (
            await calls.FindAsync(round, ct) is not { } call
            || await calls.NominatorAsync(call.Round, nominator, ct) is not { } card
        )
            return NotFound();
        (Round, Nominator) = (call.Round, card);
        Closed = Intake.ClosedNow(Round, clock);
        var terms = RoundTerms.FromJson(Round.TermsJson);
        Size = terms.DelegationSize;
        Candidates = await book.OfAsync(Round, nominator, ct);
        Limit = Limits.Of(
            terms,
            Candidates.Select(c => c.Code).OfType<string>().Distinct(StringComparer.Ordinal).Count()
        );
        Requests = await requests.OfAsync(Round, nominator, ct);
        if (Closed is null && CanWithdraw)
            Withdrawn = await book.WithdrawnAsync(Round, nominator, Candidates, ct);
        return Page();
    }

    public static FormattableString WordOf(Candidate one) =>
        one.State switch
        {
            CandidateState.Nominated => $"diusulkan, kode {one.Code}",
            CandidateState.Elsewhere => $"sudah diusulkan di tempat lain",
            CandidateState.Ended => $"masa jabatan berakhir {one.Position.Until ?? one.Position.From}",
            _ => $"dapat diusulkan",
        };

    public static Tone ToneOf(Candidate one) =>
        one.State switch
        {
            CandidateState.Nominated => Tone.Green,
            CandidateState.Elsewhere => Tone.Amber,
            _ => Tone.Slate,
        };
}
