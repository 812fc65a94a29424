using System.Globalization;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Topics;

namespace NaikKelas.Tests.Training.Rounds;

/// <summary>A draft whose terms are complete.</summary>
internal sealed class DraftSeed : IRouteSeed
{
    private static int _number;

    public string Name => "draft";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        Id((await Blitar.DraftAsync(world, Blitar.Input($"Putaran {Next()}"))).Value);

    internal static string Next() =>
        Interlocked.Increment(ref _number).ToString(CultureInfo.InvariantCulture);

    internal static IReadOnlyDictionary<string, string> Id(Guid id) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id.ToString() };
}

/// <summary>A round that waits to be opened.</summary>
internal sealed class LockedSeed : IRouteSeed
{
    public string Name => "locked";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        DraftSeed.Id((await Blitar.LockedAsync(world)).Value);
}

internal sealed class TopicSeed : IRouteSeed
{
    public string Name => "topic";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var input = new SaveTopic.Input { Name = $"Materi {DraftSeed.Next()}", RegionCode = Blitar.Region };
        var saved = await world.AskAsync<SaveTopic, Result<TopicId>>(s => s.RunAsync(null, input, World.Ct));
        return DraftSeed.Id(saved.Value.Value);
    }
}

internal sealed class ClassSeed : IRouteSeed
{
    public string Name => "class";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var input = Blitar.Input().Classes[0];
        var saved = await world.AskAsync<SaveClass, Result<ClassId>>(s =>
            s.RunAsync(input, World.Ct, Blitar.Region)
        );
        return DraftSeed.Id(saved.Value.Value);
    }
}
