using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Insight.Figures;
using NaikKelas.Insight.Formations;
using NaikKelas.Insight.Home;
using NaikKelas.Insight.Timelines;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Insight;

/// <summary>Insight: boards that read the other rooms and own no table.</summary>
public sealed class InsightModule : IModule
{
    public void AddServices(IServiceCollection services) =>
        services
            .AddScoped<HomeBoard>()
            .AddScoped<HeadBoard>()
            .AddScoped<RegionTiles>()
            .AddScoped<WaitingList>()
            .AddScoped<IWaiting, ReviewTodos>()
            .AddScoped<IWaiting, OfferTodos>()
            .AddScoped<IWaiting, ClassTodos>()
            .AddScoped<IWaiting, ImportTodos>()
            .AddScoped<FormationBoard>()
            .AddScoped<Timeline>()
            .AddSingleton<ReferenceFigures>();

    public IEnumerable<Command> Commands(Func<IServiceProvider> services) =>
        [InsightCommands.Figures(services)];

    public void MapTables(ModelBuilder model) { }

    public IEnumerable<NavigationItem> Navigation =>
        [
            new("Beranda", "/beranda", "layout-dashboard", 10, Role.Officer, Role.Head, Role.CoopBoard),
            new("Laporan", "/laporan", "report", 60, Role.Officer, Role.Head),
        ];
}
