using System.CommandLine;

namespace NaikKelas.Host;

/// <summary>
/// The command line. The application is put together only when a verb asks for its services, and then acts as the
/// system, under the name of whoever is logged in to the machine.
/// </summary>
internal static class Cli
{
    /// <summary>A verb, or a plea for help. Host settings (<c>--urls=…</c>) and the test host's go to the web.</summary>
    public static bool Wants(string[] args) =>
        args is [not ("serve" or ['-', ..]), ..] or ["-h" or "-?" or "--help" or "--version", ..];

    public static async Task<int> RunAsync(string[] args)
    {
        var services = new Lazy<ServiceProvider>(Web.BuildForVerbs);
        try
        {
            return await RunAsync(args, () => services.Value, new InvocationConfiguration());
        }
        finally
        {
            if (services.IsValueCreated)
                await services.Value.DisposeAsync();
        }
    }

    /// <returns>0: done; 1: a check did not hold; 2: bad input or refused.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        Func<IServiceProvider> services,
        InvocationConfiguration configuration
    )
    {
        var root = new RootCommand("NaikKelas: pembinaan dan pelatihan koperasi");
        foreach (var command in Modules.WithHost.SelectMany(module => module.Commands(services)))
            Add(root, command);
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync(configuration);
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    /// <summary>Two modules may share a noun (<c>import cooperatives</c>, <c>import nominations</c>).</summary>
    private static void Add(Command parent, Command command)
    {
        if (parent.Subcommands.FirstOrDefault(c => c.Name == command.Name) is not { } same)
            parent.Add(command);
        else
            foreach (var below in command.Subcommands)
                Add(same, below);
    }
}
