using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominating;

/// <summary>The eligibility card of a person or a delegation, and the button that sends the nomination.</summary>
[Allow(Role.CoopBoard, Role.PesantrenContact, Role.Officer)]
internal sealed class CardModel(
    Db db,
    Actor actor,
    CallBook calls,
    CandidateBook book,
    RequestBook requests,
    NominateMembers nominate,
    AgencyClock clock,
    Regions regions
) : PageModel
{
    [BindProperty]
    public NominateMembers.Input Input { get; set; } = new();

    public TrainingRound Round { get; private set; } = null!;

    public OrganisationCard Nominator { get; private set; } = null!;

    public IReadOnlyList<Candidate> People { get; private set; } = [];

    public EligibilityCard Eligibility { get; private set; } = null!;

    public Refusal? Closed { get; private set; }

    public IReadOnlyList<SelectListItem> ClassItems { get; private set; } = [];

    public FormattableString Verdict =>
        Eligibility.Light switch
        {
            Tone.Green => $"Memenuhi syarat.",
            Tone.Amber =>
                $"Ada yang belum tercatat. Usulan tetap masuk; bawa kertasnya ke dinas sebelum {Moment.Of(clock, Round.ClosesAt)}.",
            _ =>
                $"Belum memenuhi syarat menurut data dinas. Bila datanya keliru, usulkan saja dan sampaikan buktinya ke dinas sebelum {Moment.Of(clock, Round.ClosesAt)}.",
        };

    public async Task<IActionResult> OnGetAsync(
        RoundId round,
        OrganisationId nominator,
        [FromQuery(Name = "orang")] PersonId[] people,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(round, nominator, people, ct))
            return NotFound();
        var order = Eligibility.Order;
        Input = new()
        {
            Choice1 = order[0],
            Choice2 = order.ElementAtOrDefault(1),
            Choice3 = order.ElementAtOrDefault(2),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        RoundId round,
        OrganisationId nominator,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(round, nominator, Input.Persons, ct))
            return NotFound();
        var nominated = await nominate.RunAsync(round, nominator, Input, ct);
        if (nominated.Refused)
            return this.Again(nominated);
        var names = string.Join(", ", People.Select(p => p.Name));
        return this.Done(
            $"{names} diusulkan dengan kode {nominated.Value}.",
            $"{CallBook.Path}/{round.Value}/{nominator.Value}"
        );
    }

    private async Task<bool> LoadAsync(
        RoundId round,
        OrganisationId nominator,
        IReadOnlyList<PersonId> people,
        CancellationToken ct
    )
    {
        if (
            await calls.FindAsync(round, ct) is not { } call
            || await calls.NominatorAsync(call.Round, nominator, ct) is not { } card
        )
            return false;
        (Round, Nominator) = (call.Round, card);
        Closed = Intake.ClosedNow(Round, clock);
        var candidates = await book.OfAsync(Round, nominator, ct);
        People =
        [
            .. people.Distinct().Select(p => candidates.FirstOrDefault(c => c.Id == p)).OfType<Candidate>(),
        ];
        if (People.Count == 0)
            return false;
        Eligibility = await requests.PreviewAsync(
            Round,
            Nominator,
            [.. People.Select(p => p.Id)],
            Word(),
            ct
        );
        ClassItems =
        [
            .. (await ClassOfRound.LoadAsync(db, round, ct)).Select(c => new SelectListItem(
                $"{c.Code} {c.Class.Name}, {Say.Days(c.Class.StartsOn, c.Class.EndsOn)}, {c.Topic}",
                c.Code
            )),
        ];
        return true;
    }

    /// <summary>Who nominates and may recommend does both at once.</summary>
    private RecommendationFact? Word() =>
        Recommend.Own(actor, calls, RoundTerms.FromJson(Round.TermsJson), Nominator) is { } own
            ? new(own.By, regions.PathOf(own.RegionCode), clock.Today)
            : null;
}
