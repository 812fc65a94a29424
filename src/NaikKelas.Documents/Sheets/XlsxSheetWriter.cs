namespace NaikKelas.Documents.Sheets;

internal sealed class XlsxSheetWriter : ISheetWriter
{
    private readonly XlsxPackage package;
    private readonly XlsxSheetXml sheet;
    private readonly int columns;

    public XlsxSheetWriter(Stream output, string sheetName, IReadOnlyList<SheetHeading> headings)
    {
        columns = headings.Count;
        package = new XlsxPackage(output);
        sheet = package.Sheet(sheetName);
        sheet.Begin([.. headings.Select(h => (WidthOf(h.Text, h.Width), XlsxStyle.General))], frozen: true);
        sheet.BeginRow();
        foreach (var heading in headings)
            sheet.Text(heading.Text, XlsxStyle.HeadingRequired);
        sheet.EndRow();
    }

    public static int WidthOf(string heading, int width) =>
        width > 0 ? width : Math.Clamp(heading.Length + 2, 8, 40);

    public void Row(params ReadOnlySpan<SheetValue> cells)
    {
        sheet.BeginRow();
        foreach (var cell in cells)
            Write(cell);
        sheet.EndRow();
    }

    private void Write(SheetValue cell)
    {
        switch (cell.Is)
        {
            case SheetValue.Kind.Text:
                sheet.Text(cell.Text, XlsxStyle.Text);
                break;
            case SheetValue.Kind.Number:
                sheet.Number(
                    cell.Number,
                    decimal.IsInteger(cell.Number) ? XlsxStyle.Number : XlsxStyle.Fraction
                );
                break;
            case SheetValue.Kind.Date:
                sheet.Number(SheetValue.Serial(cell.Date), XlsxStyle.Date);
                break;
            default:
                sheet.Skip();
                break;
        }
    }

    public void Dispose()
    {
        var filter = new CellRange(new(1, 1), new(Math.Max(1, sheet.RowCount), Math.Max(1, columns)));
        sheet.End($"""<autoFilter ref="{filter}"/>""");
        sheet.Dispose();
        package.FilterName(0, filter);
        package.Dispose();
    }
}
