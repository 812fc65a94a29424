using System.Globalization;
using System.Text.RegularExpressions;
using NaikKelas.Kernel;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Rounds;

/// <summary>A catalogue sentence with fields in it: words and fields in turn.</summary>
/// <param name="Prefix">Begin of the field names: <c>rule-0</c>.</param>
/// <param name="Template">The sentence in the reader's language, {0} for the first field.</param>
/// <param name="Parameters">The fields of the sentence, in order.</param>
/// <param name="Values">What stands in them.</param>
/// <param name="Errors">Field name → what is wrong.</param>
/// <param name="Regions">Code and name of the regions that may be chosen.</param>
internal sealed partial record SentenceForm(
    string Prefix,
    string Template,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyDictionary<string, string> Errors,
    IReadOnlyList<(string Code, string Name)> Regions
)
{
    /// <summary>Words (parameter null) and fields, as they are read.</summary>
    public IEnumerable<(string Words, Parameter? Parameter)> Parts()
    {
        foreach (var part in Places().Split(Template))
            yield return int.TryParse(part, CultureInfo.InvariantCulture, out var at) && at < Parameters.Count
                ? ("", Parameters[at])
                : (part, null);
    }

    public string NameOf(Parameter parameter) => $"{Prefix}-{parameter.Name}";

    public string ValueOf(Parameter parameter) => Values.GetValueOrDefault(parameter.Name) ?? "";

    public string? ErrorOf(Parameter parameter) => Errors.GetValueOrDefault(NameOf(parameter));

    public IReadOnlyList<string> Picked(Parameter parameter) => ValueOf(parameter).Split(',');

    /// <summary>"Sehat, Cukup Sehat", or that nothing is chosen.</summary>
    public string Summary(Parameter parameter, Texts texts)
    {
        var words = parameter
            .Options.Where(o => Picked(parameter).Contains(o.ToString(), StringComparer.Ordinal))
            .Select(texts.Of)
            .ToList();
        return words.Count > 0 ? string.Join(", ", words) : texts["pilih"];
    }

    /// <summary>The sentence with dots where the fields will be, for choosing it.</summary>
    public static string Blank(string template) => Places().Replace(template, "…");

    [GeneratedRegex(@"\{(?<place>\d)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Places();
}
