using NaikKelas.Interface;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Figures;

namespace NaikKelas.Insight.Home;

/// <summary>Counts by place as tiles: a kabupaten looks at its kecamatan, a province at its kabupaten and kota.</summary>
public sealed class RegionTiles(
    Actor actor,
    Regions regions,
    TrainingBoard training,
    OrganisationDirectory organisations
)
{
    private const int RegencyLength = 5;
    private const int DistrictLength = 8;

    /// <summary>Characters of the codes to count by.</summary>
    public int Length =>
        actor.Current.Any(g => g.RegionCode is { Length: <= 2 }) ? RegencyLength : DistrictLength;

    public IReadOnlyList<Tile> Of(IEnumerable<KeyValuePair<string, int>> counts) =>
        [
            .. counts
                .Select(c => (c.Key, c.Value, At: TilePositions.Of(c.Key)))
                .Where(c => c.At is not null)
                .Select(c => new Tile(
                    c.Key,
                    c.At!.Value.Column,
                    c.At.Value.Row,
                    regions.Find(c.Key)?.ShortName ?? c.Key,
                    c.Value
                )),
        ];

    /// <summary>People admitted, by where the organisation sits that sent them. Two queries.</summary>
    public async Task<IReadOnlyList<Tile>> ReachedAsync(CancellationToken ct)
    {
        var reached = await training.ReachedAsync(ct);
        var cards = await organisations.FindAllAsync(reached.Keys.ToList(), ct);
        return Of(
            reached
                .Select(r => (Code: cards[r.Key].RegionCode, People: r.Value))
                .Where(r => r.Code.Length >= Length)
                .GroupBy(r => r.Code[..Length], StringComparer.Ordinal)
                .Select(g => KeyValuePair.Create(g.Key, g.Sum(r => r.People)))
        );
    }
}
