using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface;
using NaikKelas.Kernel.Privacy;

namespace NaikKelas.Registry.Privacy;

internal static class PrivacySetup
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) =>
        services
            .AddScoped<IHoldsPersonalData, RegistryPersonalData>()
            .AddScoped<PersonalBook>()
            .AddScoped<OwnRequests>()
            .AddScoped<FilePrivacyRequest>()
            .AddScoped<AnswerPrivacyRequest>()
            .AddScoped<PersonalFile>()
            .AddScoped<IWaiting, PrivacyTodos>()
            .AddScoped<IRetains, UnusedSheets>()
            .AddScoped<IRetains, StalePersons>()
            .AddScoped<ApplyRetention>()
            .AddHostedService<RetentionClock>();
}
