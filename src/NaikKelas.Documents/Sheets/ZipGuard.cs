using System.IO.Compression;

namespace NaikKelas.Documents.Sheets;

/// <summary>
/// Inflates a zip once, into nothing, and stops as soon as it grows past the limits. The sizes a zip declares are
/// looked at first, but not believed: a bomb lies.
/// </summary>
internal static class ZipGuard
{
    public static SheetReading? Check(ReadOnlyMemory<byte> content, SheetLimits limits)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        if (zip.Entries.Count > limits.Parts)
            return Bomb();
        long declared = 0;
        foreach (var entry in zip.Entries)
        {
            declared += entry.Length;
            if (entry.Length < 0 || IsTooMuch(declared, content.Length, limits))
                return Bomb();
        }
        long inflated = 0;
        var buffer = new byte[81_920];
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            for (int count; (count = part.Read(buffer)) > 0; )
                if (IsTooMuch(inflated += count, content.Length, limits))
                    return Bomb();
        }
        return null;
    }

    private static bool IsTooMuch(long inflated, int packed, SheetLimits limits) =>
        inflated > limits.InflatedBytes
        || (inflated > limits.RatioFromBytes && inflated / limits.InflationRatio > packed);

    private static SheetReading Bomb() =>
        SheetReading.Refused(
            "file-inflates",
            $"Isi berkas mengembang jauh melebihi ukurannya, sehingga tidak dibuka. Salin data ke berkas baru, lalu unggah lagi."
        );
}
