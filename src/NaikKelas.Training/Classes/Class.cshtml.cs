using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Venues;

namespace NaikKelas.Training.Classes;

/// <summary>Adds a class, changes it, or takes it away.</summary>
[Allow(Role.Officer)]
public sealed class ClassModel(
    Db db,
    Actor actor,
    SaveClass save,
    RemoveClass remove,
    RoundDrafts drafts,
    VenueBook venues
) : PageModel
{
    [BindProperty]
    public ClassInput Input { get; set; } = new();

    public ClassId? Known { get; private set; }

    /// <summary>Rooms of the agency.</summary>
    public IReadOnlyList<SelectListItem> Rooms { get; private set; } = [];

    public IReadOnlyList<string> TopicNames { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(ClassId? id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        if (id is not { } known)
        {
            Input = RoundDrafts.BlankRow(0);
            return Page();
        }

        var topics = db.Topics;
        var found = await db
            .Classes.AsNoTracking()
            .Within(actor, c => c.RegionCode)
            .Where(c => c.Id == known)
            .Join(topics, c => c.TopicId, t => t.Id, (c, t) => new { Class = c, Topic = t.Name })
            .SingleOrDefaultAsync(ct);
        if (found is null)
            return NotFound();
        Input = new()
        {
            Id = known,
            Topic = found.Topic,
            Name = found.Class.Name,
            StartsOn = found.Class.StartsOn,
            EndsOn = found.Class.EndsOn,
            Place = found.Class.Place,
            Capacity = found.Class.Capacity,
            VenueId = found.Class.VenueId,
            ActivityId = found.Class.ActivityId,
            PerSeat = found.Class.PerSeat,
            Budget = found.Class.Budget,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ClassId? id, string? act, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        if (act == "remove" && id is { } known)
        {
            ModelState.Clear();
            var removed = await remove.RunAsync(known, ct);
            return removed.Refused ? this.Again(removed) : this.Done($"Kelas dihapus.", "/pelatihan/kelas");
        }

        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(Input with { Id = id }, ct);
        return saved.Refused
            ? this.Again(saved)
            : this.Done($"Kelas {Input.Topic}, {Input.Name} disimpan.", "/pelatihan/kelas");
    }

    private async Task LoadAsync(ClassId? id, CancellationToken ct)
    {
        Known = id;
        var kept = id is { } known
            ? await db
                .Classes.AsNoTracking()
                .Within(actor, c => c.RegionCode)
                .Where(c => c.Id == known)
                .Select(c => new { c.RegionCode, c.VenueId })
                .SingleOrDefaultAsync(ct)
            : null;
        Rooms = await venues.ItemsAsync(kept?.RegionCode, kept?.VenueId, ct);
        TopicNames = await drafts.TopicNamesAsync(ct);
    }
}
