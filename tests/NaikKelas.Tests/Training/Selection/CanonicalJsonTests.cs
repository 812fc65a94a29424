using System.Buffers;
using System.Text;
using System.Text.Json;
using NaikKelas.Training.Selection;

namespace NaikKelas.Tests.Training.Selection;

/// <summary>The examples of RFC 8785 and what else the exchange format may meet.</summary>
public sealed class CanonicalJsonTests
{
    [Fact]
    public void The_sample_of_section_3_2_2_comes_out_as_printed() =>
        Assert.Equal(
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
            Canonical(
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
                  "literals": [null, true, false]
                }
                """
            )
        );

    [Fact]
    public void Names_are_sorted_by_UTF16_code_units_as_in_section_3_2_3()
    {
        const string input = """
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """;
        using var document = JsonDocument.Parse(Canonical(input));
        Assert.Equal(
            ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"],
            document.RootElement.EnumerateObject().Select(member => member.Name)
        );
        Assert.StartsWith("{\"\\r\":\"Carriage Return\",", Canonical(input), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void A_number_is_written_as_in_appendix_B(ulong bits, string text) =>
        Assert.Equal(text, CanonicalNumber.Of(BitConverter.UInt64BitsToDouble(bits)));

    [Theory]
    [InlineData("75.0", "75")]
    [InlineData("-0", "0")]
    [InlineData("1234567890123456789", "1234567890123456800")]
    [InlineData("[ 1 , [ ] , { } , \"\" ]", "[1,[],{},\"\"]")]
    [InlineData("\"\\u0008\\t\\u001F\\u007f\\/\"", "\"\\b\\t\\u001f\u007f/\"")]
    public void A_value_has_one_form(string input, string expected) =>
        Assert.Equal(expected, Canonical(input));

    [Theory]
    [InlineData("{\"a\":1,\"\\u0061\":2}")]
    [InlineData("[1e400]")]
    [InlineData("[\"\\ud800\"]")]
    [InlineData("[1,]")]
    public void What_is_no_I_JSON_has_no_canonical_form(string input) =>
        Assert.ThrowsAny<JsonException>(() => Canonical(input));

    [Fact]
    public void Members_are_left_out_of_the_outermost_object_only()
    {
        var output = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(
            Encoding.UTF8.GetBytes("""{"seed":1,"a":{"seed":2},"z":[{"seed":3}]}"""),
            output,
            new HashSet<string>(["seed"], StringComparer.Ordinal)
        );
        Assert.Equal("""{"a":{"seed":2},"z":[{"seed":3}]}""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void A_long_text_hashes_in_pieces_as_in_one()
    {
        var json = Encoding.UTF8.GetBytes(
            $"[\"{new string('x', 200_000)}\",{string.Join(',', Enumerable.Range(0, 50_000))}]"
        );
        using var sink = new HashSink();
        CanonicalJson.Write(json, sink);
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(json)),
            sink.Finish()
        );
    }

    private static string Canonical(string json)
    {
        var output = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(Encoding.UTF8.GetBytes(json), output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
