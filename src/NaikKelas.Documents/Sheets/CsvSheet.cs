using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace NaikKelas.Documents.Sheets;

/// <summary>
/// Reads a .csv with comma, semicolon or tab (Indonesian Excel writes semicolons). A record keeps the row number that
/// Excel shows, also when texts before it run over several lines.
/// </summary>
internal static partial class CsvSheet
{
    private static readonly char[] Delimiters = [';', ',', '\t'];

    public static SheetReading Read(ReadOnlyMemory<byte> content, string fileName, SheetLimits limits)
    {
        if (Decode(content.Span) is not { } text)
            return SheetReading.Refused(
                "csv-encoding",
                $"Berkas CSV tidak berkode UTF-8. Di Excel pilih \"CSV UTF-8 (Comma delimited)\", lalu simpan dan unggah lagi."
            );
        using var records = CsvReader.FromText(text, Options(DelimiterOf(text)));
        var rows = new List<SheetRow>();
        var problems = new List<SheetProblem>();
        var (found, number) = (0, 0);
        while (records.Read())
        {
            number++;
            var cells = CellsOf(records);
            if (cells.Length > limits.Columns)
                return SheetReader.TooManyColumns(new(number, cells.Length), limits);
            if (cells.Length == 0 || ++found - 1 > limits.Rows)
                continue;
            var row = new SheetRow(number, cells);
            rows.Add(row);
            problems.AddRange(LostDigits(row));
        }
        return found - 1 > limits.Rows
            ? SheetReader.TooManyRows(found - 1, limits)
            : new(
                new Sheet(Path.GetFileNameWithoutExtension(fileName), isCsv: true, content, rows),
                problems
            );
    }

    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (bytes.StartsWith<byte>([0xFF, 0xFE]))
                return Encoding.Unicode.GetString(bytes[2..]);
            if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
                bytes = bytes[3..];
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static CsvReaderOptions Options(char separator) =>
        new()
        {
            Separator = separator,
            HasHeader = false,
            SkipEmptyLines = false,
        };

    /// <summary>The one that stands most often, outside quotes, in the first line with content.</summary>
    private static char DelimiterOf(string text)
    {
        var counts = new int[Delimiters.Length];
        var quoted = false;
        foreach (var letter in text)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (!quoted && letter == '\n' && counts.Any(c => c > 0))
                break;
            else if (!quoted && Array.IndexOf(Delimiters, letter) is >= 0 and var which)
                counts[which]++;
        }
        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }

    private static string[] CellsOf(CsvReader record)
    {
        var cells = new List<string>(record.FieldCount);
        for (var i = 0; i < record.FieldCount; i++)
            cells.Add(FormulaSafety.Unguard(record.GetString(i)));
        while (cells.Count > 0 && string.IsNullOrWhiteSpace(cells[^1]))
            cells.RemoveAt(cells.Count - 1);
        return cells.ToArray();
    }

    /// <summary>"3,20101E+15" is what Excel leaves of a NIK when it saves a CSV.</summary>
    private static IEnumerable<SheetProblem> LostDigits(SheetRow row)
    {
        for (var i = 0; i < row.Cells.Count; i++)
            if (Exponent().IsMatch(row.Cells[i]))
                yield return new(
                    "cell-long-number",
                    new CellAddress(row.Number, i + 1).ToString(),
                    $"NIK atau angka panjang harus berformat teks: Excel hanya menyimpan 15 angka pertama. Ubah format sel menjadi Teks, lalu ketik ulang."
                )
                {
                    Found = row.Cells[i],
                };
    }

    [GeneratedRegex(@"^\d([.,]\d+)?E\+\d\d$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Exponent();
}
