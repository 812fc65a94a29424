using System.Text.Json;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Books;

/// <summary><c>books loan-schedule</c> and <c>books shu</c>: the exchange format, and code 2 where nothing can be calculated.</summary>
public sealed class CalculatingCliTests
{
    private const string Loan =
        """{ "principal": 12000000, "annualRate": "0.12", "months": 12, "method": "flat", "start": "2026-01-31" }""";

    private const string Shu = """
        { "shu": 90000000,
          "shares": [ {"fund": "jasaModal", "percent": "40"}, {"fund": "jasaUsaha", "percent": 30}, {"fund": "cadangan", "percent": "30"} ],
          "members": [ {"id": "A1", "capital": 6500000, "business": 1500000} ],
          "totals": {"capital": 78000000, "business": 102000000} }
        """;

    [Fact]
    public async Task A_schedule_is_printed_as_the_exchange_format_says()
    {
        var (code, output, _) = await RunAsync("loan-schedule", Loan);

        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        var rows = json.RootElement.GetProperty("rows");
        Assert.Equal(1_440_000, json.RootElement.GetProperty("totalInterest").GetInt64());
        Assert.Equal(12, rows.GetArrayLength());
        Assert.Equal(
            """{"no":1,"due":"2026-02-28","principal":1000000,"interest":120000,"payment":1120000,"balance":11000000}""",
            JsonSerializer.Serialize(rows[0])
        );
    }

    /// <summary>A harvest in the third month and one in the sixth; each month keeps its row.</summary>
    [Fact]
    public async Task A_schedule_follows_the_harvest()
    {
        var input = Loan.Replace("\"months\": 12", "\"months\": 6", StringComparison.Ordinal)
            .Replace(
                "}",
                ", \"principalMonths\": [3, 6], \"service\": \"harvest\" }",
                StringComparison.Ordinal
            );

        var (code, output, _) = await RunAsync("loan-schedule", input);

        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        var rows = json.RootElement.GetProperty("rows");
        Assert.Equal(
            """{"no":2,"due":"2026-03-31","principal":0,"interest":0,"payment":0,"balance":12000000}""",
            JsonSerializer.Serialize(rows[1])
        );
        Assert.Equal(
            """{"no":3,"due":"2026-04-30","principal":6000000,"interest":360000,"payment":6360000,"balance":6000000}""",
            JsonSerializer.Serialize(rows[2])
        );
    }

    [Fact]
    public async Task The_shu_is_printed_as_the_exchange_format_says()
    {
        var (code, output, _) = await RunAsync("shu", Shu);

        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(
            """[{"fund":"jasaModal","amount":36000000},{"fund":"jasaUsaha","amount":27000000},{"fund":"cadangan","amount":27000000}]""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("funds"))
        );
        Assert.Equal(
            """{"id":"A1","jasaModal":3000000,"jasaUsaha":397058,"total":3397058}""",
            JsonSerializer.Serialize(json.RootElement.GetProperty("members")[0])
        );
        Assert.Equal(0, json.RootElement.GetProperty("remainder").GetInt64());
    }

    [Theory]
    [InlineData("loan-schedule", Loan, "\"months\": 12", "\"months\": 0", "months")]
    [InlineData("loan-schedule", Loan, "\"flat\"", "\"islami\"", "input")]
    [InlineData("loan-schedule", Loan, "0.12", "-0.12", "rate")]
    [InlineData("loan-schedule", Loan, "12000000", "0", "principal")]
    [InlineData("loan-schedule", Loan, "{", "[", "input")]
    [InlineData("loan-schedule", Loan, "}", ", \"principalMonths\": [4, 8] }", "harvest")]
    [InlineData("loan-schedule", Loan, "}", ", \"principalMonths\": [12], \"service\": \"x\" }", "input")]
    [InlineData("shu", Shu, "\"40\"", "\"39.9\"", "percent")]
    [InlineData("shu", Shu, "\"cadangan\"", "\"sosial\"", "no-reserve")]
    [InlineData("shu", Shu, "90000000", "-1", "negative")]
    public async Task What_cannot_be_calculated_ends_with_code_two(
        string verb,
        string input,
        string right,
        string wrong,
        string expected
    )
    {
        var (code, output, error) = await RunAsync(
            verb,
            input.Replace(right, wrong, StringComparison.Ordinal)
        );

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith($"{expected}: ", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string verb, string input)
    {
        await using var world = await World.StartAsync();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, input, World.Ct);
            return await world.CliAsync("books", verb, file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
