using System.Globalization;

namespace NaikKelas.Training.Terms;

/// <summary>The filled-in parameters of one rule or criterion, read by type. Only for values that passed the check.</summary>
internal readonly record struct ParameterValues(IReadOnlyDictionary<string, string> Texts)
{
    public string this[string name] => Texts[name];

    public int Number(string name) => int.Parse(Texts[name], CultureInfo.InvariantCulture);

    public DateOnly Date(string name) =>
        DateOnly.ParseExact(Texts[name], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public IReadOnlyList<T> List<T>(string name)
        where T : struct, Enum => [.. Texts[name].Split(',').Select(Enum.Parse<T>)];
}
