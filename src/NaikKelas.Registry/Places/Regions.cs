using System.Globalization;
using System.Text.RegularExpressions;

namespace NaikKelas.Registry.Places;

/// <summary>
/// The regions of Indonesia by Kemendagri code, from province to village (idn-area-data; ODbL). Read once, at the first
/// question, into two arrays in the order of the codes: what lies below a region is a stretch of them.
/// </summary>
public sealed partial class Regions
{
    private readonly Lazy<(long[] Keys, string[] Names)> _loaded = new(Load);

    /// <summary>How many digits of the ten a level uses.</summary>
    private static readonly long[] Steps = [100_000_000, 1_000_000, 10_000, 1];

    /// <summary>Whether a code has the right form; whether such a region exists, <see cref="Find"/> tells.</summary>
    public static bool IsCode(string? code) => code is not null && Code().IsMatch(code);

    public Region? Find(string? code)
    {
        if (!IsCode(code))
            return null;
        var at = Array.BinarySearch(_loaded.Value.Keys, KeyOf(code!));
        return at < 0 ? null : At(at);
    }

    /// <summary>"Kel. Bendo, Kec. Kepanjenkidul, Kota Blitar"; the province only for itself. The code itself when unknown.</summary>
    public string PathOf(string code)
    {
        if (Find(code) is not { } region)
            return code;
        var path = region.Title;
        while (region.ParentCode is { Length: > 2 } above && Find(above) is { } parent)
        {
            path += $", {parent.Title}";
            region = parent;
        }

        return path;
    }

    /// <summary>The regions one level below, in the order of their codes; the provinces for "".</summary>
    public IReadOnlyList<Region> Children(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var level = code.Length == 0 ? RegionLevel.Province : LevelOf(code) + 1;
        return level > RegionLevel.Village ? [] : [.. Below(code).Select(At).Where(r => r.Level == level)];
    }

    /// <summary>All villages below a region, in the order of their codes.</summary>
    public IReadOnlyList<Region> Villages(string within) =>
        [.. Below(within).Where(i => LevelAt(i) == RegionLevel.Village).Select(At)];

    /// <summary>Regions whose name holds the text, whole beginnings first, then by level and code.</summary>
    public IReadOnlyList<Region> Search(string name, string within, int take = 20)
    {
        ArgumentNullException.ThrowIfNull(name);
        var wanted = Plain(name);
        if (wanted.Length == 0)
            return [];
        return
        [
            .. Below(within)
                .Where(i => _loaded.Value.Names[i].Contains(wanted, StringComparison.OrdinalIgnoreCase))
                .Select(At)
                .OrderBy(r => !Plain(r.Name).StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
                .ThenBy(r => r.Level)
                .ThenBy(r => r.Name.Length)
                .Take(take),
        ];
    }

    /// <summary>Regions of one level with exactly this name, with or without its title (Desa, Kel., Kecamatan, Kab. …).</summary>
    public IReadOnlyList<Region> Named(string name, RegionLevel level, string within)
    {
        ArgumentNullException.ThrowIfNull(name);
        var wanted = Plain(name);
        return
        [
            .. Below(within)
                .Where(i => LevelAt(i) == level)
                .Where(i => Plain(_loaded.Value.Names[i]).Equals(wanted, StringComparison.OrdinalIgnoreCase))
                .Select(At),
        ];
    }

    private static string Plain(string name) => Titles().Replace(name.Trim(), "").Trim();

    private IEnumerable<int> Below(string code)
    {
        var keys = _loaded.Value.Keys;
        if (code.Length == 0)
            return Enumerable.Range(0, keys.Length);
        if (!IsCode(code))
            return [];
        var first = KeyOf(code);
        var (from, to) = (Place(first), Place(first + Steps[(int)LevelOf(code)]));
        return Enumerable.Range(from, to - from);

        int Place(long key)
        {
            var at = Array.BinarySearch(keys, key);
            return at < 0 ? ~at : at;
        }
    }

    private Region At(int index)
    {
        var level = LevelAt(index);
        var code = CodeOf(_loaded.Value.Keys[index], level);
        return new Region(
            code,
            _loaded.Value.Names[index],
            level,
            level == RegionLevel.Province ? null : code[..code.LastIndexOf('.')]
        );
    }

    private RegionLevel LevelAt(int index) =>
        _loaded.Value.Keys[index] switch
        {
            var key when key % 100_000_000 == 0 => RegionLevel.Province,
            var key when key % 1_000_000 == 0 => RegionLevel.Regency,
            var key when key % 10_000 == 0 => RegionLevel.District,
            _ => RegionLevel.Village,
        };

    private static RegionLevel LevelOf(string code) =>
        code.Length switch
        {
            2 => RegionLevel.Province,
            5 => RegionLevel.Regency,
            8 => RegionLevel.District,
            _ => RegionLevel.Village,
        };

    /// <summary>The code's ten digits as one number, the missing levels as zeros: its order is the order of the tree.</summary>
    private static long KeyOf(ReadOnlySpan<char> code)
    {
        long key = 0;
        var digits = 0;
        foreach (var c in code)
            if (c != '.')
                (key, digits) = (key * 10 + (c - '0'), digits + 1);
        for (; digits < 10; digits++)
            key *= 10;
        return key;
    }

    private static string CodeOf(long key, RegionLevel level)
    {
        var all = key.ToString("0000000000", CultureInfo.InvariantCulture);
        return level switch
        {
            RegionLevel.Province => all[..2],
            RegionLevel.Regency => $"{all[..2]}.{all[2..4]}",
            RegionLevel.District => $"{all[..2]}.{all[2..4]}.{all[4..6]}",
            _ => $"{all[..2]}.{all[2..4]}.{all[4..6]}.{all[6..]}",
        };
    }

    private static (long[] Keys, string[] Names) Load()
    {
        var keys = new List<long>(92_000);
        var names = new List<string>(92_000);
        foreach (var file in new[] { "provinces", "regencies", "districts", "villages" })
        {
            using var stream = typeof(Regions).Assembly.GetManifestResourceStream($"regions/{file}.csv")!;
            using var reader = new StreamReader(stream);
            reader.ReadLine();
            while (reader.ReadLine() is { } line)
            {
                keys.Add(KeyOf(line.AsSpan(0, line.IndexOf(',', StringComparison.Ordinal))));
                names.Add(NameIn(line, fields: file == "provinces" ? 2 : 3));
            }
        }

        var (sorted, named) = (keys.ToArray(), names.ToArray());
        Array.Sort(sorted, named);
        return (sorted, named);
    }

    /// <summary>The last field. A few village names carry a quotation mark where an apostrophe was meant (Soka"an).</summary>
    private static string NameIn(string line, int fields)
    {
        var at = line.IndexOf(',', StringComparison.Ordinal);
        if (fields == 3)
            at = line.IndexOf(',', at + 1);
        return RegionNames.InTitleCase(line[(at + 1)..].Replace('"', '\''));
    }

    [GeneratedRegex(
        @"^\d{2}(\.\d{2}(\.\d{2}(\.[123]\d{3})?)?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Code();

    [GeneratedRegex(
        @"^(Kelurahan|Kel\.?|Desa|Ds\.?|Kecamatan|Kec\.?|Kabupaten|Kab\.?|Provinsi|Prov\.?)\s+",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Titles();
}
