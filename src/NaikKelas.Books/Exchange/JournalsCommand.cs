using System.CommandLine;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Exchange;

/// <summary><c>books import --cooperative REF JOURNAL.csv</c>: all or nothing.</summary>
internal static class JournalsCommand
{
    internal static Command Create(Func<IServiceProvider> services)
    {
        var cooperative = BooksCommands.Cooperative();
        var file = new Argument<FileInfo>("JOURNAL.csv") { Description = "Berkas jurnal" };
        var command = new Command("import", "Impor jurnal dari CSV, semua atau tidak sama sekali")
        {
            cooperative,
            file,
        };
        command.SetAction(
            (parsed, ct) =>
                BooksCommands.WithAsync(
                    services,
                    parsed,
                    cooperative,
                    async (scope, card) =>
                    {
                        var path = parsed.GetRequiredValue(file);
                        if (!path.Exists)
                            return await BooksCommands.RefuseAsync(
                                parsed,
                                "file-missing",
                                $"Berkas {path.FullName} tidak ada."
                            );
                        using var text = new StreamReader(path.FullName, Encoding.UTF8);
                        var imported = await scope
                            .GetRequiredService<ImportJournals>()
                            .RunAsync(card.Id, text, ct);
                        return await TellAsync(parsed, scope.GetRequiredService<Texts>(), imported);
                    },
                    ct
                )
        );
        return command;
    }

    private static async Task<int> TellAsync(ParseResult parsed, Texts texts, JournalsImported imported)
    {
        var console = parsed.InvocationConfiguration;
        // The line as an editor counts it: as text, or 31415 would read 31.415.
        foreach (var problem in imported.Problems)
            await console.Error.WriteLineAsync(
                $"{texts["Baris {0}", $"{problem.Line}"]}: {problem.Code}: {texts.Of(problem.Message)}"
            );
        if (imported.Problems.Count > 0)
            return Verbs.Refused;
        await console.Output.WriteLineAsync(
            texts["{0} jurnal dicatat, {1} sudah pernah dicatat.", imported.Posted, imported.Skipped]
        );
        return 0;
    }
}
