using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<Settings>(
                (options, settings) =>
                {
                    // Finger, face or PIN each time: that is what makes one act two steps. The key lists the person.
                    options.UserVerificationRequirement = "required";
                    options.ResidentKeyRequirement = "required";
                    // From the settings; keys are for names, never for numbers, so else it is where the page was asked for.
                    options.ServerDomain =
                        settings.SiteUrl is { } site
                        && new Uri(site) is { HostNameType: UriHostNameType.Dns } address
                            ? address.Host
                            : null;
                }
            );
        services.TryAddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();
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
