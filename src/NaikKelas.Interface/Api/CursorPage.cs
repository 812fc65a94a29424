using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using NaikKelas.Kernel;

namespace NaikKelas.Interface;

/// <summary>Some rows of a list, and the address of those that follow.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">Path and query of the next page; null: this is the last.</param>
public sealed record CursorPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>
/// The one way lists of the API are paged: <c>?limit=</c> rows and <c>?cursor=</c>, the key of the last row seen, which
/// callers pass on as they got it (in <c>next</c>) and do not read.
/// </summary>
public static class Cursor
{
    public const int LimitMax = 200;
    private const int LimitDefault = 50;

    public static int Limit(int? asked) => Math.Clamp(asked ?? LimitDefault, 1, LimitMax);

    /// <summary>The key in a cursor; null: from the start.</summary>
    /// <returns>A refusal where the cursor is none of ours.</returns>
    public static Result<Start<TKey>> Read<TKey>(string? cursor)
        where TKey : class
    {
        if (string.IsNullOrEmpty(cursor))
            return new Start<TKey>(null);
        try
        {
            if (JsonSerializer.Deserialize<TKey>(WebEncoders.Base64UrlDecode(cursor)) is { } key)
                return new Start<TKey>(key);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Told below, like a cursor that holds nothing.
        }

        return new Refusal(
            "cursor",
            $"Cursor tidak dapat dibaca. Pakai alamat next apa adanya, atau mulai lagi tanpa cursor.",
            "cursor"
        );
    }

    /// <summary>A page from one row more than it may hold.</summary>
    public static CursorPage<TItem> Page<TRow, TKey, TItem>(
        HttpRequest request,
        IReadOnlyList<TRow> rows,
        int limit,
        Func<TRow, TKey> key,
        Func<TRow, TItem> item
    )
        where TKey : class
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(key);
        string? next = null;
        if (rows.Count > limit)
        {
            var cursor = WebEncoders.Base64UrlEncode(
                JsonSerializer.SerializeToUtf8Bytes(key(rows[limit - 1]))
            );
            var pairs = request
                .Query.Where(p => p.Key != "cursor")
                .SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v)));
            next = request.PathBase + request.Path + QueryString.Create([.. pairs, new("cursor", cursor)]);
        }

        return new CursorPage<TItem>([.. rows.Take(limit).Select(item)], next);
    }
}

/// <summary>Where a page starts: after a key, or at the beginning.</summary>
public readonly record struct Start<TKey>(TKey? After)
    where TKey : class;
