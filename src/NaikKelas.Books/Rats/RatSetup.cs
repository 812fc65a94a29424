using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Books.Rats;

internal static class RatSetup
{
    public static IServiceCollection AddRats(this IServiceCollection services) =>
        services
            .AddScoped<RatBook>()
            .AddScoped<SaveRatTerms>()
            .AddScoped<PlanRat>()
            .AddScoped<TickAttendance>()
            .AddScoped<OpenRat>()
            .AddScoped<DecideRat>()
            .AddScoped<SignReport>()
            .AddScoped<FileRat>();
}
