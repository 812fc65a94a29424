namespace NaikKelas.Training.Corrections;

/// <summary>A file somebody hands in to show that a fact is wrong: a PDF or a photo, told by its first bytes.</summary>
internal static class Evidence
{
    /// <summary>Two mebibytes: a photo of one page.</summary>
    public const int BytesMax = 2 * 1024 * 1024;

    private static readonly (byte[] Start, string Type, string Ending)[] Kinds =
    [
        ("%PDF-"u8.ToArray(), "application/pdf", "pdf"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg", "jpg"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png", "png"),
    ];

    /// <summary>Null: none of the kinds taken, whatever its name says.</summary>
    public static (string Type, string Ending)? KindOf(ReadOnlySpan<byte> content)
    {
        foreach (var (start, type, ending) in Kinds)
            if (content.StartsWith(start))
                return (type, ending);
        return null;
    }
}
