using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>One person's seat: its history, how to reach the person, and the office's own counter.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class SeatModel(RoundBook rounds, SeatBook book, Actor actor, Say say) : PageModel
{
    [BindProperty]
    public AnswerOnBehalf.Input Input { get; set; } = new();

    internal TrainingRound Round { get; private set; } = null!;

    internal new SeatFile File { get; private set; } = null!;

    public bool MayAct => actor.Is(Role.Officer);

    public IReadOnlyList<SelectListItem> Ways =>
        [.. AnswerOnBehalf.Ways.Select(w => new SelectListItem(this.Texts.Of(w), w.ToString()))];

    public IEnumerable<Answer> Facts
    {
        get
        {
            var (offer, one) = File.Offers[0];
            return
            [
                new(this.Texts["Kelas"], $"{one.Code} {one.Title}"),
                new(this.Texts["Tanggal"], Say.Days(one.Class.StartsOn, one.Class.EndsOn)),
                new(this.Texts["Tempat"], one.Class.Place),
                new(this.Texts["Asal kursi"], this.Texts.Of(offer.Cause)),
                new(this.Texts["Tenggat"], say.Instant(offer.ExpiresAt)),
                new(this.Texts["Koperasi pengusul"], File.Nominator),
            ];
        }
    }

    public async Task<IActionResult> OnGetAsync(RoundId round, string code, CancellationToken ct) =>
        await OpenAsync(round, code, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        RoundId round,
        string code,
        [FromForm(Name = "jawaban")] string? choice,
        [FromServices] AnswerOnBehalf answer,
        CancellationToken ct
    )
    {
        if (!MayAct || !await OpenAsync(round, code, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var taken = await answer.RunAsync(round, code, choice != "mundur", Input, ct);
        if (taken.Refused)
            return this.Again(taken);
        return taken.Value.State == OfferState.Accepted
            ? this.Done($"Jawaban {code} dicatat: bersedia.", $"/pelatihan/putaran/{round.Value}/kursi")
            : this.Done(
                $"Jawaban {code} dicatat: kursinya dikembalikan dan ditawarkan kepada daftar tunggu.",
                $"/pelatihan/putaran/{round.Value}/kursi"
            );
    }

    private async Task<bool> OpenAsync(RoundId round, string code, CancellationToken ct)
    {
        if (
            await rounds.FindAsync(round, ct) is not { State: RoundState.Published } found
            || await book.FileAsync(found, code, ct) is not { } file
        )
            return false;
        (Round, File) = (found, file);
        return true;
    }
}
