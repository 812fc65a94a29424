using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Kernel.Mail;

public static class MailSetup
{
    /// <summary>The outbox and its sender. Which <see cref="IMailer"/> takes the letters is for the host to say.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services) =>
        services
            .AddSingleton<OutboxBell>()
            .AddScoped<Outbox>()
            .AddScoped<OutboxClaims>()
            .AddSingleton<OutboxSender>()
            .AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
}
