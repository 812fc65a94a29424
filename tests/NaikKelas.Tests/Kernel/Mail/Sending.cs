using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Mail;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Kernel.Mail;

internal static class Sending
{
    /// <summary>A sender of its own with another mailer, impatient, for the world's letters.</summary>
    public static OutboxSender Sender(World world, IMailer mailer) =>
        new(
            world.Services.GetRequiredService<IServiceScopeFactory>(),
            mailer,
            world.Services.GetRequiredService<OutboxBell>(),
            world.Services.GetRequiredService<AgencyClock>(),
            Configuration(("Mail:TimeoutSeconds", "1")),
            NullLogger<OutboxSender>.Instance
        );

    public static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
            .Build();
}
