using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace NaikKelas.Training.Selection;

/// <summary>
/// The JSON Canonicalization Scheme (RFC 8785), written out as it goes so that a text of any size can be
/// hashed.
/// </summary>
internal sealed class CanonicalJson : IComparer<CanonicalJson.Member>
{
    private readonly ReadOnlyMemory<byte> json;
    private readonly IBufferWriter<byte> output;
    private readonly IReadOnlySet<string> leaveOut;

    /// <summary>The members of all objects around the present place, as one stack.</summary>
    private readonly List<Member> members = [];

    private CanonicalJson(
        ReadOnlyMemory<byte> json,
        IBufferWriter<byte> output,
        IReadOnlySet<string> leaveOut
    ) => (this.json, this.output, this.leaveOut) = (json, output, leaveOut);

    /// <param name="json">One JSON value in UTF-8.</param>
    /// <param name="output">Takes the canonical form.</param>
    /// <param name="leaveOut">Members of the outermost object that are not to be written.</param>
    /// <exception cref="JsonException">
    /// No I-JSON (RFC 7493): broken, a doubled member, half a surrogate pair, too large a number.
    /// </exception>
    public static void Write(
        ReadOnlyMemory<byte> json,
        IBufferWriter<byte> output,
        IReadOnlySet<string>? leaveOut = null
    )
    {
        var writer = new CanonicalJson(json, output, leaveOut ?? new HashSet<string>(StringComparer.Ordinal));
        writer.WriteSlice(new(0, json.Length));
    }

    public int Compare(Member x, Member y)
    {
        // UTF-8 sorts like UTF-16 for ASCII only; RFC 8785 sorts by UTF-16.
        return x.IsPlain && y.IsPlain
            ? Bytes(x.Name).SequenceCompareTo(Bytes(y.Name))
            : string.CompareOrdinal(Text(x), Text(y));
    }

    private void WriteSlice(Slice slice)
    {
        var reader = new Utf8JsonReader(Bytes(slice));
        reader.Read();
        WriteValue(ref reader, slice.Start);
        reader.Read();
    }

    private void WriteValue(ref Utf8JsonReader reader, int offset)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                WriteObject(ref reader, offset);
                break;
            case JsonTokenType.StartArray:
                WriteArray(ref reader, offset);
                break;
            case JsonTokenType.Number:
                WriteNumber(ref reader);
                break;
            case JsonTokenType.String when reader.ValueIsEscaped:
                WriteText(TextOf(ref reader));
                break;
            case JsonTokenType.String:
                WriteQuoted(reader.ValueSpan);
                break;
            default:
                output.Write(reader.ValueSpan);
                break;
        }
    }

    private void WriteArray(ref Utf8JsonReader reader, int offset)
    {
        Put('[');
        var first = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!first)
                Put(',');
            first = false;
            WriteValue(ref reader, offset);
        }

        Put(']');
    }

    private void WriteObject(ref Utf8JsonReader reader, int offset)
    {
        var outermost = members.Count == 0 && offset == 0 && reader.CurrentDepth == 0;
        var from = members.Count;
        Collect(ref reader, offset);
        var count = members.Count - from;
        SortFrom(from, count);
        Put('{');
        var first = true;
        for (var index = from; index < from + count; index++)
        {
            var member = members[index];
            if (outermost && leaveOut.Contains(Text(member)))
                continue;
            if (!first)
                Put(',');
            first = false;
            if (member.IsPlain)
                WriteQuoted(Bytes(member.Name));
            else
                WriteText(Text(member));
            Put(':');
            WriteSlice(member.Value);
        }

        Put('}');
        members.RemoveRange(from, count);
    }

    /// <summary>Notes where each member is, leaving the reader at the end of the object.</summary>
    private void Collect(ref Utf8JsonReader reader, int offset)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = new Slice(offset + (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            var isPlain = !reader.ValueIsEscaped && Ascii.IsValid(reader.ValueSpan);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            members.Add(new(name, isPlain, new(offset + start, (int)reader.BytesConsumed - start)));
        }
    }

    private void SortFrom(int from, int count)
    {
        var order = 0;
        for (var index = from + 1; index < from + count && order < 1; index++)
            order = Math.Max(order, Compare(members[index - 1], members[index]) < 0 ? -1 : 1);
        if (order < 1)
            return;
        members.Sort(from, count, this);
        for (var index = from + 1; index < from + count; index++)
        {
            if (Compare(members[index - 1], members[index]) == 0)
                throw new JsonException($"The member '{Text(members[index])}' comes twice in one object.");
        }
    }

    private void WriteNumber(ref Utf8JsonReader reader)
    {
        var raw = reader.ValueSpan;
        if (raw.Length <= 15 && raw.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            output.Write(raw);
            return;
        }

        var number = reader.GetDouble();
        if (!double.IsFinite(number))
            throw new JsonException("A number is too large for a double.");
        output.Write(Encoding.ASCII.GetBytes(CanonicalNumber.Of(number)));
    }

    private void WriteQuoted(ReadOnlySpan<byte> text)
    {
        Put('"');
        output.Write(text);
        Put('"');
    }

    private void WriteText(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var one in text)
        {
            _ = one switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\t' => escaped.Append("\\t"),
                '\n' => escaped.Append("\\n"),
                '\f' => escaped.Append("\\f"),
                '\r' => escaped.Append("\\r"),
                < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)one:x4}"),
                _ => escaped.Append(one),
            };
        }

        WriteQuoted(Encoding.UTF8.GetBytes(escaped.ToString()));
    }

    private string Text(Member member)
    {
        var reader = new Utf8JsonReader(json.Span.Slice(member.Name.Start - 1, member.Name.Length + 2));
        reader.Read();
        return TextOf(ref reader);
    }

    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("A text is no Unicode.", broken);
        }
    }

    private ReadOnlySpan<byte> Bytes(Slice slice) => json.Span.Slice(slice.Start, slice.Length);

    private void Put(char one)
    {
        output.GetSpan(1)[0] = (byte)one;
        output.Advance(1);
    }

    /// <summary>A place in the text, in bytes.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Slice(int Start, int Length);

    /// <summary>A name (without quotes; plain: ASCII without escapes) and its value.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Member(Slice Name, bool IsPlain, Slice Value);
}
