using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Host.Access;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Tests.House;

/// <summary>
/// One line of <c>permission-matrix.csv</c>: a method and a route (for a page with several POST handlers followed by
/// <c>?handler=Name</c>), the right role, the seed that makes its parameters, and the status each kind of person gets.
/// </summary>
internal sealed record MatrixLine(
    string Method,
    string Route,
    Role? Role,
    string Seed,
    IReadOnlyDictionary<string, int> Expected
)
{
    public string Key => KeyOf(Method, Route);

    public static string KeyOf(string method, string route) =>
        $"{method} {route.TrimEnd('/')}".ToLowerInvariant();
}

/// <summary>Makes what a route's parameters name, inside region 35.72. Found by its name; one class each, in the room's folder.</summary>
internal interface IRouteSeed
{
    string Name { get; }

    /// <summary>Called anew for every request, so that no request sees what another did.</summary>
    /// <returns>Route parameters (and query parameters, for names that are not in the route).</returns>
    Task<IReadOnlyDictionary<string, string>> PlantAsync(World world);
}

internal static class PermissionMatrix
{
    /// <summary>The columns of people, in the order of the file.</summary>
    public static readonly string[] Kinds =
    [
        "nobody",
        "other role",
        "other region",
        "own region",
        "administrator",
    ];

    public static IReadOnlyList<MatrixLine> Lines { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "permission-matrix.csv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Skip(1)
            .Select(Parse),
    ];

    public static IReadOnlyDictionary<string, IRouteSeed> Seeds { get; } =
        typeof(PermissionMatrix)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IRouteSeed).IsAssignableFrom(t))
            .Select(t => (IRouteSeed)Activator.CreateInstance(t)!)
            .ToDictionary(s => s.Name, StringComparer.Ordinal);

    /// <summary>Every method and route the program answers. Files of the front end are no routes of ours.</summary>
    public static IReadOnlyList<(string Method, string Route)> RoutesOf(IServiceProvider services) =>
        [
            .. RouteCheck
                .Routes(services.GetRequiredService<EndpointDataSource>().Endpoints, services)
                .Where(e =>
                    e.Metadata.GetMetadata<StaticAssetDescriptor>() is null
                    && e.RoutePattern.RawText != RouteCheck.NewStaticFile
                )
                .SelectMany(Acts)
                .Distinct()
                .OrderBy(r => r.Route, StringComparer.Ordinal)
                .ThenBy(r => r.Method, StringComparer.Ordinal),
        ];

    public static IEnumerable<string> Missing(
        IEnumerable<(string Method, string Route)> routes,
        IEnumerable<MatrixLine> lines
    ) =>
        routes
            .Where(r => !lines.Any(l => l.Key == MatrixLine.KeyOf(r.Method, r.Route)))
            .Select(r => $"{r.Method};{r.Route}");

    private static IEnumerable<(string Method, string Route)> Acts(RouteEndpoint endpoint)
    {
        var route = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
        if (endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not { } page)
            return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m =>
                (m, route)
            );
        return page
            // A filter's OnPageHandlerExecution looks like a handler for the method PAGE; nobody can send that.
            .HandlerMethods.Where(h => h.HttpMethod != "Page")
            .Select(h =>
                (h.HttpMethod.ToUpperInvariant(), h.Name is null ? route : $"{route}?handler={h.Name}")
            )
            .Append(("GET", route))
            .Distinct();
    }

    private static MatrixLine Parse(string line)
    {
        var cells = line.Split(';');
        Assert.True(cells.Length == 4 + Kinds.Length, $"permission-matrix.csv: {line}");
        return new MatrixLine(
            cells[0],
            cells[1],
            cells[2].Length == 0 ? null : Enum.Parse<Role>(cells[2]),
            cells[3],
            Kinds
                .Zip(cells.Skip(4))
                .ToDictionary(
                    pair => pair.First,
                    pair => int.Parse(pair.Second, System.Globalization.CultureInfo.InvariantCulture),
                    StringComparer.Ordinal
                )
        );
    }
}
