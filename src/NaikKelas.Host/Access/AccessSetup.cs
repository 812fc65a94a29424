using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Access;

internal static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "naikkelas";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            // WhoIsThere looks at the security stamp on every request, in the query it makes anyway.
            cookie.Events.OnValidatePrincipal = _ => Task.CompletedTask;
            cookie.Events.OnRedirectToLogin = Door.AskToSignIn;
            cookie.Events.OnRedirectToAccessDenied = Door.DenyExistence;
        });
        services
            .AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<Settings>((cookie, settings) => cookie.ExpireTimeSpan = settings.SessionLasts);
        services.AddScoped<IAuthorizationHandler, AllowHandler>();
        services
            .AddAuthorizationBuilder()
            .AddPolicy(AllowAttribute.PolicyName, policy => policy.AddRequirements(new AllowRequirement()));
        return services;
    }
}
