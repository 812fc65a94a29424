namespace NaikKelas.Host.Sessions;

internal static class SessionsSetup
{
    public static IServiceCollection AddSessions(this IServiceCollection services) =>
        services
            .AddSingleton<SessionsSeen>()
            .AddSingleton<SessionClock>()
            .AddHostedService(provider => provider.GetRequiredService<SessionClock>())
            .AddScoped<EndSessions>();
}
