using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;

namespace NaikKelas.Tests.Training.Trainers;

/// <summary>A trainer.</summary>
internal sealed class TrainerSeed : IRouteSeed
{
    public string Name => "trainer";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        DraftSeed.Id((await Staff.TrainerAsync(world, $"Budi {Guid.CreateVersion7():N}")).Value);
}

/// <summary>A trainer and a paper that is not there: a scan is asked for in vain by everybody.</summary>
internal sealed class TrainerProofSeed : IRouteSeed
{
    public string Name => "trainer-proof";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = (await Staff.TrainerAsync(world, $"Budi {Guid.CreateVersion7():N}")).Value.ToString(),
            ["proof"] = Guid.CreateVersion7().ToString(),
        };
}

/// <summary>A class with its timetable, and the file of it.</summary>
internal sealed class ClassFileSeed : IRouteSeed
{
    public string Name => "class-file";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = (
                await Staff.ClassAsync(world, $"Angkatan {Guid.CreateVersion7():N}")
            ).Class.Value.ToString(),
            ["name"] = "surat-tugas.pdf",
        };
}
