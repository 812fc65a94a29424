using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Charts;
using NaikKelas.Books.Exchange;
using NaikKelas.Books.Loans;
using NaikKelas.Books.Shu;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books;

/// <summary><c>naikkelas books …</c>: a co-op's books for other programs. Codes: 0 done, 1 a check did not hold, 2 refused.</summary>
internal static class BooksCommands
{
    internal static Command Create(Func<IServiceProvider> services) =>
        new("books", "Pembukuan koperasi")
        {
            OpenBooksCommand.Create(services),
            ListCommand.Create(services),
            TrialBalanceCommand.Create(services),
            StatementsCommand.Create(services),
            ExportCommand.Create(services),
            JournalsCommand.Create(services),
            VerifyCommand.Create(services),
            LoanScheduleCommand.Create(services),
            ShuCommand.Create(services),
        };

    internal static Option<string> Cooperative(bool required = true) =>
        new("--cooperative")
        {
            Required = required,
            Description = "Kode koperasi dari 'books list', atau Nomor Induk Koperasi",
        };

    internal static Option<int> Year() => new("--year") { Required = true, Description = "Tahun buku" };

    /// <summary>Does something with the one co-op that was named; tells on the error stream when there is none.</summary>
    internal static async Task<int> WithAsync(
        Func<IServiceProvider> services,
        ParseResult parsed,
        Option<string> cooperative,
        Func<IServiceProvider, OrganisationCard, Task<int>> act,
        CancellationToken ct
    )
    {
        await using var scope = services().CreateAsyncScope();
        var found = await scope
            .ServiceProvider.GetRequiredService<FindBooks>()
            .OneAsync(parsed.GetRequiredValue(cooperative), ct);
        if (!found.Refused)
            return await act(scope.ServiceProvider, found.Value);
        return await Verbs.RefuseAsync(
            parsed,
            scope.ServiceProvider.GetRequiredService<Texts>(),
            found.Refusals
        );
    }

    internal static async Task<int> RefuseAsync(ParseResult parsed, string code, string message)
    {
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"{code}: {message}");
        return Verbs.Refused;
    }
}
