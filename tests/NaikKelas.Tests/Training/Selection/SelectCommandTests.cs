using System.CommandLine;
using System.Text.Json.Nodes;
using NaikKelas.Training.Selection;
using static NaikKelas.Tests.Training.Selection.SmallRound;

namespace NaikKelas.Tests.Training.Selection;

public sealed class SelectCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("select").FullName;

    public SelectCommandTests() =>
        File.WriteAllBytes(
            In("ROUND.json"),
            RoundWriter.ToUtf8(Of([new("K1", 1, [])], Person("A", 90, "K1"), Person("B", 80, "K1")))
        );

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_round_is_selected_into_a_file_and_nothing_else_is_left_there()
    {
        Assert.Equal(0, Run(out var output, out var errors, In("ROUND.json"), "--output", In("RESULT.json")));
        Assert.Equal("", output + errors);
        Assert.Equal(
            ["RESULT.json", "ROUND.json"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        var result = JsonNode.Parse(File.ReadAllText(In("RESULT.json")))!;
        Assert.Equal("admitted", (string?)result["assignments"]![0]!["status"]);
        Assert.Equal(64, ((string?)result["digest"])!.Length);
    }

    [Fact]
    public void Without_a_file_the_same_result_goes_to_the_screen()
    {
        Run(out _, out _, In("ROUND.json"), "--output", In("RESULT.json"));
        Assert.Equal(0, Run(out var output, out _, In("ROUND.json")));
        Assert.Equal(File.ReadAllText(In("RESULT.json")), output);
    }

    [Fact]
    public void Every_error_is_told_and_nothing_is_written()
    {
        File.WriteAllText(
            In("BAD.json"),
            """{"seed":"s","maxPerNominator":0,"rules":[],"criteria":[],"classes":[],"applicants":7}"""
        );
        Assert.Equal(2, Run(out var output, out var errors, In("BAD.json"), "--output", In("RESULT.json")));
        Assert.Equal("", output);
        Assert.Equal(
            [
                "wrong-type: applicants: ditemukan 7, seharusnya daftar",
                "limit-below-one: maxPerNominator: ditemukan 0, seharusnya 1 atau lebih, atau null",
            ],
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
        Assert.False(File.Exists(In("RESULT.json")));
    }

    [Theory]
    [InlineData("{", "not-json: ")]
    [InlineData(
        """{"seed":"s","rules":[],"criteria":[],"classes":[],"applicants":[],"x":{"a":1,"a":2}}""",
        "not-canonical: "
    )]
    public void What_cannot_be_read_is_refused(string text, string start)
    {
        File.WriteAllText(In("BAD.json"), text);
        Assert.Equal(2, Run(out _, out var errors, In("BAD.json")));
        Assert.StartsWith(start, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused()
    {
        Assert.Equal(2, Run(out _, out var errors, In("NONE.json")));
        Assert.StartsWith("unreadable: NONE.json: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_result_is_verified_and_a_changed_one_does_not_hold()
    {
        Run(out _, out _, In("ROUND.json"), "--output", In("RESULT.json"));
        Assert.Equal(0, Run(out _, out _, In("ROUND.json"), "--verify", In("RESULT.json")));

        var result = File.ReadAllText(In("RESULT.json"));
        File.WriteAllText(
            In("RESULT.json"),
            result.Replace("\"rank\":1", "\"rank\":2", StringComparison.Ordinal)
        );
        Assert.Equal(1, Run(out _, out var errors, In("ROUND.json"), "--verify", In("RESULT.json")));
        Assert.StartsWith("digest: RESULT.json: ", errors, StringComparison.Ordinal);

        File.WriteAllText(In("RESULT.json"), "[");
        Assert.Equal(2, Run(out _, out _, In("ROUND.json"), "--verify", In("RESULT.json")));
    }

    private static int Run(out string output, out string errors, params string[] args)
    {
        using var screen = new StringWriter();
        using var complaints = new StringWriter();
        var code = SelectCommand
            .Create()
            .Parse(args)
            .Invoke(new InvocationConfiguration { Output = screen, Error = complaints });
        (output, errors) = (screen.ToString(), complaints.ToString());
        return code;
    }

    private string In(string name) => Path.Combine(folder, name);
}
