using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Books.Bank;
using NaikKelas.Books.Budgets;
using NaikKelas.Books.FixedAssets;
using NaikKelas.Books.SpreadCosts;

namespace NaikKelas.Books.Months;

internal static class MonthSetup
{
    /// <summary>The end of a month: its checks, the count of the cash, the bank, the fixed assets, costs of several months, and the plan of the year.</summary>
    public static IServiceCollection AddMonths(this IServiceCollection services) =>
        services
            .AddScoped<MonthBook>()
            .AddScoped<MonthChecks>()
            .AddScoped<CloseMonth>()
            .AddScoped<CountCash>()
            .AddScoped<MatchBank>()
            .AddScoped<BudgetBook>()
            .AddScoped<SaveBudget>()
            .AddScoped<FixedAssetBook>()
            .AddScoped<RegisterAsset>()
            .AddScoped<DisposeAsset>()
            .AddScoped<SpreadCostBook>()
            .AddScoped<RegisterSpreadCost>()
            .AddScoped<SpreadMonth>()
            .AddScoped<BankBook>()
            .AddScoped<SaveBankBalance>()
            .AddScoped<DepreciateMonth>();
}
