using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Books.Shu;

internal static class ShuSetup
{
    public static IServiceCollection AddShu(this IServiceCollection services) =>
        services
            .AddScoped<ArticlesBook>()
            .AddScoped<SaveArticles>()
            .AddScoped<ShuBases>()
            .AddScoped<ShuBook>()
            .AddScoped<DivideShu>()
            .AddScoped<PayShu>();
}
