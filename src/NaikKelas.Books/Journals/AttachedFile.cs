using Microsoft.Extensions.Configuration;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Journals;

/// <summary>What may be handed in behind a journal or with a request: a photo or a PDF, up to <c>Books:AttachmentKilobytesMax</c>.</summary>
internal static class AttachedFile
{
    private const int KilobytesMaxUnlessSet = 1024;

    public static Refusal? Check(ReadOnlyMemory<byte> content, IConfiguration settings)
    {
        var most = settings.GetValue("Books:AttachmentKilobytesMax", KilobytesMaxUnlessSet);
        if (content.IsEmpty)
            return new("file.none", $"Pilih foto atau berkas PDF dahulu.", "File");
        if (content.Length > most * 1024)
            return new(
                "file.too-large",
                $"Berkas: ditemukan {content.Length / 1024} KB, seharusnya paling besar {most} KB.",
                "File"
            );
        return KindOf(content.Span) is null
            ? new("file.kind", $"Berkas: bukan PDF, JPEG, atau PNG; foto atau pindai halamannya.", "File")
            : null;
    }

    /// <summary>Told by the first bytes, whatever the name says.</summary>
    public static (string Type, string Ending)? KindOf(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) ? ("application/pdf", "pdf")
        : content.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? ("image/jpeg", "jpg")
        : content.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? ("image/png", "png")
        : null;
}
