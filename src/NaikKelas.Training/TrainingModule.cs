using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;
using NaikKelas.Training.Topics;

namespace NaikKelas.Training;

/// <summary>Training (pelatihan): topics, classes, rounds, nominations, selection and its results.</summary>
public sealed class TrainingModule : IModule
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SaveTopic>().AddScoped<RemoveTopic>();
        services.AddScoped<ClassBook>().AddScoped<SaveClass>().AddScoped<RemoveClass>();
        services
            .AddScoped<RoundBook>()
            .AddScoped<SubjectBook>()
            .AddScoped<ComposeRound>()
            .AddScoped<SaveTerms>()
            .AddScoped<TryTerms>()
            .AddScoped<LockRound>()
            .AddScoped<ChangeClosing>()
            .AddScoped<FreezeFacts>()
            .AddSingleton<ClosingClock>()
            .AddHostedService(provider => provider.GetRequiredService<ClosingClock>());
    }

    public void MapTables(ModelBuilder model) => TrainingTables.Map(model);

    public void MapApi(IEndpointRouteBuilder api) => TrainingApi.Map(api);

    public IEnumerable<Command> Commands(Func<IServiceProvider> services) => [SelectCommand.Create()];

    public IEnumerable<NavigationItem> Navigation =>
        [new("Pelatihan", "/pelatihan", "school", 30, Role.Officer)];
}
