using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace NaikKelas.Training.Selection;

/// <summary>
/// A dictionary of a handful of entries in one array: a national round has two million of them.
/// </summary>
internal sealed class SmallMap<T>(KeyValuePair<string, T>[] entries) : IReadOnlyDictionary<string, T>
{
    public static readonly SmallMap<T> Empty = new([]);

    public int Count => entries.Length;

    public IEnumerable<string> Keys => entries.Select(entry => entry.Key);

    public IEnumerable<T> Values => entries.Select(entry => entry.Value);

    public T this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        foreach (var entry in entries)
        {
            if (entry.Key == key)
            {
                value = entry.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => entries.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
