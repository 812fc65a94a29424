using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Meetings;

/// <summary>Who came, a page of guests at a time: three hundred co-ops are too many for one form.</summary>
[Allow(Role.Officer)]
internal sealed class AttendanceModel(MeetingBook book, NoteAttendance note) : PageModel
{
    [BindProperty]
    public List<NoteAttendance.Line> Lines { get; set; } = [];

    public Meeting Meeting { get; private set; } = null!;

    public Page<MeetingGuest> Guests { get; private set; } = null!;

    public int Pages => ((IPage)Guests).Pages;

    public int Number => ((IPage)Guests).Number;

    public string Here => Request.Path + Request.QueryString;

    public async Task<IActionResult> OnGetAsync(MeetingId id, ListQuery query, CancellationToken ct) =>
        await LoadAsync(id, query, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(MeetingId id, ListQuery query, CancellationToken ct)
    {
        if (!await LoadAsync(id, query, ct))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var noted = await note.RunAsync(id, Lines, ct);
        if (noted.Refused)
            return this.Again(noted, "Lines");
        var next = Number < Pages ? Number + 1 : 0;
        return this.Done(
            $"{noted.Value} undangan dicatat.",
            next == 0 ? $"/rencana/rapat/{id.Value}" : query.UrlOfPage(next)
        );
    }

    public string? PeopleOf(int index, MeetingGuest guest) =>
        Typed(index, nameof(NoteAttendance.Line.People))
        ?? guest.People?.ToString(CultureInfo.InvariantCulture);

    public string? SpokenForOf(int index, MeetingGuest guest) =>
        Typed(index, nameof(NoteAttendance.Line.SpokenFor)) ?? guest.SpokenFor;

    private string? Typed(int index, string field) => ModelState[$"Lines[{index}].{field}"]?.AttemptedValue;

    private async Task<bool> LoadAsync(MeetingId id, ListQuery query, CancellationToken ct)
    {
        if (await book.FindAsync(id, ct) is not { } meeting)
            return false;
        Meeting = meeting;
        Guests = await book.GuestsAsync(id, query, ct);
        return true;
    }
}
