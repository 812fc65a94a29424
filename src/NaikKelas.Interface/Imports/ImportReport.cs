using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using NaikKelas.Documents.Sheets;
using NaikKelas.Kernel;

namespace NaikKelas.Interface.Imports;

/// <summary>What a dry run found, as it is kept: sentences in both languages, since reader and uploader may differ.</summary>
internal sealed record ImportReport(
    int HeadingRow,
    IReadOnlyList<ImportReport.Problem> Problems,
    IReadOnlyList<ImportReport.Problem> Warnings,
    IReadOnlyList<RowChange> Changes
)
{
    internal sealed record Sentence(string Indonesian, string English)
    {
        public override string ToString() =>
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : Indonesian;
    }

    internal sealed record Problem(
        string Code,
        string? Cell,
        string? Heading,
        string? Found,
        Sentence? Expected,
        Sentence Message
    );

    public static ImportReport Of(CheckedSheet sheet, Texts texts)
    {
        return new ImportReport(
            sheet.HeadingRow,
            [.. sheet.Problems.Select(Keep)],
            [.. sheet.Warnings.Select(Keep)],
            [.. sheet.Rows.Where(r => !r.IsBad).SelectMany(r => r.Changes)]
        );

        Problem Keep(SheetProblem p) =>
            new(
                p.Code,
                p.Cell,
                p.Heading,
                p.Found,
                p.Expected is null ? null : Both(p.Expected, texts),
                Both(p.Message, texts)
            );
    }

    internal static Sentence Both(FormattableString text, Texts texts) =>
        new(Spoken(Texts.Indonesian, texts, text), Spoken(Texts.English, texts, text));

    private static string Spoken(CultureInfo language, Texts texts, FormattableString text)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = language;
            return texts.Of(text);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>The problems again as the sheets know them, in the reader's language, for the marked copy.</summary>
    public IReadOnlyList<SheetProblem> SheetProblems() =>
        [
            .. Problems.Select(p => new SheetProblem(p.Code, p.Cell, Text(p.Message))
            {
                Heading = p.Heading,
                Found = p.Found,
                Expected = p.Expected is { } expected ? Text(expected) : null,
            }),
        ];

    private static FormattableString Text(Sentence sentence) => $"{sentence}";

    public byte[] Pack(PersonalDataKey key)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(brotli, this);
        return key.Seal(packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    public static ImportReport Unpack(byte[] box, PersonalDataKey key)
    {
        using var packed = new MemoryStream(key.Open(box));
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<ImportReport>(brotli)!;
    }
}
