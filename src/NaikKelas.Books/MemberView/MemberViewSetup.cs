using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Interface;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

internal static class MemberViewSetup
{
    public static IServiceCollection AddMemberView(this IServiceCollection services) =>
        services
            .AddScoped<IPasswordHasher<MemberAccess>, PasswordHasher<MemberAccess>>()
            .AddScoped<MemberSecrets>()
            .AddSingleton<MemberTicket>()
            .AddScoped<MemberDoor>()
            .AddScoped<IMemberDoor>(provider => provider.GetRequiredService<MemberDoor>())
            .AddScoped<GiveAccess>()
            .AddScoped<EnterByPin>()
            .AddScoped<SetPin>()
            .AddScoped<OwnBook>()
            .AddScoped<OwnPapers>()
            .AddScoped<OwnShuBook>()
            .AddScoped<ApplyOwnLoan>()
            .AddScoped<CorrectOwnData>()
            .AddScoped<DecideCorrection>()
            .AddScoped<CorrectionBook>()
            .AddScoped<IWaiting, CorrectionTodos>();
}
