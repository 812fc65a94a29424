using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Books.Opening;

internal static class OpeningSetup
{
    public static IServiceCollection AddOpening(this IServiceCollection services) =>
        services.AddScoped<OpeningBook>().AddScoped<SaveOpening>().AddScoped<PostOpening>();
}
