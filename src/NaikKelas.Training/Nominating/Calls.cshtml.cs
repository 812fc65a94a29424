using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominating;

/// <summary>The rounds that call on a co-op, a pesantren or an office.</summary>
[Allow(Role.CoopBoard, Role.PesantrenContact, Role.Officer)]
internal sealed class CallsModel(CallBook book, Actor actor, AgencyClock clock) : PageModel
{
    public IReadOnlyList<Call> Calls { get; private set; } = [];

    /// <summary>Who reaches organisations by region first says which.</summary>
    public bool IsOffice => actor.Current.Any(g => g.RegionCode is not null);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Calls = await book.ListAsync(ct);
        return Page();
    }

    public RoundPhase PhaseOf(Call call) => call.Round.PhaseAt(clock.UtcNow);

    public FormattableString Until(Call call) =>
        PhaseOf(call) switch
        {
            RoundPhase.Waiting => $"dibuka {Moment.Of(clock, call.Round.OpensAt)}",
            RoundPhase.Open => $"ditutup {Moment.Of(clock, call.Round.ClosesAt)}",
            _ => $"sudah ditutup {Moment.Of(clock, call.Round.ClosesAt)}",
        };

    /// <summary>Told before anybody chooses.</summary>
    public static FormattableString? Limit(Call call) =>
        call.Own.Count == 0 ? null : Limits.Of(RoundTerms.FromJson(call.Round.TermsJson), call.Nominated);
}
