using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;

namespace NaikKelas.Host.Commands;

internal static class DatabaseCommands
{
    public static Command Migrate(Func<IServiceProvider> services)
    {
        var command = new Command("migrate", "Bawa basis data ke skema terbaru");
        command.SetAction(
            async (parsed, ct) =>
            {
                await using var scope = services().CreateAsyncScope();
                foreach (var name in await scope.ServiceProvider.GetRequiredService<Migrator>().RunAsync(ct))
                    await parsed.InvocationConfiguration.Output.WriteLineAsync(name);
                return 0;
            }
        );
        return command;
    }

    public static Command Schema(Func<IServiceProvider> services)
    {
        var command = new Command("schema", "Cetak skema yang diharapkan kode (bahan untuk menulis migrasi)");
        command.SetAction(
            async (parsed, _) =>
            {
                await using var scope = services().CreateAsyncScope();
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    scope.ServiceProvider.GetRequiredService<Db>().Database.GenerateCreateScript()
                );
                return 0;
            }
        );
        return command;
    }
}
