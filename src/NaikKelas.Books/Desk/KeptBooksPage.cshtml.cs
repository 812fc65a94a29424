using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.Desk;

/// <summary>The agency's view: who keeps books, and how far they are.</summary>
[Allow(Role.Officer, Role.Head)]
internal sealed class KeptBooksPageModel(KeptBooksBook book) : PageModel
{
    public IReadOnlyList<KeptBooks> Kept { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Kept = await book.AllAsync(ct);

    public static Tone ToneOf(KeptBooks kept) =>
        kept.MonthsBehind switch
        {
            <= 1 => Tone.Green,
            <= 3 => Tone.Amber,
            _ => Tone.Red,
        };

    public static string NameOf(int month) =>
        new DateOnly(month / 100, month % 100, 1).ToString("MMMM yyyy", Say.Culture);
}
