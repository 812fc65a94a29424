using System.Globalization;

namespace NaikKelas.Training.Nominations;

/// <summary>Fields of refusals that speak of many inputs: <c>[3].Nik</c>.</summary>
internal static class Indexed
{
    public static (int Row, string Field) Read(string? field)
    {
        var text = field ?? "";
        var end = text.IndexOf("].", StringComparison.Ordinal);
        return end > 0
            ? (int.Parse(text.AsSpan(1, end - 1), CultureInfo.InvariantCulture), text[(end + 2)..])
            : throw new FormatException($"'{text}' names no row.");
    }

    public static string Write(int row, string? field) =>
        string.Create(CultureInfo.InvariantCulture, $"[{row}].{field}");
}
