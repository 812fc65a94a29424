using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;

namespace NaikKelas.Tests.Training.Timetables;

/// <summary>A room.</summary>
internal sealed class VenueSeed : IRouteSeed
{
    public string Name => "venue";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        DraftSeed.Id((await Rooms.VenueAsync(world)).Value);
}
