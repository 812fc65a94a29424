using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Venues;

/// <summary>Adds a room, or changes one.</summary>
[Allow(Role.Officer)]
internal sealed class EditVenueModel(VenueBook book, SaveVenue save) : PageModel
{
    [BindProperty]
    public SaveVenue.Input Input { get; set; } = new();

    public VenueId? Known { get; private set; }

    public async Task<IActionResult> OnGetAsync(VenueId? id, CancellationToken ct)
    {
        Known = id;
        if (id is not { } known)
            return Page();
        if (await book.FindAsync(known, ct) is not { } venue)
            return NotFound();
        Input = new()
        {
            Place = venue.Place,
            Room = venue.Room,
            Address = venue.Address,
            Capacity = venue.Capacity,
            Equipment = venue.Equipment,
            Version = venue.Version,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(VenueId? id, CancellationToken ct)
    {
        Known = id;
        if (id is { } known && await book.FindAsync(known, ct) is null)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Again();
        var saved = await save.RunAsync(id, Input, ct);
        return saved.Refused
            ? this.Again(saved)
            : this.Done($"Ruang disimpan.", $"/pelatihan/tempat/{saved.Value.Value}");
    }
}
