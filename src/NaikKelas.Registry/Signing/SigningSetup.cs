using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Registry.Signing;

internal static class SigningSetup
{
    public static IServiceCollection AddSigning(this IServiceCollection services) =>
        services
            .AddScoped<SigningDesk>()
            .AddScoped<AppointSignatory>()
            .AddScoped<EndSignatory>()
            .AddScoped<SetLetterPattern>();
}
