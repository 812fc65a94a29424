using System.Text;
using CsvHelper;

namespace NaikKelas.Documents.Sheets;

internal sealed class CsvSheetWriter : ISheetWriter
{
    private readonly StreamWriter text;
    private readonly CsvWriter records;

    public CsvSheetWriter(Stream output, IReadOnlyList<SheetHeading> headings)
    {
        text = new StreamWriter(
            output,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            leaveOpen: true
        );
        records = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';' }, leaveOpen: true);
        foreach (var heading in headings)
            records.WriteField(FormulaSafety.Guard(heading.Text));
        records.EndRecord();
    }

    public void Row(params ReadOnlySpan<SheetValue> cells)
    {
        foreach (var cell in cells)
            records.WriteField(
                cell.Is == SheetValue.Kind.Text ? FormulaSafety.Guard(cell.Text) : cell.ToString()
            );
        records.EndRecord();
    }

    public void Dispose()
    {
        records.Dispose();
        text.Dispose();
    }
}
