using Microsoft.Extensions.DependencyInjection;

namespace NaikKelas.Training.Letters;

internal static class LettersSetup
{
    public static IServiceCollection AddLetters(this IServiceCollection services) =>
        services
            .AddScoped<InvitationBook>()
            .AddScoped<PrepareInvitations>()
            .AddScoped<MailInvitations>()
            .AddScoped<MakeInvitationFiles>()
            .AddScoped<NoteWhatsApp>();
}
