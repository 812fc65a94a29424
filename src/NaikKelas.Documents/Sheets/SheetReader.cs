namespace NaikKelas.Documents.Sheets;

/// <summary>
/// Reads the first visible sheet (or one by name) of an .xlsx, or a .csv, into texts. Whatever the file is, the
/// answer is a reading: a hostile or broken file is refused with the reason, never an exception.
/// </summary>
public static class SheetReader
{
    private static ReadOnlySpan<byte> Zip => "PK\x03\x04"u8;
    private static ReadOnlySpan<byte> OldOffice => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // "EncryptedPackage" in UTF-16: the directory entry under which Office keeps a workbook with a password.
    private static ReadOnlySpan<byte> Encrypted => "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8;

    /// <summary>Reads a stream no further than the limit allows, so that a large upload is refused while it comes in.</summary>
    public static async Task<SheetReading> ReadAsync(
        Stream content,
        string fileName,
        SheetLimits? limits = null,
        string? sheetName = null,
        CancellationToken ct = default
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        limits ??= SheetLimits.Default;
        using var taken = new MemoryStream();
        var buffer = new byte[81_920];
        for (int count; (count = await content.ReadAsync(buffer, ct)) > 0; )
        {
            if (taken.Length + count > limits.FileBytes)
                return TooLarge(limits);
            taken.Write(buffer, 0, count);
        }
        return Read(taken.GetBuffer().AsMemory(0, (int)taken.Length), fileName, limits, sheetName);
    }

    public static SheetReading Read(
        ReadOnlyMemory<byte> content,
        string fileName,
        SheetLimits? limits = null,
        string? sheetName = null
    )
    {
        ArgumentNullException.ThrowIfNull(fileName);
        limits ??= SheetLimits.Default;
        if (content.Length > limits.FileBytes)
            return TooLarge(limits);
        if (content.IsEmpty)
            return SheetReading.Refused("file-empty", $"Berkas kosong.");
        var bytes = content.Span;
        if (bytes.StartsWith(Zip))
            return XlsxReader.Read(content, limits, sheetName);
        if (bytes.StartsWith(OldOffice))
            return bytes.IndexOf(Encrypted) >= 0
                ? SheetReading.Refused(
                    "file-encrypted",
                    $"Berkas dikunci dengan kata sandi. Simpan tanpa kata sandi, lalu unggah lagi."
                )
                : SheetReading.Refused(
                    "file-old-excel",
                    $"Berkas berformat Excel lama (.xls). Simpan sebagai .xlsx, lalu unggah lagi."
                );
        if (fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            return CsvSheet.Read(content, fileName, limits);
        return SheetReading.Refused(
            "file-not-xlsx",
            $"Berkas ini bukan berkas Excel (.xlsx) atau CSV, atau rusak. Unggah berkas .xlsx atau .csv."
        );
    }

    private static SheetReading TooLarge(SheetLimits limits) =>
        SheetReading.Refused(
            "file-too-large",
            $"Berkas lebih besar dari {limits.FileBytes / 1048576m:0.##} MB. Bagi menjadi beberapa berkas, atau hapus gambar di dalamnya."
        );

    internal static SheetReading TooManyRows(int found, SheetLimits limits) =>
        SheetReading.Refused(
            "rows-too-many",
            $"Berkas berisi {found:N0} baris data; paling banyak {limits.Rows:N0} baris sekali unggah. Bagi menjadi beberapa berkas."
        );

    internal static SheetReading TooManyColumns(CellAddress cell, SheetLimits limits) =>
        SheetReading.Refused(
            "columns-too-many",
            $"Sel {cell.ToString()} berisi, padahal paling banyak {limits.Columns:N0} kolom. Hapus kolom yang tidak dipakai.",
            cell.ToString()
        );
}
