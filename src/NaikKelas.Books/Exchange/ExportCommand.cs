using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Books.Exchange;

/// <summary><c>books export --cooperative REF --year 2025 --format hledger|beancount|csv</c>, to the output.</summary>
internal static class ExportCommand
{
    internal static Command Create(Func<IServiceProvider> services)
    {
        var (cooperative, year) = (BooksCommands.Cooperative(), BooksCommands.Year());
        var format = new Option<string>("--format")
        {
            Required = true,
            Description = "hledger, beancount atau csv",
        };
        format.AcceptOnlyFromAmong(JournalText.Hledger, JournalText.Beancount, JournalText.Csv);
        var command = new Command("export", "Jurnal satu tahun untuk program lain")
        {
            cooperative,
            year,
            format,
        };
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
                        await scope
                            .GetRequiredService<ExportBooks>()
                            .RunAsync(
                                card.Id,
                                of,
                                parsed.GetRequiredValue(format),
                                parsed.InvocationConfiguration.Output,
                                ct
                            );
                        return 0;
                    },
                    ct
                )
        );
        return command;
    }
}
