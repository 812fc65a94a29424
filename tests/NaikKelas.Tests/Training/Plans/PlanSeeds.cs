using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;

namespace NaikKelas.Tests.Training.Plans;

/// <summary>An activity of the year.</summary>
internal sealed class ActivitySeed : IRouteSeed
{
    public string Name => "activity";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        DraftSeed.Id((await Budget.ActivityAsync(world)).Value);
}
