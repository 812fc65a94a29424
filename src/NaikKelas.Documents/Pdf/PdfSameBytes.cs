using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NaikKelas.Documents.Pdf;

/// <summary>
/// PDFsharp draws its identifiers and the tags of its font subsets at random. A published paper should be the same
/// file whenever it is made from the same input (its digest is printed in the minutes), so they are replaced – letter
/// for letter, for the file keeps a table of byte positions – by ones that follow from the content.
/// </summary>
internal static partial class PdfSameBytes
{
    public static byte[] Of(ReadOnlySpan<byte> pdf)
    {
        // Latin-1 maps each byte to one character and back.
        var text = Encoding.Latin1.GetString(pdf);
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        text = SubsetTag().Replace(text, m => "/" + Tag(tags, m.Value[1..7]) + "+Plus#20");
        text = Identifier().Replace(text, m => Zeros(m.Value));
        var digest = Convert.ToHexString(SHA256.HashData(Encoding.Latin1.GetBytes(text)))[..32];
        text = Identifier().Replace(text, m => Filled(m.Value, digest));
        return Encoding.Latin1.GetBytes(text);
    }

    private static string Tag(Dictionary<string, string> tags, string random)
    {
        if (!tags.TryGetValue(random, out var tag))
            tags[random] = tag = "NAIKK" + ((char)('A' + tags.Count)).ToString(CultureInfo.InvariantCulture);
        return tag;
    }

    private static string Zeros(string identifier) => Filled(identifier, new string('0', 32));

    private static string Filled(string identifier, string digest) =>
        identifier[0] == 'u'
            ? $"uuid:{digest[..8]}-{digest[8..12]}-{digest[12..16]}-{digest[16..20]}-{digest[20..]}".ToLowerInvariant()
            : $"/ID[<{digest}><{digest}>]";

    [GeneratedRegex(@"/[A-Z]{6}\+Plus#20", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SubsetTag();

    [GeneratedRegex(
        @"uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Identifier();
}
