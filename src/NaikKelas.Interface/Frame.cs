using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Interface;

/// <summary>What the frame of every page shows: whose house it is, where one may go, which version runs.</summary>
internal static class Frame
{
    public static readonly string Version =
        typeof(Frame)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0";

    /// <summary>The agency's name from <c>Agency:Name</c>.</summary>
    public static string Brand(IConfiguration settings) =>
        settings["Agency:Name"] is { Length: > 0 } name ? name : "NaikKelas";

    /// <summary>Where the source is offered, as the licence asks; forks set <c>Source:Url</c>.</summary>
    public static string Source(IConfiguration settings) =>
        settings["Source:Url"] is { Length: > 0 } url ? url : "https://github.com/naikkelas/naikkelas";

    /// <summary>The words of this person's roles, each place once.</summary>
    public static IReadOnlyList<NavigationItem> Navigation(IEnumerable<IModule> modules, Actor actor) =>
        actor.SignedIn
            ?
            [
                .. modules
                    .SelectMany(m => m.Navigation)
                    .Where(item => item.Roles.Length == 0 || actor.Is(item.Roles))
                    .OrderBy(item => item.Order)
                    .DistinctBy(item => item.Href, StringComparer.Ordinal),
            ]
            : [];

    /// <summary>
    /// The deepest place that contains this page; the start page contains only itself. Whose page it is says nothing of
    /// the place: <c>/pembukuan/ID/laporan</c> lies in <c>/pembukuan/laporan</c>.
    /// </summary>
    public static NavigationItem? Current(IEnumerable<NavigationItem> items, PathString path)
    {
        var place = new PathString(
            string.Concat(
                (path.Value ?? "")
                    .Split('/', StringSplitOptions.RemoveEmptyEntries)
                    .Where(part => !Guid.TryParse(part, out _))
                    .Select(part => $"/{part}")
            )
        );
        return items
            .Where(item =>
                item.Href == "/"
                    ? path == "/" || path == ""
                    : place.StartsWithSegments(item.Href, StringComparison.OrdinalIgnoreCase)
            )
            .MaxBy(item => item.Href.Length);
    }

    /// <summary>The page to come back to after the language was changed; a refused form comes back as a fresh one.</summary>
    public static string Here(HttpRequest request) => request.PathBase + request.Path + request.QueryString;
}
