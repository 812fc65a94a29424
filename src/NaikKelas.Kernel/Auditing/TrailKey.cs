using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace NaikKelas.Kernel.Auditing;

/// <summary>The key that seals a row's personal values in the trail; gone, nobody reads them any more.</summary>
internal sealed class TrailKey
{
    private const string Mark = "sealed:";

    /// <summary>What the row is called in the trail: <c>persons/…</c>.</summary>
    public required string Id { get; init; }

    public required byte[] Key { get; init; }

    public static TrailKey New(string subject) =>
        new() { Id = subject, Key = RandomNumberGenerator.GetBytes(32) };

    /// <summary>Anything JSON can say, as one sealed word; null stays null.</summary>
    public string? Seal(object? value)
    {
        if (value is null)
            return null;
        var plain = JsonSerializer.SerializeToUtf8Bytes(value);
        var box = new byte[12 + 16 + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, 12));
        using var aes = new AesGcm(Key, 16);
        aes.Encrypt(box.AsSpan(0, 12), plain, box.AsSpan(28), box.AsSpan(12, 16));
        return Mark + Convert.ToBase64String(box);
    }

    public static bool IsSealed(string text) => text.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>"•" where another key sealed it: that key was destroyed, and the row got a new one since.</summary>
    public JsonNode? Open(string text)
    {
        var box = Convert.FromBase64String(text[Mark.Length..]);
        var plain = new byte[box.Length - 28];
        using var aes = new AesGcm(Key, 16);
        try
        {
            aes.Decrypt(box.AsSpan(0, 12), box.AsSpan(28), box.AsSpan(12, 16), plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return "•";
        }

        return JsonNode.Parse(Encoding.UTF8.GetString(plain));
    }
}

/// <summary>Reads sealed values of the trail as long as their keys exist, and destroys the keys.</summary>
public static class TrailKeys
{
    private const int AtOnce = 500;

    extension(Db db)
    {
        /// <summary>The same lines with their personal values readable; where the key is gone stands "•".</summary>
        public async Task<IReadOnlyList<AuditEntry>> OpenTrailAsync(
            IReadOnlyList<AuditEntry> entries,
            CancellationToken ct
        )
        {
            ArgumentNullException.ThrowIfNull(entries);
            string[] subjects = [.. entries.Select(e => e.Subject).Distinct(StringComparer.Ordinal)];
            var keys = await db.Set<TrailKey>()
                .AsNoTracking()
                .Where(k => subjects.Contains(k.Id))
                .ToDictionaryAsync(k => k.Id, StringComparer.Ordinal, ct);
            return
            [
                .. entries.Select(e => e with { Detail = Open(e.Detail, keys.GetValueOrDefault(e.Subject)) }),
            ];
        }

        /// <summary>
        /// Makes what the trail says of these rows unreadable for ever. Save first: the line of the change itself is
        /// sealed with the same key.
        /// </summary>
        public async Task DestroyTrailKeysAsync(IReadOnlyCollection<string> subjects, CancellationToken ct)
        {
            ArgumentNullException.ThrowIfNull(subjects);
            foreach (var some in subjects.Chunk(AtOnce))
                await db.Set<TrailKey>().Where(k => some.Contains(k.Id)).ExecuteDeleteAsync(ct);
        }
    }

    /// <summary>The keys of the rows about to be told, made where they do not exist yet.</summary>
    internal static async Task<IReadOnlyDictionary<string, TrailKey>> ForAsync(
        Db db,
        IReadOnlyList<(string Subject, bool IsNew)> rows,
        CancellationToken ct
    )
    {
        var keys = new Dictionary<string, TrailKey>(StringComparer.Ordinal);
        foreach (var some in rows.Where(r => !r.IsNew).Select(r => r.Subject).Chunk(AtOnce))
        foreach (
            var key in await db.Set<TrailKey>().AsNoTracking().Where(k => some.Contains(k.Id)).ToListAsync(ct)
        )
            keys[key.Id] = key;
        foreach (var (subject, _) in rows)
            if (!keys.ContainsKey(subject))
                db.Add(keys[subject] = TrailKey.New(subject));
        return keys;
    }

    private static string Open(string detail, TrailKey? key)
    {
        if (!detail.StartsWith('{') || !detail.Contains("\"sealed:", StringComparison.Ordinal))
            return detail;
        var json = JsonNode.Parse(detail)!.AsObject();
        foreach (var (name, value) in json.ToList())
            json[name] = value switch
            {
                JsonArray pair => new JsonArray([.. pair.Select(v => Plain(v, key))]),
                _ => Plain(value, key),
            };
        return json.ToJsonString(ChangeLog.Json);
    }

    private static JsonNode? Plain(JsonNode? value, TrailKey? key) =>
        value is JsonValue one && one.TryGetValue<string>(out var text) && TrailKey.IsSealed(text)
            ? key is null
                ? "•"
                : key.Open(text)
            : value?.DeepClone();
}
