using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Training.Plans.Calendar;

namespace NaikKelas.Training.Plans;

internal static class PlansSetup
{
    public static IServiceCollection AddPlans(this IServiceCollection services) =>
        services
            .AddScoped<SaveActivity>()
            .AddScoped<CancelActivity>()
            .AddScoped<RecordRealisation>()
            .AddScoped<BudgetLine>()
            .AddScoped<PlanBook>()
            .AddScoped<ClassMoney>()
            .AddScoped<DeadlineBook>()
            .AddScoped<FeedBook>()
            .AddSingleton<PlanFeedLink>();
}
