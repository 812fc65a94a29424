using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;

namespace NaikKelas.Demo;

/// <summary>Demo: the reference programmes with made-up people, played through the use cases. Owns no table.</summary>
public sealed class DemoModule : IModule
{
    public void AddServices(IServiceCollection services) =>
        services
            .AddSingleton(provider => new DemoTime
            {
                Ahead = TimeSpan.FromDays(
                    provider.GetRequiredService<IConfiguration>().GetValue("Demo:DaysAhead", 0)
                ),
            })
            .AddScoped<OpenDemoBooks>()
            .AddScoped<PlaceDemoTerms>()
            .AddScoped<GiveDemoAccess>();

    public void MapTables(ModelBuilder model) { }

    public IEnumerable<Command> Commands(Func<IServiceProvider> services)
    {
        var load = new Command("load", "Mainkan data contoh ke basis data yang kosong");
        load.SetAction(
            async (parsed, ct) =>
            {
                var console = parsed.InvocationConfiguration;
                var provider = services();
                await using var scope = provider.CreateAsyncScope();
                if (await scope.ServiceProvider.GetRequiredService<Db>().Users.AnyAsync(ct))
                {
                    await console.Error.WriteLineAsync(
                        "demo-not-empty: Basis data ini sudah berisi pengguna."
                    );
                    return 2;
                }

                var stage = new Stage(provider, provider.GetRequiredService<DemoTime>(), console.Output);
                await new DemoPlayer(stage, provider.GetRequiredService<Regions>()).PlayAsync(ct);
                return 0;
            }
        );
        return [new Command("demo", "Data contoh") { load }];
    }
}
