using Microsoft.AspNetCore.Identity;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

internal static class IdentitySetup
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services
            .AddIdentityCore<User>(options =>
            {
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddUserStore<UserStore>()
            .AddUserManager<Accounts>()
            .AddSignInManager<AuditedSignIn>()
            .AddTokenProvider<TotpProvider>(TokenOptions.DefaultAuthenticatorProvider);
        // OWASP's figure for PBKDF2 with HMAC-SHA-512.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services
            .AddSingleton<ResetDesk>()
            .AddHostedService(provider => provider.GetRequiredService<ResetDesk>())
            .AddSingleton<SignInLinks>()
            .AddScoped<SignInLetters>()
            .AddScoped<ChangePassword>()
            .AddScoped<AskForReset>()
            .AddScoped<SetPasswordByLink>();
        return services;
    }
}
