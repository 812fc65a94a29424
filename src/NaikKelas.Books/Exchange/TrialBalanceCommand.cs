using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Statements;

namespace NaikKelas.Books.Exchange;

/// <summary><c>books trial-balance --cooperative REF --year 2025 [--json]</c>.</summary>
internal static class TrialBalanceCommand
{
    internal static Command Create(Func<IServiceProvider> services)
    {
        var (cooperative, year) = (BooksCommands.Cooperative(), BooksCommands.Year());
        var json = new Option<bool>("--json") { Description = "Sebagai JSON" };
        var command = new Command("trial-balance", "Neraca saldo satu tahun") { cooperative, year, json };
        command.SetAction(
            (parsed, ct) =>
                BooksCommands.WithAsync(
                    services,
                    parsed,
                    cooperative,
                    async (scope, card) =>
                    {
                        var of = parsed.GetRequiredValue(year);
                        if (of is < 1900 or > 9998)
                            return await BooksCommands.RefuseAsync(parsed, "year", "Tahun tidak dikenal.");
                        var figures = await scope
                            .GetRequiredService<ReadFigures>()
                            .RunAsync(card.Id, StatementSpan.YearTo(new DateOnly(of, 12, 31)), ct);
                        await WriteAsync(
                            parsed.InvocationConfiguration.Output,
                            TrialBalance.Of(figures.Accounts, figures.Now),
                            parsed.GetValue(json)
                        );
                        return 0;
                    },
                    ct
                )
        );
        return command;
    }

    private static async Task WriteAsync(TextWriter output, IReadOnlyList<TrialBalanceRow> rows, bool json)
    {
        if (json)
            await output.WriteLineAsync(JsonSerializer.Serialize(rows, ListCommand.Json));
        else
            foreach (var row in rows)
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{row.Account, -10}{row.Name, -44}{row.Opening, 18}{row.Debit, 18}{row.Credit, 18}{row.Closing, 18}"
                    )
                );
    }
}
