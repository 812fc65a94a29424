using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Timetables;

namespace NaikKelas.Training.Venues;

/// <summary>One room: what stands in it month by month, what protocols allow, and whether it is in use.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
internal sealed class VenueModel(
    VenueBook book,
    RoomDesk rooms,
    LimitVenue limits,
    RetireVenue retire,
    AgencyClock clock,
    Actor actor
) : PageModel
{
    [BindProperty]
    public LimitVenue.Input Input { get; set; } = new();

    public Venue Venue { get; private set; } = null!;

    public IReadOnlyList<VenueLimit> Limits { get; private set; } = [];

    public IReadOnlyList<Booking> Bookings { get; private set; } = [];

    /// <summary>The first day of the month on the page.</summary>
    public DateOnly Month { get; private set; }

    public bool MayChange => actor.Is(Role.Officer);

    public string MonthText => Month.ToString("MMMM yyyy", Say.Culture);

    public IReadOnlyList<string> Equipment =>
        [.. (Venue.Equipment ?? "").Split('\n', StringSplitOptions.TrimEntries).Where(l => l.Length > 0)];

    public static string Key(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(VenueId id, string? bulan, CancellationToken ct) =>
        await LoadAsync(id, bulan, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        VenueId id,
        string? act,
        VenueLimitId? batas,
        string? bulan,
        CancellationToken ct
    )
    {
        if (!MayChange || !await LoadAsync(id, bulan, ct))
            return NotFound();
        var page = $"/pelatihan/tempat/{id.Value}";
        if (act is "retire" or "restore")
        {
            ModelState.Clear();
            var done = await retire.RunAsync(id, act == "retire", ct);
            return done.Refused ? this.Again(done) : this.Done($"Ruang disimpan.", page);
        }

        if (act == "unlimit")
        {
            ModelState.Clear();
            var gone = await limits.RemoveAsync(id, batas ?? default, ct);
            return gone.Refused ? this.Again(gone) : this.Done($"Batas protokol dihapus.", page);
        }

        if (!ModelState.IsValid)
            return this.Again();
        var saved = await limits.RunAsync(id, Input, ct);
        return saved.Refused ? this.Again(saved) : this.Done($"Batas protokol disimpan.", page);
    }

    private async Task<bool> LoadAsync(VenueId id, string? month, CancellationToken ct)
    {
        if (await book.FindAsync(id, ct) is not { } venue)
            return false;
        Venue = venue;
        Limits = await book.LimitsAsync(id, ct);
        var day = DateOnly.TryParseExact(
            month + "-01",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var told
        )
            ? told
            : clock.Today;
        // One year at either end of the calendar is no month that anybody looks at.
        Month = new DateOnly(Math.Clamp(day.Year, 2, 9998), day.Month, 1);
        Bookings = await rooms.BookingsAsync([id], Month, Month.AddMonths(1).AddDays(-1), ct);
        return true;
    }
}
