namespace NaikKelas.Documents.Sheets;

/// <summary>A column that a sheet may or must have.</summary>
public abstract class SheetColumn(string heading)
{
    public string Heading { get; } = heading;

    /// <summary>Other headings that mean the same: "No. KTP" for "NIK".</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>A required column must be there, and each row must fill it.</summary>
    public bool Required { get; init; }

    /// <summary>One sentence for the sheet "Petunjuk" of the template.</summary>
    public FormattableString? Hint { get; init; }

    public string? Example { get; init; }

    /// <summary>In characters, for the template; 0 lets the heading decide.</summary>
    public int Width { get; init; }

    public abstract FormattableString Expected { get; }

    public abstract CellFormat Format { get; }

    public abstract IReadOnlyList<string> Choices { get; }

    internal abstract FormattableString? Parse(string text, out object? value);
}

public sealed class SheetColumn<T>(string heading, CellParser<T> parser) : SheetColumn(heading)
{
    public override FormattableString Expected => parser.Expected;

    public override CellFormat Format => parser.Format;

    public override IReadOnlyList<string> Choices => parser.Choices;

    internal override FormattableString? Parse(string text, out object? value)
    {
        var result = parser.Parse(text);
        value = result.Problem is null ? result.Value : null;
        return result.Problem;
    }
}

/// <summary>The parsed cells of one row, asked for by column.</summary>
public sealed class SheetRecord
{
    private readonly Dictionary<SheetColumn, object?> values;

    internal SheetRecord(int row, Dictionary<SheetColumn, object?> values) =>
        (Row, this.values) = (row, values);

    /// <summary>As Excel shows it.</summary>
    public int Row { get; }

    /// <summary>The value of a required column.</summary>
    public T Get<T>(SheetColumn<T> column) =>
        values.TryGetValue(column, out var value)
            ? (T)value!
            : throw new InvalidOperationException(
                $"Column {column.Heading} is optional and empty in row {Row}; ask with Find."
            );

    /// <summary>The value of an optional column, null when the cell is empty.</summary>
    public T? Find<T>(SheetColumn<T> column)
        where T : class => values.TryGetValue(column, out var value) ? (T?)value : null;

    /// <inheritdoc cref="Find{T}"/>
    public T? FindValue<T>(SheetColumn<T> column)
        where T : struct => values.TryGetValue(column, out var value) ? (T?)value : null;
}
