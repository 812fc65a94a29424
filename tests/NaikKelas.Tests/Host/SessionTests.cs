using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Host.Administration;
using NaikKelas.Host.Sessions;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Host;

/// <summary>Where somebody is signed in, and how it ends.</summary>
public sealed class SessionTests
{
    private const string Page = "/profil/sesi";

    public static TheoryData<string> Providers => World.Providers;

    [Theory]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
        "Chrome",
        "Android"
    )]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0",
        "Edge",
        "Windows"
    )]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
        "Safari",
        "iPhone"
    )]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux")]
    [InlineData("", null, null)]
    public void A_device_has_the_names_people_know(string userAgent, string? browser, string? system) =>
        Assert.Equal(new Device(browser, system), Device.Of(userAgent));

    [Theory, MemberData(nameof(Providers))]
    public async Task One_device_is_signed_out_and_this_one_stays(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var person = world.As(Role.Officer, Blitar);
        using var lost = await person.BrowserAsync();
        using var here = await person.BrowserAsync();
        var page = await here.OpenAsync(Page);
        var id = page.QuerySelector("main input[name=id]")!.GetAttribute("value")!;

        using var ended = await here.SendAsync($"{Page}?handler=End", [("id", id)], Page);

        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Equal("/masuk?kembali=%2Fprofil", await WayAsync(lost));
        Assert.Null(await WayAsync(here));
        Assert.Equal(1, await ToldAsync(world, "user.session-ended"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task All_other_devices_are_signed_out_at_once_and_nobody_elses(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var person = world.As(Role.Officer, Blitar);
        using var one = await person.BrowserAsync();
        using var two = await person.BrowserAsync();
        using var here = await person.BrowserAsync();
        using var stranger = await world.As(Role.Officer, "35.17").BrowserAsync();

        (await here.SendAsync($"{Page}?handler=Others", [], Page)).Dispose();

        Assert.NotNull(await WayAsync(one));
        Assert.NotNull(await WayAsync(two));
        Assert.Null(await WayAsync(here));
        Assert.Null(await WayAsync(stranger));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_session_of_somebody_else_does_not_exist(string provider)
    {
        await using var world = await World.StartAsync(provider);
        using var theirs = await world.As(Role.Officer, "35.17").BrowserAsync();
        var id = await world.AskAsync<Db, UserSessionId>(async db =>
            (await db.UserSessions.SingleAsync(World.Ct)).Id
        );
        using var own = await world.As(Role.Officer, Blitar).BrowserAsync();

        using var refused = await own.SendAsync(
            $"{Page}?handler=End",
            [("id", id.Value.ToString())],
            "/profil"
        );

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Null(await WayAsync(theirs));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Signing_out_takes_the_session_away_so_that_a_kept_cookie_is_worth_nothing(
        string provider
    )
    {
        await using var world = await World.StartAsync(provider);
        using var browser = await world.As(Role.Officer, Blitar).BrowserAsync();

        (await browser.SendAsync("/keluar", [], "/profil")).Dispose();

        Assert.Equal(0, await CountAsync(world));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Deactivation_ends_every_session_for_good(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var person = world.As(Role.Officer, Blitar);
        using var browser = await person.BrowserAsync();
        var id = (await person.UserAsync()).Id;

        Granted(await world.AskAsync<UserActs, Result<User>>(a => a.DisableAsync(id, "pindah", World.Ct)));
        Granted(await world.AskAsync<UserActs, Result<User>>(a => a.EnableAsync(id, World.Ct)));

        Assert.Equal("/masuk?kembali=%2Fprofil", await WayAsync(browser));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Last_seen_is_written_behind_the_answer_and_only_every_few_minutes(string provider)
    {
        await using var world = await World.StartAsync(provider);
        using var browser = await world.As(Role.Officer, Blitar).BrowserAsync();
        var start = world.Clock.Now.UtcDateTime;
        await browser.OpenAsync("/profil");

        world.Clock.Advance(TimeSpan.FromMinutes(4));
        await browser.OpenAsync("/profil");
        await world.DoAsync<SessionClock>(c => c.RunAsync(World.Ct));
        var soon = await LastSeenAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.OpenAsync("/profil");
        await world.DoAsync<SessionClock>(c => c.RunAsync(World.Ct));

        Assert.Equal(start, soon);
        Assert.Equal(start.AddMinutes(5), await LastSeenAsync(world));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Sessions_whose_time_is_over_are_removed_by_the_setting(string provider)
    {
        await using var world = await World.StartAsync(provider, ("SignIn:SessionHours", "2"));
        using var browser = await world.As(Role.Officer, Blitar).BrowserAsync();

        world.Clock.Advance(TimeSpan.FromHours(2));
        await world.DoAsync<SessionClock>(c => c.RunAsync(World.Ct));
        var before = await CountAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(7));
        await world.DoAsync<SessionClock>(c => c.RunAsync(World.Ct));

        Assert.Equal(1, before);
        Assert.Equal(0, await CountAsync(world));
    }

    [Fact]
    public async Task The_session_costs_a_page_no_question_of_its_own()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.As(Role.Officer, Blitar).BrowserAsync();
        await browser.OpenAsync(Page);

        var before = world.Queries;
        await browser.OpenAsync(Page);

        // Who is there, with the session; and the list itself.
        Assert.Equal(2, world.Queries - before);
    }

    /// <summary>Null: let in. Else where the browser is sent.</summary>
    private static async Task<string?> WayAsync(HttpClient browser)
    {
        using var response = await browser.GetAsync(new Uri("/profil", UriKind.Relative), World.Ct);
        return response.Headers.Location?.ToString();
    }

    private static Task<int> CountAsync(World world) =>
        world.AskAsync<Db, int>(db => db.UserSessions.CountAsync(World.Ct));

    private static Task<DateTime> LastSeenAsync(World world) =>
        world.AskAsync<Db, DateTime>(db => db.UserSessions.Select(s => s.LastSeenAt).SingleAsync(World.Ct));

    private static Task<int> ToldAsync(World world, string action) =>
        world.AskAsync<Db, int>(db => db.AuditEntries.CountAsync(a => a.Action == action, World.Ct));
}
