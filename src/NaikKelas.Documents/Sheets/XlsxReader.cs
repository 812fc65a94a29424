using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace NaikKelas.Documents.Sheets;

/// <summary>Opens a workbook behind the guards and hands its chosen sheet to <see cref="XlsxRows"/>.</summary>
internal static class XlsxReader
{
    public static SheetReading Read(ReadOnlyMemory<byte> content, SheetLimits limits, string? sheetName)
    {
        try
        {
            if (ZipGuard.Check(content, limits) is { } refused)
                return refused;
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
            return ReadSheet(workbook, content, limits, sheetName);
        }
        // A damaged file fails anywhere inside zip, packaging or XML, each with exceptions of its own; to the
        // person it is one thing. Running out of memory is not the file's fault and goes on up.
        catch (Exception damaged) when (damaged is not OutOfMemoryException)
        {
            return SheetReading.Refused(
                "file-damaged",
                $"Berkas tidak dapat dibaca sebagai Excel (.xlsx): isinya rusak atau bukan lembar kerja. Simpan ulang sebagai .xlsx, lalu unggah lagi."
            );
        }
    }

    private static SheetReading ReadSheet(
        SpreadsheetDocument workbook,
        ReadOnlyMemory<byte> content,
        SheetLimits limits,
        string? sheetName
    )
    {
        if (
            workbook.DocumentType
            is not (SpreadsheetDocumentType.Workbook or SpreadsheetDocumentType.Template)
        )
            return SheetReading.Refused(
                "file-macros",
                $"Berkas berisi makro (.xlsm). Simpan sebagai .xlsx tanpa makro, lalu unggah lagi."
            );
        var main = workbook.WorkbookPart!;
        var (sheets, from1904) = XlsxParts.Workbook(main.GetStream());
        var visible = sheets.FindAll(s => !s.Hidden);
        var chosen = sheetName is null
            ? visible.FirstOrDefault()
            : visible.Find(s => string.Equals(s.Name, sheetName, StringComparison.OrdinalIgnoreCase));
        if (chosen is null)
            return sheetName is null
                ? SheetReading.Refused("sheet-missing", $"Berkas tidak memiliki lembar yang terlihat.")
                : SheetReading.Refused(
                    "sheet-missing",
                    $"Lembar \"{sheetName}\" tidak ada. Lembar yang ada: {string.Join(", ", visible.Select(s => s.Name))}."
                );
        var styles = main.WorkbookStylesPart is { } look ? XlsxParts.DateStyles(look.GetStream()) : [];
        var texts = main.SharedStringTablePart is { } shared ? XlsxParts.SharedTexts(shared.GetStream()) : [];
        using var xml = XlsxParts.Open(main.GetPartById(chosen.PartId).GetStream());
        return new XlsxRows(xml, limits, styles, texts, from1904).Read(chosen.Name, content);
    }
}
