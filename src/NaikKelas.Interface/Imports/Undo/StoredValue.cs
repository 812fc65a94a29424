using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace NaikKelas.Interface.Imports.Undo;

/// <summary>A property's value as JSON of what the database keeps, and back.</summary>
internal static class StoredValue
{
    public static string? Write(IProperty property, object? value)
    {
        if (value is null)
            return null;
        var kept = property.GetTypeMapping().Converter?.ConvertToProvider(value) ?? value;
        // PostgreSQL keeps microseconds; what is compared later must be what comes back.
        if (kept is DateTime at)
            kept = new DateTime(at.Ticks - at.Ticks % 10, DateTimeKind.Utc);
        return JsonSerializer.Serialize(kept, kept.GetType());
    }

    public static object? Read(IProperty property, string? json)
    {
        if (json is null)
            return null;
        var converter = property.GetTypeMapping().Converter;
        var type = converter?.ProviderClrType ?? property.ClrType;
        var kept = JsonSerializer.Deserialize(json, Nullable.GetUnderlyingType(type) ?? type);
        return converter is null ? kept : converter.ConvertFromProvider(kept);
    }

    /// <summary>The uuid of a key: our own typed one or a plain one.</summary>
    public static Guid IdOf(object key) => key is Guid id ? id : Kernel.Ids.ValueOf(key);
}
