using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Books.Outlets;

internal static class OutletSetup
{
    public static IServiceCollection AddOutlets(this IServiceCollection services) =>
        services
            .AddScoped<StockDesk>()
            .AddScoped<OutletBook>()
            .AddScoped<OutletResults>()
            .AddScoped<TillKits>()
            .AddScoped<SaveGood>()
            .AddScoped<BuyGoods>()
            .AddScoped<SellGoods>()
            .AddScoped<PayBon>()
            .AddScoped<CountStock>();
}
