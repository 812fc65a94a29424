using System.Globalization;
using System.Runtime.InteropServices;

namespace NaikKelas.Documents.Sheets;

/// <summary>A cell of a sheet; row and column count from 1.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellAddress(int Row, int Column)
{
    private const int LastColumn = 16_384;
    private const int LastRow = 1_048_576;

    public static string Letters(int column)
    {
        Span<char> letters = stackalloc char[8];
        var at = letters.Length;
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
            letters[--at] = (char)('A' + (rest - 1) % 26);
        return letters[at..].ToString();
    }

    /// <summary>Reads <c>C5</c>; of a range <c>A1:C1</c> the first cell.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out CellAddress address)
    {
        address = default;
        var colon = text.IndexOf(':');
        if (colon >= 0)
            text = text[..colon];
        int column = 0,
            at = 0;
        for (; at < text.Length && char.IsAsciiLetterUpper(text[at]) && at < 4; at++)
            column = column * 26 + (text[at] - 'A' + 1);
        if (
            column is < 1 or > LastColumn
            || !int.TryParse(text[at..], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            || row is < 1 or > LastRow
        )
            return false;
        address = new(row, column);
        return true;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Letters(Column)}{Row}");
}

/// <summary>A rectangle of cells, both corners included.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellRange(CellAddress From, CellAddress To)
{
    public static bool TryParse(string? text, out CellRange range)
    {
        range = default;
        var parts = (text ?? "").Split(':');
        if (
            parts.Length > 2
            || !CellAddress.TryParse(parts[0], out var from)
            || !CellAddress.TryParse(parts[^1], out var to)
        )
            return false;
        range = new(from, to);
        return true;
    }

    public bool TouchesRow(int row) => From.Row <= row && row <= To.Row;

    public override string ToString() => $"{From}:{To}";
}
