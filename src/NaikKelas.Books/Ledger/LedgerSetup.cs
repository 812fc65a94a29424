using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;

namespace NaikKelas.Books.Ledger;

internal static class LedgerSetup
{
    public static IServiceCollection AddLedger(this IServiceCollection services) =>
        services
            .AddSingleton<MainUnits>()
            .AddSingleton<ILedgerEngine>(provider =>
            {
                var store = provider.GetRequiredService<Store>();
                return store.Provider == Store.Postgres ? new PostgresLedger(store) : new SqliteLedger(store);
            })
            .AddScoped<LedgerDesk>()
            .AddScoped<ReverseJournal>()
            .AddScoped<ChangePeriod>();
}
