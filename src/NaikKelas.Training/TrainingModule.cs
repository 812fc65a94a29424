using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;

namespace NaikKelas.Training;

/// <summary>Training (pelatihan): topics, classes, rounds, nominations, selection and its results.</summary>
public sealed class TrainingModule : IModule
{
    public void AddServices(IServiceCollection services) { }

    public void MapTables(ModelBuilder model) => TrainingTables.Map(model);
}
