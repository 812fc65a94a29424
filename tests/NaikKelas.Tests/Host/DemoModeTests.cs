using System.Net;
using NaikKelas.Host;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Host;

public sealed class DemoModeTests
{
    [Fact]
    public async Task In_demo_mode_a_press_signs_in()
    {
        await using var world = await World.StartAsync(Store.Sqlite, ("Demo:Enabled", "true"));
        var id = await DemoPersonAsync(world);
        using var browser = world.Browser();

        var page = await browser.OpenAsync("/masuk");
        using var response = await browser.SendAsync(
            "/masuk?handler=Demo",
            [("orang", id.Value.ToString()), ("kembali", "/profil")],
            "/masuk"
        );

        Assert.Contains("Petugas Demo", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/profil", response.Headers.Location?.ToString());
        await browser.OpenAsync("/profil");
    }

    [Fact]
    public async Task Outside_demo_mode_there_is_no_such_button_and_no_such_way()
    {
        await using var world = await World.StartAsync();
        var id = await DemoPersonAsync(world);
        using var browser = world.Browser();

        var page = await browser.OpenAsync("/masuk");
        using var response = await browser.SendAsync(
            "/masuk?handler=Demo",
            [("orang", id.Value.ToString())],
            "/masuk"
        );

        Assert.DoesNotContain("Petugas Demo", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_real_person_cannot_be_entered_by_the_demo_button()
    {
        await using var world = await World.StartAsync(Store.Sqlite, ("Demo:Enabled", "true"));
        var real = await world.As(Role.Officer, "35.72").UserAsync();
        using var browser = world.Browser();

        using var response = await browser.SendAsync(
            "/masuk?handler=Demo",
            [("orang", real.Id.Value.ToString())],
            "/masuk"
        );

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_production_start_refuses_to_run_with_demo_people()
    {
        await using var world = await World.StartAsync();
        Assert.Null(await StartUp.RunAsync(world.Services, World.Ct));

        await DemoPersonAsync(world);

        var refusal = await StartUp.RunAsync(world.Services, World.Ct);
        Assert.Contains("demo", refusal, StringComparison.Ordinal);
        Assert.Equal(2, await Web.ServeAsync(Arguments(world)));
    }

    /// <summary>The whole program, as a shell would start it.</summary>
    private static string[] Arguments(World world) =>
        [
            $"--Store:Connection={world.Store.Connection}",
            $"--Data:Folder={world.Folder}",
            "--Site:Url=http://localhost",
            "--environment=Production",
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=Error",
        ];

    private static async Task<UserId> DemoPersonAsync(World world)
    {
        var id = Ids.New<UserId>();
        await world.DoAsync<Db>(async db =>
        {
            db.Users.Add(
                new User
                {
                    Id = id,
                    Name = "Petugas Demo",
                    Email = "demo@contoh.test",
                    NormalizedEmail = "DEMO@CONTOH.TEST",
                    SecurityStamp = "demo",
                    IsDemo = true,
                    Grants =
                    [
                        new UserGrant
                        {
                            Id = Guid.CreateVersion7(),
                            UserId = id,
                            Role = Role.Officer,
                            RegionCode = "35.72",
                            From = new DateOnly(2020, 1, 1),
                        },
                    ],
                }
            );
            await db.SaveChangesAsync(World.Ct);
        });
        return id;
    }
}
