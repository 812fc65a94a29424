using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Training.Overrides;

namespace NaikKelas.Training.Reviews;

internal static class ReviewsSetup
{
    public static IServiceCollection AddReviews(this IServiceCollection services) =>
        services
            .AddScoped<AssignSeats>()
            .AddScoped<ReviewGate>()
            .AddScoped<ProposeOverride>()
            .AddScoped<DecideOverride>()
            .AddScoped<OverrideBook>();
}
