using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Books.Interest;

internal static class InterestSetup
{
    public static IServiceCollection AddInterest(this IServiceCollection services) =>
        services.AddScoped<InterestBook>().AddScoped<BookInterest>();
}
