using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Host.Access;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Tests.House;

/// <summary>Every route, asked by every kind of person, over real HTTP.</summary>
public sealed class PermissionMatrixTests
{
    private const string Own = "35.72";
    private const string Other = "11.01";

    [Fact]
    public async Task Every_route_answers_each_person_as_the_matrix_says()
    {
        await using var world = await World.StartAsync();
        List<string> wrong = [];
        var planted = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var line in PermissionMatrix.Lines)
        foreach (var kind in PermissionMatrix.Kinds)
        {
            var status = await AskAsync(world, line, kind, await PlantAsync(world, line, kind, planted));
            if (status != line.Expected[kind])
                wrong.Add($"{line.Key}: {kind} gets {status}, the matrix says {line.Expected[kind]}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_route_stands_in_the_matrix_and_nothing_else()
    {
        await using var world = await World.StartAsync();
        var routes = PermissionMatrix.RoutesOf(world.Services);
        var missing = PermissionMatrix.Missing(routes, PermissionMatrix.Lines).ToList();
        var gone = PermissionMatrix
            .Lines.Select(l => l.Key)
            .Except(routes.Select(r => MatrixLine.KeyOf(r.Method, r.Route)), StringComparer.Ordinal)
            .ToList();

        Assert.True(missing.Count == 0, $"Missing in permission-matrix.csv:\n{string.Join('\n', missing)}");
        Assert.True(gone.Count == 0, $"No such route any more:\n{string.Join('\n', gone)}");
    }

    [Fact]
    public async Task A_route_that_nobody_listed_is_found()
    {
        await using var world = await World.StartAsync();
        var routes = PermissionMatrix.RoutesOf(world.Services);

        Assert.Equal(
            ["POST;/keluar"],
            PermissionMatrix.Missing(routes, PermissionMatrix.Lines.Where(l => l.Route != "/keluar"))
        );
    }

    [Fact]
    public async Task A_route_that_says_nothing_does_not_start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddRazorPages();
        await using var app = builder.Build();
        app.MapGet("/diam", () => Results.Ok());
        app.MapGet("/boleh", () => Results.Ok()).WithMetadata(new AllowAttribute(Role.Officer));

        var refused = Assert.Throws<InvalidOperationException>(() =>
            RouteCheck.EveryRouteSaysWhoMayEnter(app)
        );

        Assert.Contains("/diam", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("/boleh", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>What nobody may change is planted once; an act that goes through gets ground of its own.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> PlantAsync(
        World world,
        MatrixLine line,
        string kind,
        Dictionary<string, IReadOnlyDictionary<string, string>> planted
    )
    {
        if (line.Seed.Length == 0)
            return new Dictionary<string, string>(StringComparer.Ordinal);
        var seed = PermissionMatrix.Seeds[line.Seed];
        var goesThrough = line.Method != "GET" && kind != "nobody" && line.Expected[kind] != 404;
        if (goesThrough)
            return await seed.PlantAsync(world);
        if (!planted.TryGetValue(line.Seed, out var ground))
            planted[line.Seed] = ground = await seed.PlantAsync(world);
        return ground;
    }

    private static async Task<int> AskAsync(
        World world,
        MatrixLine line,
        string kind,
        IReadOnlyDictionary<string, string> parameters
    )
    {
        using var browser = await BrowserOfAsync(world, line, kind);
        using var request = new HttpRequestMessage(
            new HttpMethod(line.Method),
            new Uri(AddressOf(line.Route, parameters), UriKind.Relative)
        );
        if (line.Method is not ("GET" or "DELETE"))
            request.Content = line.Route.StartsWith("/api/", StringComparison.Ordinal)
                ? new StringContent("{}", Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent([
                    KeyValuePair.Create(
                        "__RequestVerificationToken",
                        await browser.TokenAsync(kind == "nobody" ? "/masuk" : "/profil")
                    ),
                ]);
        using var response = await browser.SendAsync(request, World.Ct);
        return (int)response.StatusCode;
    }

    private static async Task<HttpClient> BrowserOfAsync(World world, MatrixLine line, string kind) =>
        kind switch
        {
            "nobody" => world.Browser(),
            // Nobody has anything to do as a member yet, and may sign in all the same.
            "other role" => await world.As(Role.Member).BrowserAsync(),
            "other region" => await world.As(line.Role ?? Role.Member, Other).BrowserAsync(),
            "own region" => await world.As(line.Role ?? Role.Member, Own).BrowserAsync(),
            _ => await world.As(Role.Administrator).BrowserAsync(),
        };

    private static string AddressOf(string route, IReadOnlyDictionary<string, string> parameters)
    {
        var address = route;
        var query = route.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (name, value) in parameters)
        {
            var filled = System.Text.RegularExpressions.Regex.Replace(
                address,
                $@"\{{\**{name}(:[^}}]*)?\??\}}",
                Uri.EscapeDataString(value),
                System.Text.RegularExpressions.RegexOptions.IgnoreCase,
                TimeSpan.FromSeconds(1)
            );
            address = filled == address ? $"{address}{query}{name}={Uri.EscapeDataString(value)}" : filled;
            if (filled == address && address.Contains('?', StringComparison.Ordinal))
                query = '&';
        }

        Assert.False(address.Contains('{', StringComparison.Ordinal), $"No seed fills {address}");
        return address;
    }
}
