using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;
using NaikKelas.Registry.Facts;

namespace NaikKelas.Registry;

/// <summary>Registry (induk data): regions, agencies, organisations with their papers, RAT and predicates, persons.</summary>
public sealed class RegistryModule : IModule
{
    public void AddServices(IServiceCollection services) => services.AddScoped<FactBook>();

    public void MapTables(ModelBuilder model) => RegistryTables.Map(model);
}
