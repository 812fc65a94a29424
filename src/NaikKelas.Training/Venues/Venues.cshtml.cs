using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Venues;

/// <summary>Rooms of the reader's regions.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
internal sealed class VenuesModel(VenueBook book, Actor actor) : PageModel
{
    private static readonly Sorting<Venue> Columns = new Sorting<Venue>()
        .By("tempat", v => v.Place)
        .By("ruang", v => v.Room)
        .By("tampung", v => v.Capacity)
        .Ending(v => v.Room);

    public Page<Venue> Rows { get; private set; } = null!;

    public bool MayChange => actor.Is(Role.Officer);

    public async Task OnGetAsync(ListQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        // Few rows: an agency uses dozens of rooms, not thousands.
        var rows = await book.ListAsync(ct);
        Rows = rows.Where(v => v.Name.Contains(query.Q, StringComparison.OrdinalIgnoreCase))
            .AsQueryable()
            .Sorted(query, Columns)
            .ToList()
            .ToPage(query);
    }
}
