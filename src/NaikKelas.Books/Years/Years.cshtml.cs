using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Years;

/// <summary>A co-op's book years and how far each is.</summary>
[Allow(Role.CoopTreasurer, Role.CoopBoard)]
internal sealed class YearsModel(BooksReach reach, YearBook years, AgencyClock clock) : PageModel
{
    public BooksCard Books { get; private set; } = null!;

    public IReadOnlyList<(int Year, BookYear? Closed)> Years { get; private set; } = [];

    public string Home => $"/pembukuan/{Books.CooperativeId.Value}";

    public static Tone ToneOf(YearState? state) =>
        state switch
        {
            YearState.Accepted => Tone.Green,
            YearState.Closed => Tone.Blue,
            _ => Tone.Slate,
        };

    /// <summary>What the year came to, or what is to be done with it.</summary>
    public string NoteOf(int year, BookYear? closed) =>
        closed is { State: not YearState.Open } ? this.Texts.Of($"SHU {closed.Result}")
        : clock.Today > BookYear.EndOf(year) ? this.Texts.Of($"Sudah berakhir, belum ditutup")
        : this.Texts.Of($"Masih berjalan");

    public async Task<IActionResult> OnGetAsync(Guid cooperative, CancellationToken ct)
    {
        if (await reach.FindAsync(new OrganisationId(cooperative), ct) is not { } books)
            return NotFound();
        Books = books;
        Years = await years.ListAsync(books, ct);
        return Page();
    }
}
