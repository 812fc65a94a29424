using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Overrides;

/// <summary>The second person looks at what was proposed and what it would do, and decides.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class DecideModel(
    RoundBook rounds,
    OverrideBook book,
    DecideOverride decide,
    Actor actor,
    Say say
) : PageModel
{
    [BindProperty]
    public DecideOverride.Input Input { get; set; } = new();

    internal TrainingRound Round { get; private set; } = null!;

    internal OverrideLine Line { get; private set; } = null!;

    /// <summary>Null once it is decided: then it has been done.</summary>
    internal OverridePreview? Preview { get; private set; }

    public bool CanDecide =>
        Line.Override.State == OverrideState.Proposed
        && actor.Is(Role.Officer, Role.Head)
        && Line.Override.ProposedBy.Value != actor.UserId;

    public IEnumerable<Answer> Facts =>
        [
            new(this.Texts["Keputusan"], this.Texts.Of(Line.What)),
            new(this.Texts["Alasan yang diumumkan"], Line.Override.Reason),
            new(
                this.Texts["Diusulkan oleh"],
                $"{Line.Override.ProposedByName}, {say.Instant(Line.Override.ProposedAt)}"
            ),
            .. Decided,
        ];

    private IEnumerable<Answer> Decided =>
        Line.Override.DecidedByName is not { } by
            ? []
            :
            [
                new(this.Texts["Diputuskan oleh"], $"{by}, {say.Instant(Line.Override.DecidedAt)}"),
                .. Line.Override.Answer is { } answer
                    ? (Answer[])[new(this.Texts["Alasan penolakan"], answer)]
                    : [],
            ];

    public async Task<IActionResult> OnGetAsync(RoundId round, OverrideId id, CancellationToken ct) =>
        await OpenAsync(round, id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        RoundId round,
        OverrideId id,
        string? act,
        CancellationToken ct
    )
    {
        if (!actor.Is(Role.Officer, Role.Head) || !await OpenAsync(round, id, ct))
            return NotFound();
        var result =
            act == "approve" ? await decide.ApproveAsync(id, ct) : await decide.RefuseAsync(id, Input, ct);
        if (result.Refused)
            return this.Again(result);
        return act == "approve"
            ? this.Done($"Keputusan untuk {Line.Code} disetujui.", Back(round))
            : this.Done($"Keputusan untuk {Line.Code} ditolak.", Back(round));
    }

    private static string Back(RoundId round) => $"/pelatihan/putaran/{round.Value}/keputusan";

    private async Task<bool> OpenAsync(RoundId round, OverrideId id, CancellationToken ct)
    {
        if (
            await rounds.FindAsync(round, ct) is not { } found
            || await book.FindAsync(round, id, ct) is not { } line
        )
            return false;
        (Round, Line) = (found, line);
        if (line.Override.State == OverrideState.Proposed && OverrideTime.RefusalOf(found) is null)
            Preview = await book.PreviewAsync(
                found,
                line.Code,
                line.Override.Kind,
                line.Override.ClassCode,
                ct
            );
        return true;
    }
}
