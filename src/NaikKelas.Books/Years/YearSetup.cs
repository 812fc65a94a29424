using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Books.Years;

internal static class YearSetup
{
    public static IServiceCollection AddYears(this IServiceCollection services) =>
        services
            .AddScoped<YearBook>()
            .AddScoped<YearChecks>()
            .AddScoped<CloseYear>()
            .AddScoped<ReopenYear>()
            .AddScoped<AcceptYear>();
}
