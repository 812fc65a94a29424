using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Proof;

namespace NaikKelas.Books.Exchange;

/// <summary><c>books verify [--cooperative REF]</c>: code 1 and the differences if there are any.</summary>
internal static class VerifyCommand
{
    internal static Command Create(Func<IServiceProvider> services)
    {
        var cooperative = BooksCommands.Cooperative(required: false);
        var command = new Command("verify", "Hitung ulang pembukuan dan bandingkan") { cooperative };
        command.SetAction(
            async (parsed, ct) =>
            {
                if (parsed.GetValue(cooperative) is not null)
                    return await BooksCommands.WithAsync(
                        services,
                        parsed,
                        cooperative,
                        async (scope, card) =>
                            await OneAsync(
                                scope,
                                parsed,
                                new BooksRef(card.Id, $"{card.Id.Value}", card.Name, []),
                                ct
                            )
                                ? 0
                                : 1,
                        ct
                    );
                var holds = true;
                await using var all = services().CreateAsyncScope();
                foreach (var books in await all.ServiceProvider.GetRequiredService<FindBooks>().AllAsync(ct))
                {
                    await using var scope = services().CreateAsyncScope();
                    holds &= await OneAsync(scope.ServiceProvider, parsed, books, ct);
                }

                return holds ? 0 : 1;
            }
        );
        return command;
    }

    private static async Task<bool> OneAsync(
        IServiceProvider scope,
        ParseResult parsed,
        BooksRef books,
        CancellationToken ct
    )
    {
        var proof = await scope.GetRequiredService<VerifyBooks>().RunAsync(books.Id, ct);
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync(
            $"{books.Ref}  {books.Name}: {proof.Journals} jurnal, {proof.Lines} baris, {proof.Differences.Count} selisih"
        );
        foreach (var difference in proof.Differences)
            await output.WriteLineAsync(
                $"  {difference.Invariant} {difference.Where}: {difference.Expected} ≠ {difference.Found}"
            );
        return proof.Holds;
    }
}
