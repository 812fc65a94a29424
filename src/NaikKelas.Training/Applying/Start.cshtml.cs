using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Places;
using NaikKelas.Registry.Privacy;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Applying;

/// <summary>The door of the public form: what is offered, what is asked, what becomes of the data.</summary>
[AllowAnonymous, EnableRateLimiting(ApplicationLimits.Policy)]
internal sealed class StartModel(
    Db db,
    AgencyClock clock,
    Regions regions,
    StartApplication start,
    DraftLink links
) : PageModel
{
    [BindProperty]
    public StartApplication.Input Input { get; set; } = new();

    public TrainingRound Round { get; private set; } = null!;

    public Refusal? Closed { get; private set; }

    public IReadOnlyList<ClassOfRound> Classes { get; private set; } = [];

    public IReadOnlyList<FormattableString> Rules { get; private set; } = [];

    public PrivacyNotice Notice { get; } = PrivacyNotice.Of(PrivacyNotice.Application);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct) =>
        await LoadAsync(slug, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken ct)
    {
        if (!await LoadAsync(slug, ct))
            return NotFound();
        var started = await start.RunAsync(slug, Input, ct);
        return started.Refused ? this.Again(started) : LocalRedirect(links.PathOf(slug, started.Value));
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken ct)
    {
        if (await StartApplication.OpenRoundAsync(db, slug, ct) is not { } round)
            return false;
        Round = round;
        Closed = Intake.ClosedNow(round, clock);
        Classes = await ClassOfRound.LoadAsync(db, round.Id, ct);
        Rules =
        [
            .. RoundTerms
                .FromJson(round.TermsJson)
                .Rules.Select(r => RuleCatalogue.Sentence(r, regions.PathOf)),
        ];
        return true;
    }
}
