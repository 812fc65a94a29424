using System.Text.Json;

namespace NaikKelas.Host.Administration;

/// <summary>The detail of an audit line as people read it: which field, what stood there, what stands there now.</summary>
internal static class ReadableChanges
{
    internal sealed record Change(string Field, string? Old, string? New);

    public static IReadOnlyList<Change> Of(string detail)
    {
        if (!detail.StartsWith('{'))
            return detail.Length == 0 ? [] : [new Change("", null, detail)];
        using var json = JsonDocument.Parse(detail);
        return [.. json.RootElement.EnumerateObject().Select(Read)];
    }

    private static Change Read(JsonProperty field) =>
        field.Value is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() == 2
            ? new Change(field.Name, Say(pair[0]), Say(pair[1]))
            : new Change(field.Name, null, Say(field.Value));

    private static string Say(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null ? "–" : value.ToString();
}
