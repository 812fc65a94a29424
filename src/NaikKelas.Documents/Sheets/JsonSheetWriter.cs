using System.Text.Encodings.Web;
using System.Text.Json;

namespace NaikKelas.Documents.Sheets;

/// <summary>A list of objects, one a row, under the headings of the sheet; empty cells are left out.</summary>
internal sealed class JsonSheetWriter : ISheetWriter
{
    private readonly Utf8JsonWriter _json;
    private readonly JsonEncodedText[] _names;

    public JsonSheetWriter(Stream output, IReadOnlyList<SheetHeading> headings)
    {
        _names =
        [
            .. headings.Select(h =>
                JsonEncodedText.Encode(h.Text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
            ),
        ];
        _json = new Utf8JsonWriter(
            output,
            new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        _json.WriteStartArray();
    }

    public void Row(params ReadOnlySpan<SheetValue> cells)
    {
        _json.WriteStartObject();
        for (var i = 0; i < cells.Length; i++)
            switch (cells[i].Is)
            {
                case SheetValue.Kind.Nothing:
                    break;
                case SheetValue.Kind.Number:
                    _json.WriteNumber(_names[i], cells[i].Number);
                    break;
                default:
                    _json.WriteString(_names[i], cells[i].ToString());
                    break;
            }
        _json.WriteEndObject();
    }

    public void Dispose()
    {
        _json.WriteEndArray();
        _json.Dispose();
    }
}
