using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>The seats of a published round: who said yes, who has not answered and until when, who must be told.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class SeatsModel(RoundBook rounds, SeatBook book, AgencyClock clock, Actor actor) : PageModel
{
    /// <summary>People to be told that one page shows; the rest follow as these are served.</summary>
    public const int ToldShown = 50;

    internal TrainingRound Round { get; private set; } = null!;

    internal SeatPicture Picture { get; private set; } = null!;

    internal Page<SeatLine> Lines { get; private set; } = null!;

    public bool MayAct => actor.Is(Role.Officer);

    public IReadOnlyList<SelectListItem> States =>
        [.. Enum.GetValues<OfferState>().Select(s => new SelectListItem(this.Texts.Of(s), s.ToString()))];

    public IReadOnlyList<SelectListItem> ClassItems =>
        [.. Picture.Bars.Select(b => new SelectListItem($"{b.Class.Code} {b.Class.Title}", b.Class.Code))];

    internal bool MayChange(SeatBar bar) => Deadline.StillFilled(clock.Today, bar.Class.Class.StartsOn);

    internal IReadOnlyList<ChartPoint> Points(SeatBar bar) =>
        [
            new(this.Texts["Bersedia"], bar.Accepted, Tone.Green),
            new(this.Texts["Belum dijawab"], bar.Offered, Tone.Amber),
            new(this.Texts["Kosong"], bar.Free, Tone.Slate),
        ];

    public async Task<IActionResult> OnGetAsync(RoundId round, ListQuery query, CancellationToken ct)
    {
        if (await rounds.FindAsync(round, ct) is not { State: RoundState.Published } found)
            return NotFound();
        Round = found;
        Picture = await book.ReadAsync(found, ct);
        Lines = SeatBook.Matching(Picture.Lines, query).ToPage(query);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        RoundId round,
        [FromForm(Name = "pemberitahuan")] OfferNoticeId notice,
        [FromServices] MarkTold mark,
        CancellationToken ct
    )
    {
        if (!MayAct)
            return NotFound();
        var marked = await mark.RunAsync(round, notice, ct);
        return marked.Refused
            ? NotFound()
            : this.Done($"Dicatat: sudah dikabari.", $"/pelatihan/putaran/{round.Value}/kursi");
    }
}
