using System.Text.Json;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Health;

/// <summary><c>health score</c>: the exchange format, and code 2 where nothing can be scored.</summary>
public sealed class ScoreCliTests
{
    private const string Input = """
        { "instrument": "perdep-06-2016",
          "amounts": { "modalSendiri": 1000000, "totalAset": 3000000, "kasBank": 0, "kewajibanLancar": 0 },
          "ratios": { "2.4": 27.5 },
          "answers": { "3.1": {"met": 11, "of": 12} },
          "manual": { "5.1": {"nilai": 25, "reason": "Kewajiban lancar nol"} } }
        """;

    [Fact]
    public async Task A_score_is_printed_as_the_exchange_format_says()
    {
        var (code, output, _) = await RunAsync(Input, "--json");

        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        var components = json
            .RootElement.GetProperty("components")
            .EnumerateArray()
            .ToDictionary(c => c.GetProperty("id").GetString()!);
        Assert.Equal(
            """{"id":"1.1","ratio":33.333333,"nilai":50,"skor":3,"source":"computed"}""",
            JsonSerializer.Serialize(components["1.1"])
        );
        Assert.Equal(2.75m, components["3.1"].GetProperty("skor").GetDecimal());
        Assert.Equal("given", components["2.4"].GetProperty("source").GetString());
        Assert.Equal("manual", components["5.1"].GetProperty("source").GetString());
        Assert.Equal(JsonValueKind.Null, components["6.1"].GetProperty("skor").ValueKind);
        Assert.Equal(10.75m, json.RootElement.GetProperty("total").GetDecimal());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("predicate").ValueKind);
        Assert.Contains(
            "6.1",
            json.RootElement.GetProperty("missing").EnumerateArray().Select(m => m.GetString())
        );
    }

    [Fact]
    public async Task People_read_a_table()
    {
        var (code, output, _) = await RunAsync(Input);

        Assert.Equal(0, code);
        Assert.Contains("33.333333", output, StringComparison.Ordinal);
        Assert.Contains("belum lengkap", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("perdep-06-2016", "perdep-99", "unknown-instrument")]
    [InlineData("modalSendiri", "modalKita", "unknown-amount")]
    [InlineData("\"3.1\"", "\"9.9\"", "unknown-component")]
    [InlineData("Kewajiban lancar nol", "", "manual-reason")]
    [InlineData("\"met\": 11", "\"met\": 13", "answers")]
    [InlineData("1000000", "\"banyak\"", "input")]
    [InlineData("\"amounts\"", "\"reading\": \"miring\", \"amounts\"", "input")]
    public async Task What_cannot_be_scored_ends_with_code_two(string right, string wrong, string expected)
    {
        var (code, output, error) = await RunAsync(Input.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith($"{expected}: ", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(
        string input,
        params string[] options
    )
    {
        await using var world = await World.StartAsync();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, input, World.Ct);
            return await world.CliAsync(["health", "score", file, .. options]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
