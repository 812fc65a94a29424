using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Rats;

/// <summary>
/// The desk at the door: who came is ticked by name, or by the number on the card, or by the code on the sheet, which
/// leads here. The quorum stands above.
/// </summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class AttendancePageModel(BooksReach reach, RatBook rats, TickAttendance tick) : PageModel
{
    public sealed record NumberForm
    {
        [System.ComponentModel.DataAnnotations.Display(Name = "Nomor anggota")]
        public string? Number { get; init; }

        /// <summary>It came with a code.</summary>
        public bool Coded { get; init; }
    }

    public BooksCard Books { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    /// <summary>A member's number, from the code on the sheet.</summary>
    [BindProperty(SupportsGet = true, Name = "kode")]
    public string? Code { get; set; }

    public Rat Rat { get; private set; } = null!;

    public QuorumStand Stand { get; private set; }

    public Page<AttendanceRow> Rows { get; private set; } = null!;

    [BindProperty]
    public NumberForm Tick { get; set; } = new();

    public bool Ended => Rat.State is RatState.Held or RatState.Filed;

    public string Above => $"/pembukuan/{Books.CooperativeId.Value}/rat/{Year}";

    public string Here => $"{Above}/hadir";

    public string Filter =>
        Request.Query["tampil"] is [{ Length: > 0 } shown] ? $"?tampil={Uri.EscapeDataString(shown)}" : "";

    public IEnumerable<SelectListItem> Shows =>
        [new(this.Texts.Of($"Belum hadir"), "belum"), new(this.Texts.Of($"Sudah hadir"), "hadir")];

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        Tick = new() { Number = Code, Coded = Code is not null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        var ticked = await tick.TickAsync(
            Books,
            Year,
            Tick.Number,
            Tick.Coded ? RatArrival.Code : RatArrival.Desk,
            ct
        );
        return ticked.Refused ? this.Again(ticked, nameof(Tick)) : this.Done($"{ticked.Value!} hadir.", Back);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(Guid cooperative, CancellationToken ct)
    {
        if (!await LoadAsync(cooperative, ct))
            return NotFound();
        var taken = await tick.TakeBackAsync(Books, Year, Tick.Number, ct);
        return taken.Refused
            ? this.Again(taken, nameof(Tick))
            : this.Done($"{taken.Value!} dihapus dari daftar hadir.", Back);
    }

    /// <summary>A name that was searched for is found; the next one is another. The filter stays.</summary>
    private string Back => $"{Here}{Filter}";

    private async Task<bool> LoadAsync(Guid cooperative, CancellationToken ct)
    {
        if (
            await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books
            || await rats.FindAsync(books.CooperativeId, Year, ct) is not { } rat
        )
            return false;
        (Books, Rat) = (books, rat);
        Stand = await rats.StandAsync(rat, ct);
        Rows = await rats.AttendanceAsync(rat, ListQuery.Of(Request), ct);
        return true;
    }
}
