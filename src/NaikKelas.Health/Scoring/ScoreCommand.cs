using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Health.Scorecards;
using NaikKelas.Kernel;

namespace NaikKelas.Health.Scoring;

/// <summary><c>health score INPUT.json [--json]</c>: the score of one co-op from a file, without a database; code 2 where it cannot be.</summary>
internal static class ScoreCommand
{
    private const int Places = 6;

    /// <summary>What is missing is said as null.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
    };

    internal static Command Create(Func<IServiceProvider> services)
    {
        var (file, json) = (
            InputFile.Argument(),
            new Option<bool>("--json") { Description = "Sebagai JSON" }
        );
        var command = new Command("score", "Skor kesehatan dari berkas JSON") { file, json };
        command.SetAction(
            async (parsed, _) =>
            {
                var read = InputFile.Read(parsed.GetRequiredValue(file), InputOf);
                var card = read.Refused ? null : ScorecardFiles.Find(read.Value.Instrument);
                var made =
                    read.Refused ? read.As<Score>()
                    : card is null
                        ? new Refusal(
                            "unknown-instrument",
                            $"Instrumen {read.Value.Instrument} tidak dikenal. Yang ada: {string.Join(", ", ScorecardFiles.All.Select(c => c.Id))}."
                        )
                    : ScoreRules.Of(card, read.Value.Score);
                if (made.Refused)
                    return await Verbs.RefuseAsync(
                        parsed,
                        services().GetRequiredService<Texts>(),
                        made.Refusals
                    );
                var output = parsed.InvocationConfiguration.Output;
                await (
                    parsed.GetValue(json)
                        ? output.WriteLineAsync(JsonSerializer.Serialize(AsJson(made.Value), Json))
                        : TableAsync(output, card!, made.Value)
                );
                return 0;
            }
        );
        return command;
    }

    private static object AsJson(Score score) =>
        new
        {
            Components = score.Components.Select(c => new
            {
                c.Component.Id,
                Ratio = Round(c.Ratio),
                Nilai = Round(c.Nilai),
                Skor = Round(c.Skor),
                Source = c.Source.ToString().ToLowerInvariant(),
            }),
            Aspects = score.Aspects.Select(a => new
            {
                a.Aspect.Id,
                Score = Round(a.Score),
                a.Aspect.Maximum,
            }),
            Total = Round(score.Total),
            Predicate = score.Predicate?.Token,
            score.Missing,
        };

    private static async Task TableAsync(TextWriter output, Scorecard card, Score score)
    {
        foreach (var c in score.Components)
            await output.WriteLineAsync(
                $"{c.Component.Id, -6} {Say(c.Ratio), 14} {Say(c.Nilai), 10} {Say(c.Skor), 10}  {c.Component.Name}"
            );
        foreach (var a in score.Aspects)
            await output.WriteLineAsync($"{a.Aspect.Name, -32} {Say(a.Score), 10} / {Say(a.Aspect.Maximum)}");
        await output.WriteLineAsync(
            $"{card.Name}: {Say(score.Total)} – {score.Predicate?.Name ?? $"belum lengkap: {string.Join(", ", score.Missing)}"}"
        );
    }

    private static string Say(decimal? number) =>
        Round(number)?.ToString("0.######", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>For the reader; what is classified is never rounded.</summary>
    private static decimal? Round(decimal? number) =>
        number is { } value ? Math.Round(value, Places, MidpointRounding.AwayFromZero) : null;

    private static (string Instrument, ScoreInput Score) InputOf(JsonElement input) =>
        (
            input.GetProperty("instrument").GetString() ?? "",
            new ScoreInput(
                ReadingOf(input),
                Map(input, "amounts", InputFile.Exact),
                Map(input, "ratios", InputFile.Exact),
                Map(
                    input,
                    "answers",
                    a => new Answered(a.GetProperty("met").GetInt32(), a.GetProperty("of").GetInt32())
                ),
                Map(
                    input,
                    "manual",
                    m => new ManualMark(
                        m.TryGetProperty("nilai", out var nilai) ? InputFile.Exact(nilai) : null,
                        m.TryGetProperty("skor", out var skor) ? InputFile.Exact(skor) : null,
                        m.TryGetProperty("reason", out var reason) ? reason.GetString() : null
                    )
                )
            )
        );

    private static bool ReadingOf(JsonElement input) =>
        (input.TryGetProperty("reading", out var reading) ? reading.GetString() : "steps") switch
        {
            "steps" => false,
            "linear" => true,
            var other => throw new FormatException($"reading: {other}"),
        };

    private static Dictionary<string, T> Map<T>(JsonElement input, string name, Func<JsonElement, T> read)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        if (input.TryGetProperty(name, out var all) && all.ValueKind != JsonValueKind.Null)
            foreach (var one in all.EnumerateObject())
                map[one.Name] = read(one.Value);
        return map;
    }
}
