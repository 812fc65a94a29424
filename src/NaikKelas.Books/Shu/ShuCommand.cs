using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Exchange;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Shu;

/// <summary><c>books shu INPUT.json</c>: the SHU divided, as JSON; code 2 where it cannot be.</summary>
internal static class ShuCommand
{
    internal static Command Create(Func<IServiceProvider> services)
    {
        var file = InputFile.Argument();
        var command = new Command("shu", "Pembagian SHU dari berkas JSON") { file };
        command.SetAction(
            async (parsed, _) =>
            {
                var texts = services().GetRequiredService<Texts>();
                var read = InputFile.Read(parsed.GetRequiredValue(file), InputOf);
                var made = read.Refused
                    ? read.As<ShuSplit>()
                    : ShuSplit.Of(read.Value.Shu, read.Value.Shares, read.Value.Members, read.Value.Totals);
                if (made.Refused)
                    return await Verbs.RefuseAsync(parsed, texts, made.Refusals);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    JsonSerializer.Serialize(
                        new
                        {
                            Funds = made.Value.Funds.Select(f => new { f.Fund, f.Amount }),
                            made.Value.Members,
                            made.Value.Remainder,
                        },
                        ListCommand.Json
                    )
                );
                return 0;
            }
        );
        return command;
    }

    private static Input InputOf(JsonElement input) =>
        new(
            input.GetProperty("shu").GetInt64(),
            [
                .. input
                    .GetProperty("shares")
                    .EnumerateArray()
                    .Select(s => new ShuShare(
                        s.GetProperty("fund").GetString()!,
                        InputFile.Exact(s.GetProperty("percent"))
                    )),
            ],
            input.TryGetProperty("members", out var members)
                ?
                [
                    .. members
                        .EnumerateArray()
                        .Select(m => new ShuBase(
                            m.GetProperty("id").GetString()!,
                            m.GetProperty("capital").GetInt64(),
                            m.GetProperty("business").GetInt64()
                        )),
                ]
                : [],
            input.TryGetProperty("totals", out var totals) && totals.ValueKind == JsonValueKind.Object
                ? (totals.GetProperty("capital").GetInt64(), totals.GetProperty("business").GetInt64())
                : null
        );

    private sealed record Input(
        long Shu,
        IReadOnlyList<ShuShare> Shares,
        IReadOnlyList<ShuBase> Members,
        (long Capital, long Business)? Totals
    );
}
