using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Meetings;

/// <summary>Writes the minutes: beside each point of the agenda what was said, and what was decided.</summary>
[Allow(Role.Officer)]
internal sealed class MinutesModel(MeetingBook book, WriteMinutes write) : PageModel
{
    /// <summary>Always a few empty rows to write in; saving gives more.</summary>
    private const int Spare = 3;

    [BindProperty]
    public WriteMinutes.Input Input { get; set; } = new();

    public Meeting Meeting { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(MeetingId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Input = new()
        {
            LedBy = Meeting.LedBy,
            Notes = [.. Meeting.Points.Select(p => p.Notes)],
            Decisions =
            [
                .. Meeting.Decisions.Select(d => new WriteMinutes.Decision
                {
                    What = d.What,
                    Who = d.Who,
                    Until = d.Until,
                }),
                .. Enumerable.Range(0, Spare).Select(_ => new WriteMinutes.Decision()),
            ],
            Version = Meeting.Version,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(MeetingId id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        // As many boxes as there are points, whatever was sent: the page draws one for each.
        Input = Input with
        {
            Notes = [.. Meeting.Points.Select((_, i) => Input.Notes.ElementAtOrDefault(i))],
        };
        if (!ModelState.IsValid)
            return this.Again();
        var written = await write.RunAsync(id, Input, ct);
        return written.Refused
            ? this.Again(written)
            : this.Done($"Notulen disimpan.", $"/rencana/rapat/{id.Value}");
    }

    private async Task<bool> LoadAsync(MeetingId id, CancellationToken ct)
    {
        if (await book.FindAsync(id, ct) is not { } meeting)
            return false;
        Meeting = meeting;
        return true;
    }
}
