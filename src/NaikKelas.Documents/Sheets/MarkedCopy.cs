using DocumentFormat.OpenXml.Packaging;
using WorkbookSheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace NaikKelas.Documents.Sheets;

/// <summary>
/// Gives an uploaded file back as an .xlsx with its own cells, the bad ones red and the reasons of each row in a last
/// column "Masalah". Marks of an earlier round are taken off first, so the same file can go back and forth.
/// </summary>
public static class MarkedCopy
{
    private const string Heading = "Masalah";
    private const string WholeSheet = "Masalah (seluruh lembar): ";
    private const int ReasonWidth = 70;

    /// <summary>
    /// The heading row gets the heading of the new column; <c>say</c> turns a sentence into the reader's language
    /// (Indonesian when left out).
    /// </summary>
    public static byte[] Write(
        Sheet sheet,
        int headingRow,
        IReadOnlyList<SheetProblem> problems,
        Func<FormattableString, string>? say = null
    )
    {
        ArgumentNullException.ThrowIfNull(sheet);
        say ??= Indonesian.Say;
        var at = Math.Max(1, headingRow);
        // What concerns the whole sheet stands in the heading row.
        var reasons = problems
            .GroupBy(p => p.Row ?? at)
            .ToDictionary(
                g => g.Key,
                g =>
                    string.Join(
                        "; ",
                        g.Select(p => p.Heading is null ? say(p.Message) : $"{p.Heading}: {say(p.Message)}")
                    )
            );
        var bad = problems
            .Select(p => CellAddress.TryParse(p.Cell, out var cell) ? cell : default)
            .Where(c => c.Row > 0)
            .ToHashSet();
        return sheet.IsCsv ? FromCsv(sheet, at, bad, reasons) : FromXlsx(sheet, at, bad, reasons);
    }

    /// <inheritdoc cref="Write(Sheet, int, IReadOnlyList{SheetProblem}, Func{FormattableString, string}?)"/>
    public static byte[] Write<TRow>(
        SheetTable<TRow> table,
        IReadOnlyList<SheetProblem> problems,
        Func<FormattableString, string>? say = null
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        return Write(
            table.Sheet ?? throw new ArgumentException("A refused file has no copy.", nameof(table)),
            table.HeadingRow,
            problems,
            say
        );
    }

    /// <summary>Whether a heading is that of our own reasons.</summary>
    internal static bool IsHeading(string text) =>
        Folding.Tidy(text) == Heading || text.StartsWith(WholeSheet.TrimEnd(), StringComparison.Ordinal);

    /// <summary>The column of an earlier round, or the first free one.</summary>
    private static int ReasonColumn(Sheet sheet, int headingRow)
    {
        var headings = sheet.Rows.FirstOrDefault(r => r.Number == headingRow)?.Cells ?? [];
        var earlier = headings.ToList().FindIndex(IsHeading);
        return earlier >= 0 ? earlier + 1 : sheet.Rows.Max(r => r.Cells.Count) + 1;
    }

    private static byte[] FromCsv(
        Sheet sheet,
        int headingRow,
        HashSet<CellAddress> bad,
        Dictionary<int, string> reasons
    )
    {
        var last = sheet.Rows.Count == 0 ? 1 : ReasonColumn(sheet, headingRow);
        using var output = new MemoryStream();
        using (var package = new XlsxPackage(output))
        using (var xml = package.Sheet(sheet.Name))
        {
            xml.Begin(
                [.. Enumerable.Range(1, last).Select(c => (c == last ? ReasonWidth : 20, XlsxStyle.Text))],
                frozen: false
            );
            foreach (var row in sheet.Rows)
            {
                xml.BeginRow(row.Number);
                for (var column = 1; column < last; column++)
                {
                    var isBad = bad.Contains(new(row.Number, column));
                    if (row[column].Length == 0 && !isBad)
                        xml.Skip();
                    else
                        xml.Text(
                            row[column],
                            isBad ? XlsxStyle.Bad
                                : row.Number == headingRow ? XlsxStyle.HeadingRequired
                                : XlsxStyle.Text
                        );
                }
                if (ReasonText(row.Number, headingRow, reasons) is { } text)
                    xml.Text(text, row.Number == headingRow ? XlsxStyle.HeadingRequired : XlsxStyle.Text);
                xml.EndRow();
            }
            xml.End("");
        }
        return output.ToArray();
    }

    private static string? ReasonText(int row, int headingRow, Dictionary<int, string> reasons) =>
        row == headingRow
            ? reasons.TryGetValue(row, out var whole)
                ? $"{WholeSheet}{whole}"
                : Heading
            : reasons.GetValueOrDefault(row);

    private static byte[] FromXlsx(
        Sheet sheet,
        int headingRow,
        HashSet<CellAddress> bad,
        Dictionary<int, string> reasons
    )
    {
        using var copy = new MemoryStream();
        copy.Write(sheet.Source.Span);
        copy.Position = 0;
        using (var workbook = SpreadsheetDocument.Open(copy, isEditable: true))
        {
            var main = workbook.WorkbookPart!;
            var id = main
                .Workbook.Descendants<WorkbookSheet>()
                .First(s => s.Name?.Value == sheet.Name)
                .Id!.Value!;
            var worksheet = ((WorksheetPart)main.GetPartById(id)).Worksheet;
            var marks = new MarkStyles(main);
            new MarkedCells(worksheet, marks).Mark(
                bad,
                row => ReasonText(row, headingRow, reasons),
                ReasonColumn(sheet, headingRow),
                headingRow
            );
            marks.Save();
        }
        return copy.ToArray();
    }
}
