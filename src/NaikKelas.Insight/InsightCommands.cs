using System.CommandLine;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Insight.Figures;

namespace NaikKelas.Insight;

internal static class InsightCommands
{
    /// <summary><c>naikkelas figures [--json]</c>: the reference programmes as the boards show them.</summary>
    internal static Command Figures(Func<IServiceProvider> services)
    {
        var json = new Option<bool>("--json") { Description = "Satu objek JSON, bukan baris demi baris" };
        var command = new Command("figures", "Angka program acuan seperti pada papan") { json };
        command.SetAction(
            async (parsed, ct) =>
            {
                var figures = await services().GetRequiredService<ReferenceFigures>().ReadAsync(ct);
                var output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                    await output.WriteLineAsync(figures.ToJsonString());
                else
                    foreach (var (path, value) in Flat("", figures))
                        await output.WriteLineAsync($"{path} {value}");
                return 0;
            }
        );
        return command;
    }

    private static IEnumerable<(string Path, string Value)> Flat(string path, JsonNode? node) =>
        node is JsonObject whole
            ? whole.SelectMany(part => Flat(path.Length == 0 ? part.Key : $"{path}.{part.Key}", part.Value))
            : [(path, node?.ToString() ?? "")];
}
