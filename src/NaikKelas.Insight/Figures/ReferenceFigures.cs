using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Insight.Formations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Figures;
using NaikKelas.Training.Figures;
using NaikKelas.Training.Plans;

namespace NaikKelas.Insight.Figures;

/// <summary>
/// The figures of the reference programmes, read through the same boards as the pages and with the reach of the head
/// of the agency concerned. What no board can tell yet is left out.
/// </summary>
public sealed class ReferenceFigures(IServiceScopeFactory scopes)
{
    public async Task<JsonObject> ReadAsync(CancellationToken ct)
    {
        var programmes = Programmes.Read();
        return new JsonObject
        {
            ["jombang2022"] = await AtAsync(
                programmes.Jombang2022.Region,
                boards => PlanAsync(boards, programmes.Jombang2022, ct)
            ),
            ["jombang2025"] = await AtAsync(
                programmes.Jombang2025.Region,
                boards => VillagesAsync(boards, ct)
            ),
            ["blitar2020"] = await AtAsync(
                programmes.Blitar2020.Region,
                boards => SelectionAsync(boards, programmes.Blitar2020, ct)
            ),
            ["ntb2020"] = await AtAsync(
                programmes.Ntb2020.Region,
                boards => YearsAsync(boards, programmes.Ntb2020, ct)
            ),
            ["opop2022"] = await AtAsync(
                programmes.Opop2022.Region,
                boards => DelegationsAsync(boards, programmes.Opop2022, ct)
            ),
        };
    }

    private async Task<JsonObject> AtAsync(string region, Func<IServiceProvider, Task<JsonObject>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        var actor = scope.ServiceProvider.GetRequiredService<Actor>();
        (actor.Name, actor.IsSystem) = ("figures", false);
        actor.Grants = [new Grant(Role.Head, region, null)];
        return await read(scope.ServiceProvider);
    }

    private static async Task<JsonObject> PlanAsync(
        IServiceProvider boards,
        PlanProgramme programme,
        CancellationToken ct
    )
    {
        var plan = boards.GetRequiredService<PlanBook>();
        var lines = await plan.ListAsync(programme.Year, programme.AsOf, ct);
        var people = new JsonObject();
        foreach (var (key, title) in programme.Activities)
            people[key] = lines.FirstOrDefault(l => l.Title == title)?.People ?? 0;
        return new JsonObject
        {
            ["asOf"] = programme.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["done"] = lines.Count(l => l.State == ActivityState.Done),
            ["planned"] = lines.Count(l => l.State == ActivityState.Planned),
            ["participants"] = people,
            ["competent"] = lines.Sum(l => l.Competent ?? 0),
            ["assessed"] = lines.Sum(l => l.Assessed ?? 0),
        };
    }

    private static async Task<JsonObject> VillagesAsync(IServiceProvider boards, CancellationToken ct)
    {
        var figures = await boards.GetRequiredService<VillageBoard>().ReadAsync(ct);
        return new JsonObject
        {
            ["cooperatives"] = figures.Cooperatives,
            ["desa"] = figures.Desa,
            ["kelurahan"] = figures.Kelurahan,
            ["officers"] = figures.Officers,
            ["operating"] = (await boards.GetRequiredService<FormationBoard>().FiguresAsync(ct)).Operating,
        };
    }

    private static async Task<JsonObject> SelectionAsync(
        IServiceProvider boards,
        RegionYearProgramme programme,
        CancellationToken ct
    )
    {
        var admitted = await boards.GetRequiredService<TrainingBoard>().AdmittedByYearAsync(ct);
        return new JsonObject
        {
            ["topics"] = await boards.GetRequiredService<PlanBook>().TopicsAsync(programme.Year, ct),
            ["admitted"] = admitted.Where(a => a.Year == programme.Year).Sum(a => a.People),
        };
    }

    private static async Task<JsonObject> DelegationsAsync(
        IServiceProvider boards,
        RegionYearProgramme programme,
        CancellationToken ct
    )
    {
        var figures = await boards.GetRequiredService<ProgrammeBoard>().DelegationsAsync(programme.Year, ct);
        return new JsonObject { ["pesantren"] = figures.Delegations, ["people"] = figures.People };
    }

    private static async Task<JsonObject> YearsAsync(
        IServiceProvider boards,
        YearsProgramme programme,
        CancellationToken ct
    )
    {
        var (plan, today) = (
            boards.GetRequiredService<PlanBook>(),
            boards.GetRequiredService<AgencyClock>().Today
        );
        var lines = await plan.ListAsync(programme.Year, today, ct);
        var years = (await plan.YearsAsync(today, ct)).ToDictionary(y => y.Year);
        return new JsonObject
        {
            ["cohorts"] = lines.Sum(l => l.Cohorts ?? 0),
            ["regions"] = await boards
                .GetRequiredService<ProgrammeBoard>()
                .RecommendingRegionsAsync(programme.Year, ct),
            ["trained"] = Each(programme.Trained, y => years.GetValueOrDefault(y)?.People ?? 0),
            ["planned"] = Each(programme.Planned, y => years.GetValueOrDefault(y)?.Target ?? 0),
        };
    }

    private static JsonObject Each(IReadOnlyList<int> years, Func<int, int> figure)
    {
        var each = new JsonObject();
        foreach (var year in years)
            each[year.ToString("0", CultureInfo.InvariantCulture)] = figure(year);
        return each;
    }
}
