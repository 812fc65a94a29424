using NaikKelas.Documents.Sheets;

namespace NaikKelas.Interface.Imports;

/// <summary>A sheet after its dry run.</summary>
internal sealed class CheckedSheet(
    Sheet? sheet,
    int headingRow,
    int rowsTotal,
    IReadOnlyList<ImportRow> rows,
    IEnumerable<SheetProblem> problems,
    IReadOnlyList<SheetProblem> warnings
)
{
    public Sheet? Sheet => sheet;

    public int HeadingRow => headingRow;

    public int RowsTotal => rowsTotal;

    /// <summary>Rows whose cells could all be read; those that could not are only counted.</summary>
    public IReadOnlyList<ImportRow> Rows => rows;

    /// <summary>Everything that is wrong, from top to bottom.</summary>
    public IReadOnlyList<SheetProblem> Problems { get; } = [.. problems.OrderBy(p => Place(p.Cell))];

    public IReadOnlyList<SheetProblem> Warnings => warnings;

    /// <summary>With a heading missing or merged, no cell can be trusted to stand where it belongs.</summary>
    public bool IsBlocked => Problems.Any(p => p.Row is null || p.Row <= headingRow);

    public int Count(RowOutcome outcome) => rows.Count(r => r.Outcome == outcome);

    public int RowsBad => rowsTotal - rows.Count(r => !r.IsBad);

    private static (int, int) Place(string? cell) =>
        CellAddress.TryParse(cell, out var at) ? (at.Row, at.Column) : (0, 0);
}
