using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Access;

/// <summary>A route without a statement of who may enter does not start.</summary>
internal static class RouteCheck
{
    /// <exception cref="InvalidOperationException">Names the routes that say nothing.</exception>
    public static void EveryRouteSaysWhoMayEnter(IEndpointRouteBuilder app)
    {
        var silent = Routes(app.DataSources.SelectMany(s => s.Endpoints), app.ServiceProvider)
            .Where(SaysNothing)
            .Select(e => e.RoutePattern.RawText)
            .ToList();
        if (silent.Count > 0)
            throw new InvalidOperationException(
                $"Routes without [Allow] or [AllowAnonymous]: {string.Join(", ", silent)}"
            );
    }

    /// <summary>Every route with all that its page or handler states (a page's attributes come with its class, loaded late).</summary>
    public static IEnumerable<RouteEndpoint> Routes(
        IEnumerable<Endpoint> endpoints,
        IServiceProvider services
    )
    {
        var loader = services.GetRequiredService<PageLoader>();
        return endpoints
            .OfType<RouteEndpoint>()
            .Select(endpoint =>
                endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                && page is not CompiledPageActionDescriptor
                && loader.LoadAsync(page, endpoint.Metadata).GetAwaiter().GetResult().Endpoint
                    is RouteEndpoint loaded
                    ? loaded
                    : endpoint
            );
    }

    /// <summary>In development the framework looks up new files of wwwroot by this route; it serves nothing else.</summary>
    public const string NewStaticFile = "{**path:file}";

    private static bool SaysNothing(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText != NewStaticFile
        && endpoint.Metadata.GetMetadata<AllowAttribute>() is null
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
}
