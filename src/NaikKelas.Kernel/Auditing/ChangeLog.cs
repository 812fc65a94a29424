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

    internal static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What is told, with personal values sealed by the keys of <see cref="PersonalIn"/>.</summary>
    public static IReadOnlyList<Line> Of(ChangeTracker tracker, IReadOnlyDictionary<string, TrailKey> keys) =>
        [.. Told(tracker).Select(e => Describe(e, keys)).OfType<Line>()];

    /// <summary>The rows whose personal values are about to be told.</summary>
    public static IReadOnlyList<(string Subject, bool IsNew)> PersonalIn(ChangeTracker tracker) =>
        [
            .. Told(tracker)
                .Where(e =>
                    e.Properties.Any(p => IsPersonal(p) && (e.State != EntityState.Modified || p.IsModified))
                )
                .Select(e => (SubjectOf(e), e.State == EntityState.Added)),
        ];

    private static IEnumerable<EntityEntry> Told(ChangeTracker tracker) =>
        tracker
            .Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Where(e => e.Metadata.FindAnnotation(AuditTables.NotAuditedMark) is null);

    private static bool IsPersonal(PropertyEntry property) =>
        property.Metadata.PropertyInfo?.GetCustomAttribute<PersonalAttribute>() is not null;

    private static string SubjectOf(EntityEntry entry) => $"{entry.Metadata.GetTableName()}/{Key(entry)}";

    private static Line? Describe(EntityEntry entry, IReadOnlyDictionary<string, TrailKey> keys)
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
            var differs = !Equals(old, now);
            if (IsPersonal(property) && keys.TryGetValue(SubjectOf(entry), out var key))
                (old, now) = (key.Seal(old), key.Seal(now));
            if (entry.State == EntityState.Added && now is not null)
                changes[name] = now;
            else if (entry.State != EntityState.Added && differs)
                changes[name] = new[] { old, now };
        }

        if (entry.State == EntityState.Modified && changes.Count == 0)
            return null;
        var table = entry.Metadata.GetTableName();
        return new Line(
            $"{table}.{Verb(entry.State)}",
            SubjectOf(entry),
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
