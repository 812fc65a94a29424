using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Host.Access;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.SignIn;

/// <summary>Two buttons that every page carries: another language, and out.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        // No token here: public pages stay free of cookies, and a foreign site gains nothing by changing a language
        // (the session's cookie is SameSite=Lax, so it would not even reach the profile).
        app.MapPost("/bahasa", SetLanguageAsync)
            .AllowAnonymous()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        app.MapPost("/keluar", SignOutAsync)
            .WithMetadata(new AllowAttribute(), new RequireAntiforgeryTokenAttribute())
            .ExcludeFromDescription();
    }

    private static async Task<IResult> SetLanguageAsync(
        [FromForm] string? language,
        [FromForm] string? returnUrl,
        HttpContext context,
        Actor actor,
        Db db,
        CancellationToken ct
    )
    {
        var chosen = language == "en" ? "en" : "id";
        context.Response.Cookies.Append(
            WhoIsThere.LanguageCookie,
            chosen,
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Secure = context.Request.IsHttps,
            }
        );
        if (actor.UserId is { } id)
        {
            var userId = new UserId(id);
            var user = await db.Users.SingleAsync(u => u.Id == userId, ct);
            user.Language = chosen;
            await db.SaveChangesAsync(ct);
        }

        return Results.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "/");
    }

    private static async Task<IResult> SignOutAsync(
        AuditedSignIn signIn,
        HttpContext context,
        Db db,
        Actor actor,
        CancellationToken ct
    )
    {
        // The middleware only notes that a token is missing; whoever reads no form must look himself.
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
        {
            // Else the error page, which is asked by POST too, would trip over the same note.
            context.Features.Set<IAntiforgeryValidationFeature>(null);
            return Results.BadRequest();
        }

        await signIn.SignOutAsync();
        db.Audit("user.signed-out", $"users/{actor.UserId}");
        await db.SaveChangesAsync(ct);
        return Results.LocalRedirect(Door.SignInPath);
    }

    private static bool IsLocal(string? url) =>
        url is ['/', ..]
        && !url.StartsWith("//", StringComparison.Ordinal)
        && !url.StartsWith("/\\", StringComparison.Ordinal);
}
