using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace NaikKelas.Kernel.Auditing;

/// <summary>Reads from the change tracker what is about to change, as audit lines: nobody has to remember to audit.</summary>
internal static class ChangeLog
{
    internal sealed record Line(string Action, string Subject, string Detail);

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IReadOnlyList<Line> Of(ChangeTracker tracker) =>
        [
            .. tracker
                .Entries()
                .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Where(e => e.Metadata.FindAnnotation(AuditTables.NotAuditedMark) is null)
                .Select(Describe)
                .OfType<Line>(),
        ];

    private static Line? Describe(EntityEntry entry)
    {
        var changes = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in entry.Properties)
        {
            if (
                property.Metadata.IsPrimaryKey()
                || entry.State == EntityState.Modified && !property.IsModified
            )
                continue;
            var name = property.Metadata.GetColumnName();
            if (property.Metadata.PropertyInfo?.GetCustomAttribute<NeverShownAttribute>() is not null)
            {
                if (property.CurrentValue is not null || property.OriginalValue is not null)
                    changes[name] = "•";
                continue;
            }

            object? old = entry.State == EntityState.Added ? null : Plain(property.OriginalValue);
            object? now = entry.State == EntityState.Deleted ? null : Plain(property.CurrentValue);
            if (entry.State == EntityState.Added && now is not null)
                changes[name] = now;
            else if (entry.State != EntityState.Added && !Equals(old, now))
                changes[name] = new[] { old, now };
        }

        if (entry.State == EntityState.Modified && changes.Count == 0)
            return null;
        var table = entry.Metadata.GetTableName();
        return new Line(
            $"{table}.{Verb(entry.State)}",
            $"{table}/{Key(entry)}",
            JsonSerializer.Serialize(changes, Json)
        );
    }

    private static string Verb(EntityState state) =>
        state switch
        {
            EntityState.Added => "added",
            EntityState.Deleted => "removed",
            _ => "changed",
        };

    private static string Key(EntityEntry entry) =>
        string.Join(
            ',',
            entry
                .Metadata.FindPrimaryKey()!
                .Properties.Select(p => Plain(entry.Property(p.Name).CurrentValue))
        );

    private static object? Plain(object? value) =>
        value switch
        {
            null or string or bool or int or long or decimal => value,
            byte[] bytes => $"{bytes.Length} B",
            DateTime at => at.ToString(
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                System.Globalization.CultureInfo.InvariantCulture
            ),
            DateOnly date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            _ when Ids.IsId(value.GetType()) => Ids.ValueOf(value).ToString(),
            _ => value.ToString(),
        };
}
