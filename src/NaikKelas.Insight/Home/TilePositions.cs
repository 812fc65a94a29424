using System.Globalization;

namespace NaikKelas.Insight.Home;

/// <summary>Where each kecamatan or kabupaten/kota stands on the tile map, so that the map looks like the place.</summary>
internal static class TilePositions
{
    private static readonly Lazy<IReadOnlyDictionary<string, (int Column, int Row)>> All = new(Read);

    public static (int Column, int Row)? Of(string regionCode) =>
        All.Value.TryGetValue(regionCode, out var at) ? at : null;

    private static Dictionary<string, (int Column, int Row)> Read()
    {
        using var reader = new StreamReader(
            typeof(TilePositions).Assembly.GetManifestResourceStream("tile-map.csv")!
        );
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(
                cells => cells[0],
                cells =>
                    (
                        int.Parse(cells[1], CultureInfo.InvariantCulture),
                        int.Parse(cells[2], CultureInfo.InvariantCulture)
                    ),
                StringComparer.Ordinal
            );
    }
}
