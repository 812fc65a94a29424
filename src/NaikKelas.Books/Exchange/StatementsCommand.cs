using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Statements;

namespace NaikKelas.Books.Exchange;

/// <summary><c>books statements --cooperative REF --year 2025 --format json|xlsx|pdf --output FILE</c>.</summary>
internal static class StatementsCommand
{
    internal static Command Create(Func<IServiceProvider> services)
    {
        var (cooperative, year) = (BooksCommands.Cooperative(), BooksCommands.Year());
        var format = new Option<string>("--format") { Required = true, Description = "json, xlsx atau pdf" };
        format.AcceptOnlyFromAmong(MakeStatements.Json, MakeStatements.Xlsx, MakeStatements.Pdf);
        var output = new Option<FileInfo>("--output") { Required = true, Description = "Berkas hasil" };
        var command = new Command("statements", "Laporan keuangan satu tahun")
        {
            cooperative,
            year,
            format,
            output,
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
                        var content = await scope
                            .GetRequiredService<MakeStatements>()
                            .RunAsync(
                                card.Id,
                                card.Name,
                                StatementSpan.YearTo(new DateOnly(of, 12, 31)),
                                unit: null,
                                parsed.GetRequiredValue(format),
                                ct
                            );
                        await File.WriteAllBytesAsync(parsed.GetRequiredValue(output).FullName, content, ct);
                        return 0;
                    },
                    ct
                )
        );
        return command;
    }
}
