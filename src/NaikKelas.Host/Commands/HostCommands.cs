using System.CommandLine;

namespace NaikKelas.Host.Commands;

/// <summary>The verbs that belong to no module: the program itself, its database, its people.</summary>
internal static class HostCommands
{
    public static IEnumerable<Command> All(Func<IServiceProvider> services) =>
        [
            DatabaseCommands.Migrate(services),
            DatabaseCommands.Schema(services),
            AuditCommands.Audit(services),
        ];
}
