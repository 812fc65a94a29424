using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace NaikKelas.Documents.Sheets;

/// <summary>Walks through the rows of a worksheet, colours cells and writes reasons; all else stays as it is.</summary>
internal sealed class MarkedCells(Worksheet worksheet, MarkStyles styles)
{
    private const double ReasonWidth = 70;

    public void Mark(HashSet<CellAddress> bad, Func<int, string?> reasonOf, int reasonColumn, int headingRow)
    {
        var data = worksheet.GetFirstChild<SheetData>()!;
        var byRow = bad.ToLookup(c => c.Row, c => c.Column);
        var number = 0;
        foreach (var row in data.Elements<Row>())
        {
            number = (int?)row.RowIndex?.Value ?? number + 1;
            var cells = Addressed(row, number);
            foreach (var cell in cells.Values)
                cell.StyleIndex = Same(cell.StyleIndex, styles.Plain(cell.StyleIndex?.Value ?? 0));
            foreach (var column in byRow[number])
            {
                var cell = CellAt(row, cells, number, column);
                cell.StyleIndex = styles.Red(cell.StyleIndex?.Value ?? 0);
            }
            if (reasonOf(number) is { } reason)
                Write(CellAt(row, cells, number, reasonColumn), reason, number == headingRow);
            else if (cells.TryGetValue(reasonColumn, out var earlier))
                earlier.Remove();
            row.Spans = null;
        }
        worksheet.SheetDimension?.Remove();
        Widen(reasonColumn);
        worksheet.Save();
    }

    private static UInt32Value? Same(UInt32Value? before, uint now) =>
        before is null && now == 0 ? null : now;

    private static SortedList<int, Cell> Addressed(Row row, int number)
    {
        var cells = new SortedList<int, Cell>();
        var column = 0;
        foreach (var cell in row.Elements<Cell>())
        {
            column = CellAddress.TryParse(cell.CellReference?.Value, out var at) ? at.Column : column + 1;
            cell.CellReference ??= new CellAddress(number, column).ToString();
            cells.TryAdd(column, cell);
        }
        return cells;
    }

    private static Cell CellAt(Row row, SortedList<int, Cell> cells, int number, int column)
    {
        if (cells.TryGetValue(column, out var there))
            return there;
        var cell = new Cell { CellReference = new CellAddress(number, column).ToString() };
        var next = cells.Keys.FirstOrDefault(k => k > column);
        if (next == 0)
            row.AppendChild(cell);
        else
            row.InsertBefore(cell, cells[next]);
        cells.Add(column, cell);
        return cell;
    }

    private void Write(Cell cell, string text, bool isHeading)
    {
        cell.RemoveAllChildren();
        cell.DataType = CellValues.InlineString;
        cell.StyleIndex = isHeading ? cell.StyleIndex : styles.Reason();
        cell.AppendChild(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
    }

    /// <summary>Gives the column a readable width, unless the file already says something about it.</summary>
    private void Widen(int column)
    {
        var columns = worksheet.GetFirstChild<Columns>();
        if (columns is null)
            columns = worksheet.InsertBefore(new Columns(), worksheet.GetFirstChild<SheetData>());
        else if (columns.Elements<Column>().Any(c => c.Max?.Value >= column))
            return;
        columns!.AppendChild(
            new Column
            {
                Min = (uint)column,
                Max = (uint)column,
                Width = ReasonWidth,
                CustomWidth = true,
            }
        );
    }
}
