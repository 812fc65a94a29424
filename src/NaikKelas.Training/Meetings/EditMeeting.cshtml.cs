using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Meetings;

/// <summary>Calls a meeting, or changes what was called.</summary>
[Allow(Role.Officer)]
internal sealed class EditMeetingModel(MeetingBook book, SaveMeeting save, AgencyClock clock) : PageModel
{
    [BindProperty]
    public MeetingInput Input { get; set; } = new();

    public MeetingId? Known { get; private set; }

    public string Back => Known is { } id ? $"/rencana/rapat/{id.Value}" : "/rencana/rapat";

    public async Task<IActionResult> OnGetAsync(MeetingId? id, CancellationToken ct)
    {
        if (id is null)
        {
            Input = new() { HeldOn = clock.Today.AddDays(7), StartsAt = new TimeOnly(9, 0) };
            return Page();
        }

        if (await FindAsync(id.Value, ct) is not { } meeting)
            return NotFound();
        Input = InputOf(meeting, await book.AllGuestsAsync(id.Value, ct));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(MeetingId? id, CancellationToken ct)
    {
        if (id is { } known && await FindAsync(known, ct) is null)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(id, Input, ct);
        return saved.Refused
            ? this.Again(saved)
            : this.Done($"Rapat disimpan.", $"/rencana/rapat/{saved.Value.Value}");
    }

    private async Task<Meeting?> FindAsync(MeetingId id, CancellationToken ct)
    {
        Known = id;
        return await book.FindAsync(id, ct);
    }

    /// <summary>Co-ops called one by one cannot be told from those called together: more than a few were called together.</summary>
    private static MeetingInput InputOf(Meeting meeting, IReadOnlyList<MeetingGuest> guests)
    {
        const int few = 20;
        var cooperatives = guests.Where(g => g.Kind == GuestKind.Cooperative).ToList();
        return new MeetingInput
        {
            Title = meeting.Title,
            HeldOn = meeting.HeldOn,
            StartsAt = meeting.StartsAt,
            Place = meeting.Place,
            Agenda = string.Join('\n', meeting.Points.Select(p => p.Title)),
            AllDistricts = guests.Any(g => g.Kind == GuestKind.District),
            AllVillageCooperatives = cooperatives.Count > few,
            Cooperatives =
                cooperatives.Count > few
                    ? null
                    : string.Join('\n', cooperatives.Select(g => g.Name.Split(", ")[0])),
            Offices = string.Join('\n', guests.Where(g => g.Kind == GuestKind.Office).Select(g => g.Name)),
            Version = meeting.Version,
        };
    }
}
