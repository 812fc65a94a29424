using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Configuration;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Figures;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Demo.Samples;

/// <summary>A filled-in sheet of nominations for a round, so that a newcomer need not type a hundred made-up people.</summary>
[Allow(Role.Officer)]
public sealed class NominationSampleModel(TrainingBoard board, Regions regions, IConfiguration configuration)
    : PageModel
{
    private const int Cooperatives = 60;
    private const int PerCooperative = 2;
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public async Task<IActionResult> OnGetAsync(Guid round, CancellationToken ct)
    {
        if (!configuration.GetValue("Demo:Enabled", defaultValue: false))
            return NotFound();
        if (await board.CallAsync(new RoundId(round), ct) is not { } call)
            return NotFound();
        var nominations = DemoCast
            .Make(regions)
            .Of(call.RegionCode)
            .Take(Cooperatives)
            .SelectMany(c => c.Officers.Take(PerCooperative), (c, o) => (Cooperative: c, o.Person))
            .Select(
                (n, i) =>
                    new DemoNomination(
                        n.Person,
                        n.Cooperative,
                        call.Classes[i % call.Classes.Count],
                        call.Classes.Count > 1 ? call.Classes[(i + 1) % call.Classes.Count] : null
                    )
            );
        return File(DemoSheets.Nominations(nominations), SheetType, "contoh-usulan.xlsx");
    }
}
