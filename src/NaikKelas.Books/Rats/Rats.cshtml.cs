using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Years;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Rats;

/// <summary>A co-op's members' meetings: one for each book year, and how far each is.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class RatsModel(BooksReach reach, RatBook rats, AgencyClock clock) : PageModel
{
    private readonly Dictionary<int, RatDays> _days = [];

    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<(int Year, Rat? Rat)> Years { get; private set; } = [];

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public static Tone ToneOf(RatState state) =>
        state switch
        {
            RatState.Filed => Tone.Green,
            RatState.Held => Tone.Amber,
            RatState.Open => Tone.Amber,
            _ => Tone.Blue,
        };

    /// <summary>Red where the day has passed and there was no meeting.</summary>
    public (Tone Tone, string Word) StandOf(int year, Rat? rat) =>
        rat is { State: not RatState.Planned } ? (ToneOf(rat.State), this.Texts.Of(rat.State))
        : clock.Today > _days[year].Practice ? (Tone.Red, this.Texts.Of($"Terlambat"))
        : rat is null ? (Tone.Slate, this.Texts.Of($"Belum direncanakan"))
        : (Tone.Blue, this.Texts.Of(rat.State));

    public string NoteOf(int year, Rat? rat) =>
        rat is null
            ? clock.Today > BookYear.EndOf(year)
                ? this.Texts.Of($"Paling lambat {_days[year].First}")
                : this.Texts.Of($"Tahun buku masih berjalan")
            : this.Texts.Of($"{rat.HeldOn}, {rat.Place}");

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        Years = await rats.ListAsync(books, ct);
        var form = await rats.FormAsync(books.CooperativeId, ct);
        var terms = await rats.AllTermsAsync(books.CooperativeId, ct);
        foreach (var (year, _) in Years)
            _days[year] = RatBook.DaysOf(form, year, terms(year));
        return Page();
    }
}
