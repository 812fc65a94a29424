using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace NaikKelas.Kernel;

/// <summary>A JSON file that a verb calculates from.</summary>
public static class InputFile
{
    public static Argument<FileInfo> Argument() =>
        new("INPUT.json") { Description = "Berkas masukan; isinya seperti di docs/api.md" };

    /// <summary>Refused where it is missing, no JSON, or lacks what is asked of it.</summary>
    public static Result<T> Read<T>(FileInfo file, Func<JsonElement, T> read)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(read);
        if (!file.Exists)
            return new Refusal("file-missing", $"Berkas {file.FullName} tidak ada.");
        try
        {
            using var stream = file.OpenRead();
            using var document = JsonDocument.Parse(stream);
            return read(document.RootElement);
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or FormatException
                        or OverflowException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or ArgumentNullException
            )
        {
            return new Refusal("input", $"Isi berkas tidak dapat dibaca: {e.Message}");
        }
    }

    /// <summary>An exact decimal, as a string ("0.12") or as a number.</summary>
    public static decimal Exact(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? decimal.Parse(
                value.GetString()!,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture
            )
            : value.GetDecimal();
}
