using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Formations;
using NaikKelas.Registry.Places;

namespace NaikKelas.Insight.Formations;

/// <summary>Pembentukan KDMP: which village is how far, and where it has been stuck since when.</summary>
[Allow(Role.Officer, Role.Verifier, Role.Head)]
public sealed class FormationPageModel(FormationBoard board, Regions regions, Actor actor, Texts texts)
    : PageModel
{
    public FormationPicture Picture { get; private set; } = null!;

    public IEnumerable<SelectListItem> Stages =>
        Enum.GetValues<FormationStage>().Select(s => new SelectListItem(texts.Of(s), s.ToString()));

    public IEnumerable<SelectListItem> Places =>
        actor
            .Current.Select(g => g.RegionCode)
            .OfType<string>()
            .SelectMany(regions.Children)
            .Select(r => new SelectListItem(r.Title, r.Code));

    public IReadOnlyList<ChartPoint> Reached =>
        [
            .. Enum.GetValues<FormationStage>()
                .Skip(1)
                .Select(stage => new ChartPoint(
                    texts.Of(stage),
                    Picture.Figures.Stages.Where(s => s.Stage >= stage).Sum(s => s.Count)
                )),
        ];

    public async Task OnGetAsync(ListQuery query, CancellationToken ct) =>
        Picture = await board.ReadAsync(query, ct);

    internal static Tone ToneOf(FormationStage stage) =>
        stage switch
        {
            FormationStage.NotBegun => Tone.Red,
            FormationStage.Operating => Tone.Green,
            _ => Tone.Amber,
        };
}
