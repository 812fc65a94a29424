namespace NaikKelas.Documents.Sheets;

/// <summary>The texts of one sheet, as a person sees them, with their addresses.</summary>
public sealed class Sheet
{
    internal Sheet(string name, bool isCsv, ReadOnlyMemory<byte> source, IReadOnlyList<SheetRow> rows)
    {
        Name = name;
        IsCsv = isCsv;
        Source = source;
        Rows = rows;
    }

    public string Name { get; }

    public bool IsCsv { get; }

    /// <summary>Rows with content, in order; empty rows are left out but keep their number.</summary>
    public IReadOnlyList<SheetRow> Rows { get; }

    /// <summary>Merged ranges of the sheet.</summary>
    public IReadOnlyList<CellRange> Merged { get; internal init; } = [];

    /// <summary>The file as it came, so that it can be given back with marks.</summary>
    internal ReadOnlyMemory<byte> Source { get; }
}

/// <summary>One row.</summary>
/// <param name="Number">As Excel shows it, from 1.</param>
/// <param name="Cells">Texts from column A on; a missing cell is the empty text.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The text in a column (1 is A), empty when there is none.</summary>
    public string this[int column] => column <= Cells.Count ? Cells[column - 1] : "";
}

/// <summary>What came of reading a file: a sheet, perhaps with cells that cannot be trusted – or no sheet, and why.</summary>
public sealed record SheetReading(Sheet? Sheet, IReadOnlyList<SheetProblem> Problems)
{
    public bool IsRefused => Sheet is null;

    internal static SheetReading Refused(string code, FormattableString message, string? cell = null) =>
        new(null, [new SheetProblem(code, cell, message)]);
}
