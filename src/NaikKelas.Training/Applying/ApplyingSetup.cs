using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Training.Applying;

/// <summary>People without an account and without a nominator apply.</summary>
internal static class ApplyingSetup
{
    public static IServiceCollection AddApplying(this IServiceCollection services) =>
        services
            .AddSingleton<DraftLink>()
            .AddScoped<StartApplication>()
            .AddScoped<FillApplication>()
            .AddScoped<SendApplication>()
            .AddScoped<HeldBook>()
            .AddApplicationLimits();
}
