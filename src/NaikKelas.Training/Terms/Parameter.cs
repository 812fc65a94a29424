using System.Globalization;
using System.Runtime.CompilerServices;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Terms;

internal enum ParameterType
{
    Year,
    Date,
    Number,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>One of the options or more.</summary>
    Choices,

    /// <summary>A Kemendagri code: 35.72 or 35.72.01.</summary>
    Region,
}

/// <summary>A place in a catalogue sentence that a person fills in.</summary>
/// <param name="Name">Key in the stored values.</param>
/// <param name="Label">What is asked for, in Indonesian; read aloud, since the sentence shows only the field.</param>
/// <param name="Type">What may stand there.</param>
internal sealed record Parameter(string Name, string Label, ParameterType Type)
{
    public const int YearMin = 1945;
    public const int YearMax = 2200;

    /// <summary>Bounds of a number, inclusive.</summary>
    public int Min { get; init; }

    public int Max { get; init; } = int.MaxValue;

    /// <summary>What may be chosen; the enum's word is what people read.</summary>
    public IReadOnlyList<Enum> Options { get; init; } = [];

    /// <summary>Part of a criterion's scale: shown beside the sentence, not in it.</summary>
    public bool IsScale { get; init; }

    public static Parameter Year(string name, string label) => new(name, label, ParameterType.Year);

    public static Parameter Date(string name, string label) => new(name, label, ParameterType.Date);

    public static Parameter Number(string name, string label, int min, int max) =>
        new(name, label, ParameterType.Number) { Min = min, Max = max };

    public static Parameter Choice<T>(string name, string label)
        where T : struct, Enum =>
        new(name, label, ParameterType.Choice) { Options = [.. Enum.GetValues<T>().Cast<Enum>()] };

    public static Parameter Choices<T>(string name, string label)
        where T : struct, Enum =>
        new(name, label, ParameterType.Choices) { Options = [.. Enum.GetValues<T>().Cast<Enum>()] };

    public static Parameter Region(string name, string label) => new(name, label, ParameterType.Region);

    /// <summary>What was typed, in canonical form, or what is wrong with it.</summary>
    public Result<string> Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0)
            return Wrong(text);
        return Type switch
        {
            ParameterType.Year => Whole(text, YearMin, YearMax),
            ParameterType.Number => Whole(text, Min, Max),
            ParameterType.Date => DateOf(text),
            ParameterType.Region => RegionOf(text),
            _ => OptionsOf(text),
        };
    }

    /// <summary>The value as an argument of a sentence: dates and words turn into the reader's language there.</summary>
    public object Say(string canonical, RegionName regionName) =>
        Type switch
        {
            ParameterType.Date => DateOnly.ParseExact(canonical, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            ParameterType.Number => int.Parse(canonical, CultureInfo.InvariantCulture),
            ParameterType.Choice or ParameterType.Choices => Listed([.. canonical.Split(',').Select(Option)]),
            ParameterType.Region => regionName(canonical),
            _ => canonical,
        };

    /// <summary>The value some years later; what is no year or date stays.</summary>
    public string MovedBy(string canonical, int years) =>
        Type switch
        {
            ParameterType.Year => (int.Parse(canonical, CultureInfo.InvariantCulture) + years).ToString(
                CultureInfo.InvariantCulture
            ),
            ParameterType.Date => DateOnly
                .ParseExact(canonical, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                .AddYears(years)
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => canonical,
        };

    /// <summary>"a", "a atau b", "a, b atau c".</summary>
    private static object Listed(IReadOnlyList<object> items) =>
        items.Count == 1
            ? items[0]
            : FormattableStringFactory.Create(
                "{0} atau {1}",
                items
                    .Take(items.Count - 1)
                    .Aggregate((a, b) => FormattableStringFactory.Create("{0}, {1}", a, b)),
                items[^1]
            );

    private object Option(string id) => Options.First(o => o.ToString() == id);

    private Result<string> Whole(string text, int min, int max)
    {
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= min
            && number <= max
        )
            return number.ToString(CultureInfo.InvariantCulture);
        return max == int.MaxValue
            ? Wrong(text, $"bilangan bulat mulai dari {min:0}")
            : Wrong(text, $"bilangan bulat {min:0} sampai {max:0}");
    }

    private Result<string> DateOf(string text) =>
        DateOnly.TryParseExact(
            text,
            ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        ) && date.Year is >= YearMin and <= YearMax
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : Wrong(text, $"tanggal, misalnya 31/03/2020");

    private Result<string> RegionOf(string text) =>
        text.Length <= 13 && text.Split('.').All(part => part.Length >= 2 && part.All(char.IsAsciiDigit))
            ? text
            : Wrong(text, $"kode wilayah, misalnya 35.72 atau 35.72.01");

    private Result<string> OptionsOf(string text)
    {
        var picked = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var known = Options.Select(o => o.ToString()).ToList();
        if (picked.FirstOrDefault(p => !known.Contains(p)) is { } stranger)
            return Wrong(stranger, $"salah satu pilihan yang tersedia");
        if (Type == ParameterType.Choice && picked.Length != 1)
            return Wrong(text, $"satu pilihan");
        return string.Join(',', known.Where(picked.Contains));
    }

    private Refusal Wrong(string found, FormattableString? expected = null) =>
        expected is null
            ? new("parameter-missing", $"{Asked}: belum diisi.", Name)
            : new("parameter", $"{Asked}: ditemukan “{found}”, seharusnya {expected}.", Name);

    private FormattableString Asked => FormattableStringFactory.Create(Label);
}

/// <summary>How a region code is called ("Kecamatan Sukorejo"); the code itself where nobody knows.</summary>
internal delegate string RegionName(string code);
