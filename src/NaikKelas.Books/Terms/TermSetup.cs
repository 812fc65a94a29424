using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface;

namespace NaikKelas.Books.Terms;

internal static class TermSetup
{
    public static IServiceCollection AddTerms(this IServiceCollection services) =>
        services
            .AddScoped<TermBook>()
            .AddScoped<PlaceTerm>()
            .AddScoped<EndTerm>()
            .AddScoped<ExtendTerms>()
            .AddScoped<IWaiting, TermTodos>()
            .AddHostedService<TermClock>();
}
