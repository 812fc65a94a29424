using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NaikKelas.Training.Selection;

internal delegate T ItemReader<out T>(ref JsonCursor at);

/// <summary>
/// Walks once through a JSON text of any size, knows where it is, and notes what has the wrong type instead
/// of stopping.
/// </summary>
/// <remarks>Each reading method starts on the first token of a value and ends on its last.</remarks>
/// <exception cref="JsonException">The text is no JSON.</exception>
internal ref struct JsonCursor(ReadOnlySpan<byte> json, List<FileProblem> problems)
{
    private const char UnreadMark = '\0';

    private readonly ReadOnlySpan<byte> json = json;

    /// <summary>Names, groups and nominators come by the hundred thousand: each text is kept once.</summary>
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known = new HashSet<string>(
        StringComparer.Ordinal
    ).GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly List<(string? Name, int Index)> path = [];
    private Utf8JsonReader reader = new(json);

    public readonly bool IsNull => reader.TokenType == JsonTokenType.Null;

    public readonly bool IsList => reader.TokenType == JsonTokenType.StartArray;

    public readonly bool IsNumber => reader.TokenType == JsonTokenType.Number;

    public void Start() => reader.Read();

    /// <summary>Nothing but white space may follow.</summary>
    public void End() => reader.Read();

    public bool EnterObject()
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            path.Add((null, -1));
            return true;
        }

        Add("wrong-type", $"ditemukan {Skipped()}, seharusnya objek");
        return false;
    }

    public bool EnterList()
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            path.Add((null, -1));
            return true;
        }

        Add("wrong-type", $"ditemukan {Skipped()}, seharusnya daftar");
        return false;
    }

    /// <summary>Goes on to the value of the next member of the object; after the last, out of it.</summary>
    public bool NextMember(out string name)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            path.RemoveAt(path.Count - 1);
            name = "";
            return false;
        }

        name = Known();
        path[^1] = (name, -1);
        reader.Read();
        return true;
    }

    /// <summary>Goes on to the next item of the list; after the last, out of it.</summary>
    public bool NextItem()
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            path.RemoveAt(path.Count - 1);
            return false;
        }

        path[^1] = (null, path[^1].Index + 1);
        return true;
    }

    public void Skip() => reader.Skip();

    public List<T> Items<T>(ItemReader<T> read)
    {
        List<T> items = [];
        if (!EnterList())
            return items;
        while (NextItem())
            items.Add(read(ref this));
        return items;
    }

    /// <summary>Notes that the object just left lacks a member.</summary>
    public readonly T Missing<T>(string member, T stand)
    {
        Add("missing", $"tidak ada, padahal wajib", member);
        return stand;
    }

    public readonly string MissingId(string member) => Missing(member, Unread());

    /// <summary>
    /// Stands for a text that could not be read: one of its kind, so that nothing else is blamed for it.
    /// </summary>
    public readonly string Unread() => UnreadMark + PathTo(null);

    public static bool IsUnread(string text) => text.StartsWith(UnreadMark);

    /// <summary>A text that others share; null (and a problem) when it is none.</summary>
    public string? Text()
    {
        if (reader.TokenType == JsonTokenType.String)
            return Known();
        Add("wrong-type", $"ditemukan {Skipped()}, seharusnya teks");
        return null;
    }

    /// <summary>A text that stands alone, like an id.</summary>
    public string? OwnText() => reader.TokenType == JsonTokenType.String ? Unescaped() : Text();

    public string? TextOrNull() => IsNull ? null : Text();

    /// <summary>Null (and a problem) when it is no whole number.</summary>
    public int? Whole()
    {
        if (TryWhole() is { } whole)
            return whole;
        Add("wrong-type", $"ditemukan {Skipped()}, seharusnya bilangan bulat");
        return null;
    }

    /// <summary>
    /// Null when it is no whole number, and nothing noted; then the value is still to be skipped.
    /// </summary>
    public readonly int? TryWhole()
    {
        if (reader.TokenType != JsonTokenType.Number)
            return null;
        if (reader.TryGetInt32(out var whole))
            return whole;

        // 75.0 and 7.5e1 are whole numbers too.
        return
            reader.TryGetDouble(out var number)
            && number == Math.Truncate(number)
            && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : null;
    }

    public Fact Fact()
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return Selection.Fact.Null;
            case JsonTokenType.True or JsonTokenType.False:
                return Selection.Fact.Of(reader.GetBoolean());
            case JsonTokenType.Number:
                return Selection.Fact.Of(reader.GetDouble());
            case JsonTokenType.String:
                return Selection.Fact.Of(Known());
            default:
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                return Selection.Fact.OfJson(Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]));
        }
    }

    /// <summary>What the value is, short enough for a message; the value is skipped.</summary>
    public string Skipped()
    {
        var start = (int)reader.TokenStartIndex;
        var kind = reader.TokenType;
        reader.Skip();
        if (kind == JsonTokenType.StartObject)
            return "{…}";
        if (kind == JsonTokenType.StartArray)
            return "[…]";
        var text = Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]);
        return text.Length <= 60 ? text : $"{text[..60]}…";
    }

    public readonly void Add(string code, FormattableString message, string? member = null) =>
        problems.Add(new(code, PathTo(member), message));

    private readonly string PathTo(string? member)
    {
        var text = new StringBuilder();
        foreach (var (name, index) in path)
        {
            if (index >= 0)
                text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            else if (name is not null)
                text.Append(text.Length == 0 ? "" : ".").Append(name);
        }

        if (member is not null)
            text.Append(text.Length == 0 ? "" : ".").Append(member);
        return text.Length == 0 ? "$" : text.ToString();
    }

    private readonly string Known()
    {
        if (reader.ValueSpan.Length > 200)
            return Unescaped();
        Span<char> text = stackalloc char[200];
        int length;
        try
        {
            length = reader.CopyString(text);
        }
        catch (InvalidOperationException)
        {
            return Unescaped();
        }

        if (known.TryGetValue(text[..length], out var kept))
            return kept;
        known.Add(text[..length]);
        return known.TryGetValue(text[..length], out kept) ? kept : text[..length].ToString();
    }

    private readonly string Unescaped()
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            Add("not-text", $"teks berisi setengah pasangan surrogate, bukan Unicode yang sah");
            return "";
        }
    }
}
