using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Charts;

internal static class OpenBooksCommand
{
    /// <summary><c>naikkelas books open --cooperative ID --chart kdmp --date 2026-01-01 [--approval-from 5000000]</c>.</summary>
    internal static Command Create(Func<IServiceProvider> services)
    {
        var cooperative = new Option<Guid>("--cooperative") { Required = true, Description = "Id koperasi" };
        var chart = new Option<string>("--chart")
        {
            Required = true,
            Description = "ksp, kdmp, koppontren, atau consumer",
        };
        var date = new Option<DateOnly>("--date") { Required = true, Description = "Hari pembukuan dimulai" };
        var approval = new Option<long>("--approval-from")
        {
            Description = "Mulai jumlah ini perlu orang kedua; 0: tidak pernah",
        };
        var command = new Command("open", "Buka pembukuan sebuah koperasi")
        {
            cooperative,
            chart,
            date,
            approval,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                await using var scope = services().CreateAsyncScope();
                var opened = await scope
                    .ServiceProvider.GetRequiredService<OpenBooks>()
                    .RunAsync(
                        new OpenBooks.Input(
                            new OrganisationId(parsed.GetValue(cooperative)),
                            parsed.GetValue(chart)!,
                            parsed.GetValue(date),
                            new Rupiah(parsed.GetValue(approval))
                        ),
                        ct
                    );
                if (!opened.Refused)
                    return 0;
                var texts = scope.ServiceProvider.GetRequiredService<Texts>();
                await parsed.InvocationConfiguration.Error.WriteLineAsync(
                    $"{opened.Refusal.Code}: {texts.Of(opened.Refusal.Message)}"
                );
                return Verbs.Refused;
            }
        );
        return command;
    }
}
