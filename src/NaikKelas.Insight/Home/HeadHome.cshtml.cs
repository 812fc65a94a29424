using Microsoft.AspNetCore.Mvc.RazorPages;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Figures;

namespace NaikKelas.Insight.Home;

/// <summary>The head's first page: one true page, and what waits for the second signature.</summary>
[Allow(Role.Head)]
public sealed class HeadHomeModel(HeadBoard board) : PageModel
{
    private const int ClassesShown = 12;

    public HeadPicture Picture { get; private set; } = null!;

    /// <summary>The next and the latest, so that a year of sixty classes stays one page.</summary>
    public IReadOnlyList<ClassLine> Shown => [.. Picture.Classes.TakeLast(ClassesShown)];

    public int Hidden => Picture.Classes.Count - Shown.Count;

    public IReadOnlyList<ChartPoint> Years =>
        [.. Picture.Years.Select(y => new ChartPoint($"{y.Year:0}", y.People))];

    public async Task OnGetAsync(CancellationToken ct) => Picture = await board.ReadAsync(ct);
}
