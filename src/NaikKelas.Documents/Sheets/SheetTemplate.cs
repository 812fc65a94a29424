using System.Globalization;
using System.Security;

namespace NaikKelas.Documents.Sheets;

/// <summary>
/// Makes the empty workbook that people fill: headings, drop-downs from a hidden sheet, text cells where digits must
/// survive, and a sheet "Petunjuk" that explains each column.
/// </summary>
public static class SheetTemplate
{
    private const string Lists = "Daftar";

    private static readonly int[] HintWidths = [28, 10, 60, 32, 28];

    // Excel offers a drop-down and its check only in the rows that are named here.
    private const int PreparedRows = 5_001;

    /// <summary><c>say</c> turns a sentence into the reader's language; Indonesian when left out.</summary>
    public static byte[] Write<TRow>(SheetSpec<TRow> spec, Func<FormattableString, string>? say = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        say ??= Indonesian.Say;
        using var output = new MemoryStream();
        using (var package = new XlsxPackage(output))
        {
            WriteData(package, spec.Title, spec.Columns, say);
            WriteHints(package, spec.Columns, say);
            if (spec.Columns.Any(c => c.Choices.Count > 0))
                WriteLists(package, spec.Columns);
        }
        return output.ToArray();
    }

    private static void WriteData(
        XlsxPackage package,
        string title,
        IReadOnlyList<SheetColumn> columns,
        Func<FormattableString, string> say
    )
    {
        using var sheet = package.Sheet(title);
        sheet.Begin(
            [
                .. columns.Select(c =>
                    (
                        XlsxSheetWriter.WidthOf(c.Heading, c.Width),
                        c.Format switch
                        {
                            CellFormat.Date => XlsxStyle.Date,
                            CellFormat.Number => XlsxStyle.Number,
                            _ => XlsxStyle.Text,
                        }
                    )
                ),
            ],
            frozen: true
        );
        sheet.BeginRow();
        foreach (var column in columns)
            sheet.Text(column.Heading, column.Required ? XlsxStyle.HeadingRequired : XlsxStyle.Heading);
        sheet.EndRow();
        sheet.End(Validations(columns, say));
    }

    private static string Validations(IReadOnlyList<SheetColumn> columns, Func<FormattableString, string> say)
    {
        var lists = columns.Index().Where(c => c.Item.Choices.Count > 0).ToArray();
        var rules = lists.Select(
            (list, place) =>
            {
                var letter = CellAddress.Letters(list.Index + 1);
                var source = XlsxPackage.Absolute(
                    new(new(1, place + 1), new(list.Item.Choices.Count, place + 1))
                );
                var advice = SecurityElement.Escape(Short(say($"Pilih dari daftar.")));
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"""<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="{SecurityElement.Escape(Short(list.Item.Heading, 32))}" error="{advice}" sqref="{letter}2:{letter}{PreparedRows}"><formula1>{Lists}!{source}</formula1></dataValidation>"""
                );
            }
        );
        return lists.Length == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"""<dataValidations count="{lists.Length}">{string.Concat(rules)}</dataValidations>"""
            );
    }

    private static void WriteHints(
        XlsxPackage package,
        IReadOnlyList<SheetColumn> columns,
        Func<FormattableString, string> say
    )
    {
        using var sheet = package.Sheet(say($"Petunjuk"));
        sheet.Begin([.. HintWidths.Select(w => (w, XlsxStyle.General))], frozen: true);
        Line(
            sheet,
            XlsxStyle.HeadingRequired,
            say($"Kolom"),
            say($"Wajib"),
            say($"Penjelasan"),
            say($"Isi"),
            say($"Contoh")
        );
        foreach (var column in columns)
            Line(
                sheet,
                XlsxStyle.Wrapped,
                column.Heading,
                column.Required ? say($"ya") : say($"tidak"),
                column.Hint is null ? "" : say(column.Hint),
                say(column.Expected),
                column.Example ?? ""
            );
        sheet.End("");
    }

    private static void WriteLists(XlsxPackage package, IReadOnlyList<SheetColumn> columns)
    {
        using var sheet = package.Sheet(Lists, hidden: true);
        var lists = columns.Where(c => c.Choices.Count > 0).Select(c => c.Choices).ToArray();
        sheet.Begin([], frozen: false);
        for (var row = 0; row < lists.Max(l => l.Count); row++)
        {
            sheet.BeginRow();
            foreach (var list in lists)
                if (row < list.Count)
                    sheet.Text(list[row], XlsxStyle.Text);
                else
                    sheet.Skip();
            sheet.EndRow();
        }
        sheet.End("");
    }

    private static void Line(XlsxSheetXml sheet, XlsxStyle style, params ReadOnlySpan<string> texts)
    {
        sheet.BeginRow();
        foreach (var text in texts)
            sheet.Text(text, style);
        sheet.EndRow();
    }

    private static string Short(string text, int length = 225) =>
        text.Length > length ? text[..length] : text;
}
