using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Offers;

/// <summary>Moves, merges or cancels a class whose participants are already published.</summary>
[Allow(Role.Officer)]
public sealed class AfterPublishingModel(
    RoundBook rounds,
    SeatBook book,
    ChangeClass change,
    VenueBook venues
) : PageModel
{
    [BindProperty]
    public ChangeClass.Input Input { get; set; } = new();

    internal TrainingRound Round { get; private set; } = null!;

    internal SeatBar Bar { get; private set; } = null!;

    /// <summary>Rooms of the agency.</summary>
    public IReadOnlyList<SelectListItem> Rooms { get; private set; } = [];

    /// <summary>Classes of the same topic that still run, with their free seats.</summary>
    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(RoundId round, ClassId id, CancellationToken ct)
    {
        if (!await OpenAsync(round, id, ct))
            return NotFound();
        var one = Bar.Class.Class;
        Input = new()
        {
            StartsOn = one.StartsOn,
            EndsOn = one.EndsOn,
            Place = one.Place,
            VenueId = one.VenueId,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(RoundId round, ClassId id, string? act, CancellationToken ct)
    {
        if (!await OpenAsync(round, id, ct))
            return NotFound();
        if (act == "move" && !ModelState.IsValid)
            return this.Again();
        ModelState.Clear();
        var changed = act switch
        {
            "cancel" => await change.CancelAsync(round, id, Input, ct),
            "merge" => await change.MergeAsync(round, id, Input, ct),
            _ => await change.MoveAsync(round, id, Input, ct),
        };
        if (changed.Refused)
            return this.Again(changed);
        var seats = $"/pelatihan/putaran/{round.Value}/kursi";
        return act == "cancel"
            ? this.Done($"Kelas dibatalkan; {changed.Value} orang dikabari.", seats)
            : this.Done($"Kelas diubah; {changed.Value} orang ditanya lagi.", seats);
    }

    private async Task<bool> OpenAsync(RoundId id, ClassId classId, CancellationToken ct)
    {
        if (await rounds.FindAsync(id, ct) is not { State: RoundState.Published } found)
            return false;
        var bars = (await book.ReadAsync(found, ct)).Bars;
        if (bars.FirstOrDefault(b => b.Class.Class.Id == classId) is not { } bar)
            return false;
        (Round, Bar) = (found, bar);
        Rooms = await venues.ItemsAsync(found.RegionCode, bar.Class.Class.VenueId, ct);
        Others =
        [
            .. bars.Where(b => b != bar && b.Seats.ClosedAt is null)
                .Where(b => b.Class.Class.TopicId == bar.Class.Class.TopicId)
                .Select(b => new SelectListItem(
                    this.Texts["{0} {1}, {2} kursi kosong", b.Class.Code, b.Class.Title, b.Free],
                    b.Class.Class.Id.Value.ToString()
                )),
        ];
        return true;
    }
}
