namespace NaikKelas.Documents.Sheets;

/// <summary>What a sheet of one kind looks like: the one definition behind its template, its reading and its marks.</summary>
/// <param name="Title">Name of the sheet in the template.</param>
/// <param name="Columns">In the order of the template.</param>
/// <param name="Make">Builds the typed row from cells that are all good.</param>
public sealed record SheetSpec<TRow>(
    string Title,
    IReadOnlyList<SheetColumn> Columns,
    Func<SheetRecord, TRow> Make
)
{
    /// <summary>Finds the headings and reads every row, collecting all problems of the sheet.</summary>
    public SheetTable<TRow> Read(SheetReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return reading.Sheet is { } sheet
            ? new SheetTableReader<TRow>(this, sheet, reading.Problems).Read()
            : new SheetTable<TRow>(null, 0, new Dictionary<SheetColumn, int>(), [], reading.Problems, []);
    }
}

/// <summary>A good row and where it stood.</summary>
public sealed record SheetEntry<TRow>(int Row, TRow Value);

/// <summary>What a sheet holds: the good rows, everything that is wrong, and what was merely not understood.</summary>
public sealed class SheetTable<TRow>
{
    private readonly IReadOnlyDictionary<SheetColumn, int> places;

    internal SheetTable(
        Sheet? sheet,
        int headingRow,
        IReadOnlyDictionary<SheetColumn, int> places,
        IReadOnlyList<SheetEntry<TRow>> rows,
        IReadOnlyList<SheetProblem> problems,
        IReadOnlyList<SheetProblem> warnings
    )
    {
        this.places = places;
        (Sheet, HeadingRow, Rows, Problems, Warnings) = (sheet, headingRow, rows, problems, warnings);
    }

    /// <summary>The sheet it was read from, for <see cref="MarkedCopy"/>; null when the file was refused.</summary>
    public Sheet? Sheet { get; }

    /// <summary>The row with the headings; 0 when there is none.</summary>
    public int HeadingRow { get; }

    /// <summary>Rows without a problem. A row with one is counted in <see cref="RowCount"/> only.</summary>
    public IReadOnlyList<SheetEntry<TRow>> Rows { get; }

    public IReadOnlyList<SheetProblem> Problems { get; }

    /// <summary>Headings nobody asked for, and the like: worth showing, no reason to stop.</summary>
    public IReadOnlyList<SheetProblem> Warnings { get; }

    /// <summary>Rows with content below the headings, good or bad.</summary>
    public int RowCount =>
        HeadingRow == 0 || Sheet is null ? 0 : Sheet.Rows.Count(r => r.Number > HeadingRow);

    /// <summary>A problem that the reading could not know (an unknown village, a person twice), placed in its cell.</summary>
    public SheetProblem ProblemAt(int row, SheetColumn column, string code, FormattableString message)
    {
        ArgumentNullException.ThrowIfNull(column);
        var place = places.GetValueOrDefault(column, 1);
        var line = Sheet?.Rows.FirstOrDefault(r => r.Number == row);
        return new(code, new CellAddress(row, place).ToString(), message)
        {
            Heading = column.Heading,
            Found = line?[place],
        };
    }
}
