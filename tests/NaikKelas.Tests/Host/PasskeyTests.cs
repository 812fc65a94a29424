using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Host;

/// <summary>Keys of devices: made by who is signed in, good for signing in as both steps, worthless second-hand.</summary>
public sealed class PasskeyTests
{
    private const string Keys = "/profil/kunci-sandi";

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_key_made_on_the_profile_signs_in_as_both_steps(string provider)
    {
        await using var world = await World.StartAsync(provider);
        using var key = new SoftKey();
        Assert.Equal(HttpStatusCode.Redirect, await MadeAsync(world, key, "Ponsel"));
        using var browser = Browser(world);

        Assert.Equal(HttpStatusCode.Redirect, await EnterAsync(browser, key));

        var page = await browser.OpenAsync(Keys);
        Assert.Contains("Ponsel", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "belum pernah",
            page.QuerySelector("tbody")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["user.passkey-added", "user.signed-in"],
            await world.AskAsync<Db, List<string>>(db =>
                db.AuditEntries.OrderBy(a => a.Number)
                    .Where(a => a.Action.StartsWith("user."))
                    .Select(a => a.Action)
                    .ToListAsync(World.Ct)
            )
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_answer_is_good_once_and_only_for_who_asked(string provider)
    {
        await using var world = await World.StartAsync(provider);
        using var key = new SoftKey();
        await MadeAsync(world, key);
        using var browser = Browser(world);
        using var stranger = Browser(world);
        var answer = key.Use(await OptionsAsync(browser, "/masuk", "PasskeyOptions"));

        using var elsewhere = await SendAsync(stranger, "/masuk", "Passkey", answer);
        using var first = await SendAsync(browser, "/masuk", "Passkey", answer);
        using var second = await SendAsync(browser, "/masuk", "Passkey", answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
    }

    [Fact]
    public async Task A_key_of_another_site_or_without_finger_or_pin_is_not_taken()
    {
        await using var world = await World.StartAsync();
        using var elsewhere = new SoftKey { Origin = "https://dinas-palsu.example" };
        using var careless = new SoftKey { Verifies = false };

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await MadeAsync(world, elsewhere));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await MadeAsync(world, careless));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_was_taken_away_locked_or_disabled_does_not_open(string provider)
    {
        await using var world = await World.StartAsync(provider);
        using var key = new SoftKey();
        await MadeAsync(world, key);
        using var browser = Browser(world);

        await SetAsync(world, u => u.LockoutEnd = world.Clock.Now.UtcDateTime.AddMinutes(5));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await EnterAsync(browser, key));
        await SetAsync(world, u => (u.LockoutEnd, u.Disabled) = (null, true));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await EnterAsync(browser, key));
        await SetAsync(world, u => u.Disabled = false);
        Assert.Equal(HttpStatusCode.Redirect, await EnterAsync(browser, key));

        var id = (await browser.OpenAsync(Keys)).QuerySelector("main input[name=id]")!.GetAttribute("value")!;
        using var other = await world.As(Role.Officer, "35.17").BrowserAsync();
        using var theirs = await other.SendAsync($"{Keys}?handler=Remove", [("id", id)], Keys);
        using var own = await browser.SendAsync($"{Keys}?handler=Remove", [("id", id)], Keys);
        using var later = Browser(world);

        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, own.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await EnterAsync(later, key));
        // Twice with the account known – locked, disabled – and once with a key that nobody has.
        Assert.Equal(
            (2, 1),
            await world.AskAsync<Db, (int, int)>(async db =>
                (
                    await db.AuditEntries.CountAsync(
                        a => a.Action == "user.passkey-failed" && a.Subject != "users",
                        World.Ct
                    ),
                    await db.AuditEntries.CountAsync(
                        a => a.Action == "user.passkey-failed" && a.Subject == "users",
                        World.Ct
                    )
                )
            )
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_has_a_password_types_it_before_a_key_is_made(string provider)
    {
        await using var world = await World.StartAsync(provider);
        await SetAsync(
            world,
            u => u.PasswordHash = new PasswordHasher<User>().HashPassword(u, "rumah biru di bukit")
        );
        using var browser = await Person(world).BrowserAsync();

        using var without = await browser.SendAsync($"{Keys}?handler=Options", [], Keys);
        using var wrong = await browser.SendAsync($"{Keys}?handler=Options", [("password", "salah")], Keys);
        using var right = await browser.SendAsync(
            $"{Keys}?handler=Options",
            [("password", "rumah biru di bukit")],
            Keys
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains(
            "tidak cocok",
            await wrong.Content.ReadAsStringAsync(World.Ct),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    /// <summary>As the settings say where nobody set it.</summary>
    private const int PasskeysMax = 10;

    [Fact]
    public async Task One_more_than_most_is_refused_before_the_device_is_asked()
    {
        await using var world = await World.StartAsync();
        for (var i = 0; i < PasskeysMax; i++)
        {
            using var key = new SoftKey();
            Assert.Equal(HttpStatusCode.Redirect, await MadeAsync(world, key));
        }

        using var browser = await Person(world).BrowserAsync();
        using var asked = await browser.SendAsync($"{Keys}?handler=Options", [], Keys);

        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
    }

    internal static async Task<HttpStatusCode> MadeAsync(World world, SoftKey key, string name = "Ponsel")
    {
        using var browser = await Person(world).BrowserAsync();
        browser.DefaultRequestHeaders.Add("Origin", "http://localhost");
        var answer = key.Make(await OptionsAsync(browser, Keys, "Options"));
        using var made = await browser.SendAsync(Keys, [("name", name), ("credential", answer)]);
        return made.StatusCode;
    }

    internal static Someone Person(World world) => world.As(Role.Officer, Blitar);

    /// <summary>A browser names the site a form comes from.</summary>
    internal static HttpClient Browser(World world)
    {
        var browser = world.Browser();
        browser.DefaultRequestHeaders.Add("Origin", "http://localhost");
        return browser;
    }

    internal static async Task<HttpStatusCode> EnterAsync(HttpClient browser, SoftKey key)
    {
        var answer = key.Use(await OptionsAsync(browser, "/masuk", "PasskeyOptions"));
        using var entered = await SendAsync(browser, "/masuk", "Passkey", answer);
        return entered.StatusCode;
    }

    private static async Task<string> OptionsAsync(HttpClient browser, string page, string handler)
    {
        using var asked = await browser.SendAsync($"{page}?handler={handler}", [], page);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        return await asked.Content.ReadAsStringAsync(World.Ct);
    }

    private static Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        string page,
        string handler,
        string answer
    ) => browser.SendAsync($"{page}?handler={handler}", [("credential", answer)], page);

    private static async Task SetAsync(World world, Action<User> change)
    {
        var id = (await Person(world).UserAsync()).Id;
        await world.DoAsync<Db>(async db =>
        {
            change(await db.Users.SingleAsync(u => u.Id == id, World.Ct));
            await db.SaveChangesAsync(World.Ct);
        });
    }
}
