namespace NaikKelas.Documents.Sheets;

/// <summary>A table on its way out, whatever the kind of file.</summary>
/// <param name="Title">Names the sheet in a workbook.</param>
/// <param name="Headings">The columns.</param>
/// <param name="Write">Writes the rows.</param>
public sealed record SheetFile(string Title, IReadOnlyList<SheetHeading> Headings, Action<ISheetWriter> Write)
{
    /// <summary>Endings that can be written.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["xlsx", "csv", "json"];

    /// <param name="format">One of <see cref="Formats"/>.</param>
    public byte[] ToBytes(string format)
    {
        using var output = new MemoryStream();
        using (
            var writer = format switch
            {
                "csv" => SheetWriter.Csv(output, Headings),
                "json" => SheetWriter.Json(output, Headings),
                _ => SheetWriter.Xlsx(output, Title, Headings),
            }
        )
            Write(writer);
        return output.ToArray();
    }
}
