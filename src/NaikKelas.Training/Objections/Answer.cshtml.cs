using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Objections;

/// <summary>One objection: what is said, what the registry says now, and the answer.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class AnswerModel(
    RoundBook rounds,
    ObjectionBook book,
    AnswerObjection answer,
    ReadAgain facts,
    Actor actor,
    Say say
) : PageModel
{
    [BindProperty]
    public AnswerObjection.Input Input { get; set; } = new();

    internal TrainingRound Round { get; private set; } = null!;

    internal ObjectionLine Line { get; private set; } = null!;

    internal IReadOnlyList<FactChange> Changes { get; private set; } = [];

    public bool CanAnswer => Line.Objection.State == ObjectionState.Open && actor.Is(Role.Officer);

    public IEnumerable<Answer> Facts =>
        [
            new(this.Texts["Keterangan"], Line.Objection.Statement),
            new(this.Texts["Masuk"], say.Instant(Line.Objection.FiledAt)),
            .. Line.Objection.Answer is { } given
                ? (Answer[])
                    [
                        new(this.Texts["Jawaban"], given),
                        new(
                            this.Texts["Dijawab oleh"],
                            $"{Line.Objection.AnsweredByName}, {say.Instant(Line.Objection.AnsweredAt)}"
                        ),
                    ]
                : [],
            .. Line.Objection.Remedy is { } remedy
                ? (Answer[])[new(this.Texts["Tindak lanjut"], this.Texts.Of(remedy))]
                : [],
        ];

    public async Task<IActionResult> OnGetAsync(RoundId round, ObjectionId id, CancellationToken ct) =>
        await OpenAsync(round, id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        RoundId round,
        ObjectionId id,
        string? act,
        CancellationToken ct
    )
    {
        if (!actor.Is(Role.Officer) || !await OpenAsync(round, id, ct))
            return NotFound();
        var upholds = act == "uphold";
        var result = upholds
            ? await answer.UpholdAsync(id, Input, ct)
            : await answer.RefuseAsync(id, Input, ct);
        if (result.Refused)
            return this.Again(result);
        var back = $"/pelatihan/putaran/{round.Value}/keberatan";
        return upholds
            ? this.Done($"Keberatan {Line.Nomination.Code} dikabulkan.", back)
            : this.Done($"Keberatan {Line.Nomination.Code} ditolak.", back);
    }

    private async Task<bool> OpenAsync(RoundId round, ObjectionId id, CancellationToken ct)
    {
        if (
            await rounds.FindAsync(round, ct) is not { } found
            || await book.FindAsync(round, id, ct) is not { } line
        )
            return false;
        (Round, Line) = (found, line);
        if (CanAnswer)
            Changes = await facts.LookAsync(found, line.Nomination, ct);
        return true;
    }
}
