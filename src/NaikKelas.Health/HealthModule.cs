using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Health.Scoring;
using NaikKelas.Kernel;

namespace NaikKelas.Health;

/// <summary>Health: from a co-op's books to its predicate, by instruments that are data.</summary>
public sealed class HealthModule : IModule
{
    public void AddServices(IServiceCollection services) { }

    public void MapTables(ModelBuilder model) { }

    public IEnumerable<Command> Commands(Func<IServiceProvider> services) =>
        [new Command("health", "Kesehatan koperasi") { ScoreCommand.Create(services) }];
}
