using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace NaikKelas.Kernel;

/// <summary>
/// What people read. The Indonesian sentence stands in the code and is the key; each project brings
/// <c>Texts/en.json</c> with the English for each of its sentences (decision 0003). Sentences carry
/// <c>{0}</c>-style places; dates among the arguments read "31 Maret 2020" in the reader's language.
/// </summary>
public sealed class Texts
{
    public static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly ConcurrentDictionary<Enum, string> Words = new();
    private readonly Dictionary<string, string> _english = new(StringComparer.Ordinal);

    public Texts(IEnumerable<Assembly> assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        foreach (var assembly in assemblies.Distinct())
        {
            using var stream = assembly.GetManifestResourceStream("texts/en.json");
            if (stream is null)
                continue;
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                _english[key] = text;
        }
    }

    private static bool InEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string this[string key] => Translate(key);

    public string this[string key, params object?[] arguments] => Format(key, arguments);

    public string Of(FormattableString text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Format(text.Format, text.GetArguments());
    }

    /// <summary>The word of an enum member, from its <see cref="DisplayAttribute"/>.</summary>
    public string Of(Enum value) => Translate(Word(value));

    /// <summary>The Indonesian word, also for exports that are always Indonesian.</summary>
    public static string Word(Enum value) =>
        Words.GetOrAdd(
            value,
            static v =>
                v.GetType().GetField(v.ToString())?.GetCustomAttribute<DisplayAttribute>()?.Name
                ?? v.ToString()
        );

    private string Translate(string key) => InEnglish && _english.TryGetValue(key, out var text) ? text : key;

    private string Format(string key, object?[] arguments)
    {
        var culture = InEnglish ? English : Indonesian;
        return string.Format(culture, Translate(key), [.. arguments.Select(a => Say(a, culture))]);
    }

    private object? Say(object? argument, CultureInfo culture) =>
        argument switch
        {
            Enum word => Of(word),
            FormattableString text => Of(text),
            DateOnly date => new Date(date, culture),
            int number => new Number(number),
            long number => new Number(number),
            _ => argument,
        };

    /// <summary>Dates in a sentence are long unless the sentence asks otherwise.</summary>
    private sealed record Date(DateOnly Value, CultureInfo Culture) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) =>
            Value.ToString(format ?? "d MMMM yyyy", Culture);
    }

    /// <summary>Counts are grouped (1.234); a year or a code asks for <c>{0:0}</c>.</summary>
    private sealed record Number(long Value) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) =>
            Value.ToString(format ?? "N0", formatProvider);
    }
}
