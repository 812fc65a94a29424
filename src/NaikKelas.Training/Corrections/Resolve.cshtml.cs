using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Corrections;

/// <summary>One correction: what is said, what the registry says now, and the answer.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class ResolveModel(
    RoundBook rounds,
    CorrectionBook book,
    ResolveCorrection resolve,
    ReadAgain facts,
    Actor actor,
    Say say
) : PageModel
{
    [BindProperty]
    public ResolveCorrection.Input Input { get; set; } = new();

    internal TrainingRound Round { get; private set; } = null!;

    internal CorrectionLine Line { get; private set; } = null!;

    internal IReadOnlyList<FactChange> Changes { get; private set; } = [];

    /// <summary>Nominees of the same co-op whom the same change concerns: "P0022, P0031".</summary>
    public string Others { get; private set; } = "";

    internal IReadOnlyList<FactVersion> Versions { get; private set; } = [];

    public bool CanResolve =>
        Line.Correction.State == CorrectionState.Open && actor.Is(Role.Officer, Role.Verifier);

    public IEnumerable<Answer> Facts =>
        [
            new(this.Texts["Fakta yang keliru"], this.Texts.Of(Line.Fact)),
            new(this.Texts["Keterangan"], Line.Correction.Statement),
            new(
                this.Texts["Dari"],
                $"{this.Texts.Of(Line.Correction.From)}, {say.Instant(Line.Correction.FiledAt)}"
            ),
            .. Line.Correction.Answer is { } answer
                ? (Answer[])
                    [
                        new(this.Texts["Jawaban"], answer),
                        new(
                            this.Texts["Dijawab oleh"],
                            $"{Line.Correction.ResolvedByName}, {say.Instant(Line.Correction.ResolvedAt)}"
                        ),
                    ]
                : [],
        ];

    public async Task<IActionResult> OnGetAsync(RoundId round, CorrectionId id, CancellationToken ct) =>
        await OpenAsync(round, id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        RoundId round,
        CorrectionId id,
        string? act,
        CancellationToken ct
    )
    {
        if (!actor.Is(Role.Officer, Role.Verifier) || !await OpenAsync(round, id, ct))
            return NotFound();
        var accepts = act == "accept";
        var result = accepts
            ? await resolve.AcceptAsync(id, Input, ct)
            : await resolve.RefuseAsync(id, Input, ct);
        if (result.Refused)
            return this.Again(result);
        // A verifier goes on with the queue.
        var back = actor.Is(Role.Officer)
            ? $"/pelatihan/putaran/{round.Value}/koreksi"
            : Checking.CheckBook.Path;
        return accepts
            ? this.Done($"Koreksi {Line.Nomination.Code} diterima; faktanya sudah dibaca ulang.", back)
            : this.Done($"Koreksi {Line.Nomination.Code} ditolak.", back);
    }

    private async Task<bool> OpenAsync(RoundId round, CorrectionId id, CancellationToken ct)
    {
        if (
            await rounds.FindAsync(round, ct) is not { } found
            || await book.FindAsync(found, id, ct) is not { } line
        )
            return false;
        (Round, Line) = (found, line);
        Versions = await book.VersionsAsync(found, line.Nomination.Id, ct);
        if (!CanResolve)
            return true;
        Changes = await facts.LookAsync(found, line.Nomination, ct);
        var others = await facts.OthersAsync(found, line.Nomination, line.Correction.Fact, ct);
        Others = string.Join(", ", others.Select(n => n.Code));
        return true;
    }
}
