using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Books.Lpj;

internal static class LpjSetup
{
    public static IServiceCollection AddLpj(this IServiceCollection services) =>
        services.AddScoped<LpjBook>().AddScoped<LoansAt>().AddScoped<MakeLpj>().AddScoped<SaveLpjText>();
}
