using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Access;

/// <summary>What somebody gets who may not come in.</summary>
internal static class Door
{
    public const string SignInPath = "/masuk";
    public const string MemberSignInPath = "/anggota/masuk";
    public const string ReturnParameter = "kembali";

    public static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<AllowAttribute>() is { Members: true })
        {
            // Their pages are few and each begins at the first one: there is nothing to come back to.
            context.Response.Redirect(MemberSignInPath);
            return Task.CompletedTask;
        }

        if (request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        if (request.Headers.ContainsKey("HX-Request"))
        {
            // A fragment must not be replaced by the sign-in page: the whole page goes there.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            var page = Uri.TryCreate(request.Headers["HX-Current-URL"], UriKind.Absolute, out var at)
                ? at.PathAndQuery
                : "/";
            context.Response.Headers["HX-Redirect"] = SignInAndReturnTo(page);
            return Task.CompletedTask;
        }

        context.Response.Redirect(
            HttpMethods.IsGet(request.Method)
                ? SignInAndReturnTo(request.PathBase + request.Path + request.QueryString)
                : SignInPath
        );
        return Task.CompletedTask;
    }

    /// <summary>What is not theirs does not exist.</summary>
    public static Task DenyExistence(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static string SignInAndReturnTo(string page) =>
        QueryHelpers.AddQueryString(SignInPath, ReturnParameter, page);
}
