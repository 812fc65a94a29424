using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Timetables;

/// <summary>Puts a session into a timetable, changes one, or takes one away.</summary>
[Allow(Role.Officer)]
internal sealed class SessionModel(TimetableBook book, VenueBook venues, SaveSession save) : PageModel
{
    [BindProperty]
    public SaveSession.Input Input { get; set; } = new();

    public TimetablePicture Picture { get; private set; } = null!;

    public SessionId? Known { get; private set; }

    public IReadOnlyList<SelectListItem> Rooms { get; private set; } = [];

    public IEnumerable<SelectListItem> Items =>
        (Picture.Curriculum?.Items ?? []).Select(i => new SelectListItem(
            $"{i.Title} ({i.Jp} JP)",
            i.Id.Value.ToString()
        ));

    public async Task<IActionResult> OnGetAsync(ClassId id, SessionId? session, CancellationToken ct)
    {
        if (!await LoadAsync(id, session, ct))
            return NotFound();
        var found = Picture.Sessions.FirstOrDefault(s => s.Session.Id == session)?.Session;
        if (session is not null && found is null)
            return NotFound();
        Input = found is null
            ? new() { Day = Picture.Class.StartsOn, VenueId = Picture.Class.VenueId }
            : new()
            {
                Day = found.Day,
                StartsAt = found.StartsAt,
                EndsAt = found.EndsAt,
                ItemId = found.ItemId,
                Title = found.Title,
                VenueId = found.VenueId,
                Version = found.Version,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        ClassId id,
        SessionId? session,
        string? act,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(id, session, ct))
            return NotFound();
        var home = $"/pelatihan/kelas/{id.Value}/jadwal";
        if (act == "remove" && session is { } known)
        {
            ModelState.Clear();
            var removed = await save.RemoveAsync(id, known, ct);
            return removed.Refused ? this.Again(removed) : this.Done($"Sesi dihapus.", home);
        }

        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(id, session, Input, ct);
        return saved.Refused ? this.Again(saved) : this.Done($"Sesi disimpan.", home);
    }

    private async Task<bool> LoadAsync(ClassId id, SessionId? session, CancellationToken ct)
    {
        if (await book.ReadAsync(id, ct) is not { } picture)
            return false;
        (Picture, Known) = (picture, session);
        var chosen = picture.Sessions.FirstOrDefault(s => s.Session.Id == session)?.Session.VenueId;
        Rooms = await venues.ItemsAsync(picture.Class.RegionCode, chosen ?? picture.Class.VenueId, ct);
        return true;
    }
}
