using System.Net;
using System.Text.RegularExpressions;
using NaikKelas.Host.SignIn;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Mail;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Host;

/// <summary>Coming in, through the real forms.</summary>
public sealed partial class SignInTests
{
    private const string Password = "kuda lari pagi hari";

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Whoever_knows_the_password_comes_in_and_lands_where_they_wanted(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var user = await PersonAsync(world);
        using var browser = world.Browser();

        using var response = await SignInAsync(browser, user.Email, Password, "/profil");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/profil", response.Headers.Location?.ToString());
        Assert.Contains(
            user.Name,
            (await browser.OpenAsync("/profil")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_foreign_address_to_return_to_is_ignored()
    {
        await using var world = await World.StartAsync();
        var user = await PersonAsync(world);
        using var browser = world.Browser();

        using var response = await SignInAsync(browser, user.Email, Password, "https://jahat.test/");

        Assert.Equal("/", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_sound_the_same()
    {
        await using var world = await World.StartAsync();
        var user = await PersonAsync(world);
        using var browser = world.Browser();

        using var wrong = await SignInAsync(browser, user.Email, "bukan ini");
        using var unknown = await SignInAsync(browser, "siapa@contoh.test", "bukan ini");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Equal(await SummaryAsync(wrong), await SummaryAsync(unknown));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Five_wrong_passwords_close_the_account_for_a_quarter_of_an_hour(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var user = await PersonAsync(world);
        using var browser = world.Browser();
        for (var attempt = 0; attempt < 5; attempt++)
            (await SignInAsync(browser, user.Email, "salah terus")).Dispose();

        using var locked = await SignInAsync(browser, user.Email, Password);
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        using var open = await SignInAsync(browser, user.Email, Password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, open.StatusCode);
    }

    [Fact]
    public async Task A_disabled_person_is_out_at_the_next_click_and_stays_out()
    {
        await using var world = await World.StartAsync();
        var user = await PersonAsync(world);
        using var browser = world.Browser();
        (await SignInAsync(browser, user.Email, Password)).Dispose();

        Assert.Equal(0, (await world.CliAsync("user", "disable", user.Email)).ExitCode);

        using var next = await browser.GetAsync(new Uri("/profil", UriKind.Relative), World.Ct);
        using var again = await SignInAsync(browser, user.Email, Password);
        Assert.Equal("/masuk?kembali=%2Fprofil", next.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task A_grant_that_ended_yesterday_is_gone_today()
    {
        await using var world = await World.StartAsync();
        var user = await PersonAsync(world, Role.Administrator, until: new DateOnly(2026, 11, 20));
        world.Clock.SetLocal(2026, 11, 20, 20);
        using var browser = world.Browser();
        (await SignInAsync(browser, user.Email, Password)).Dispose();
        await browser.OpenAsync("/admin/pengguna");

        world.Clock.SetLocal(2026, 11, 21, 1);

        using var next = await browser.GetAsync(new Uri("/admin/pengguna", UriKind.Relative), World.Ct);
        Assert.Equal(HttpStatusCode.NotFound, next.StatusCode);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_forgotten_password_is_replaced_by_a_link_that_works_once(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var user = await PersonAsync(world);
        using var browser = world.Browser();
        using var asked = await browser.SendAsync("/lupa-sandi", [("Input.Email", user.Email)]);
        var link = LinkIn(await world.Letters.NextAsync());

        using var set = await SetPasswordAsync(browser, link, "rumah biru di bukit");
        using var second = await SetPasswordAsync(browser, link, "sekali lagi boleh tidak");
        using var old = await SignInAsync(browser, user.Email, Password);
        using var now = await SignInAsync(browser, user.Email, "rumah biru di bukit");

        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, now.StatusCode);
    }

    [Fact]
    public async Task A_link_is_worth_nothing_after_an_hour_or_with_a_letter_changed()
    {
        await using var world = await World.StartAsync();
        var user = await PersonAsync(world);
        using var browser = world.Browser();
        (await browser.SendAsync("/lupa-sandi", [("Input.Email", user.Email)])).Dispose();
        var link = LinkIn(await world.Letters.NextAsync());

        var at = link.Length / 2;
        var changed = link[..at] + (link[at] == 'a' ? 'b' : 'a') + link[(at + 1)..];
        using var withChanged = await SetPasswordAsync(browser, changed, "rumah biru di bukit");
        world.Clock.Advance(TimeSpan.FromHours(1));
        using var late = await SetPasswordAsync(browser, link, "rumah biru di bukit");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, withChanged.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
    }

    [Fact]
    public async Task Asking_for_an_unknown_address_answers_the_same_and_sends_nothing()
    {
        await using var world = await World.StartAsync();
        var user = await PersonAsync(world);
        using var browser = world.Browser();

        using var unknown = await browser.SendAsync("/lupa-sandi", [("Input.Email", "siapa@contoh.test")]);
        using var known = await browser.SendAsync("/lupa-sandi", [("Input.Email", user.Email)]);

        Assert.Equal(known.StatusCode, unknown.StatusCode);
        Assert.Equal(known.Headers.Location, unknown.Headers.Location);
        Assert.Equal(user.Email, (await world.Letters.NextAsync()).To);
        Assert.False(world.Letters.Any);
    }

    [Fact]
    public async Task An_invited_person_makes_a_password_and_comes_in()
    {
        await using var world = await World.StartAsync();
        var invited = await world.CliAsync(
            "user",
            "add",
            "baru@contoh.test",
            "Orang Baru",
            "--role",
            "Officer",
            "--region",
            "35.72"
        );
        Assert.True(invited.ExitCode == 0, invited.Error);
        using var browser = world.Browser();

        using var set = await SetPasswordAsync(
            browser,
            LinkIn(await world.Letters.NextAsync()),
            "rumah biru di bukit"
        );
        using var now = await SignInAsync(browser, "baru@contoh.test", "rumah biru di bukit");

        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, now.StatusCode);
    }

    [Theory]
    [InlineData("pendek")]
    [InlineData("aaaaaaaaaaaaaaa")]
    [InlineData("orang.masuk.2026")]
    public async Task An_easy_password_is_refused_in_words(string easy)
    {
        await using var world = await World.StartAsync();
        var user = await PersonAsync(world);
        using var browser = world.Browser();
        (await browser.SendAsync("/lupa-sandi", [("Input.Email", user.Email)])).Dispose();

        using var set = await SetPasswordAsync(browser, LinkIn(await world.Letters.NextAsync()), easy);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, set.StatusCode);
        Assert.NotEmpty(await SummaryAsync(set));
    }

    [Fact]
    public async Task Staff_must_set_up_the_second_step_before_anything_else()
    {
        await using var world = await World.StartAsync(Store.Sqlite, ("SignIn:StaffNeedsTotp", "true"));
        var user = await PersonAsync(world, Role.Administrator);
        using var browser = world.Browser();
        (await SignInAsync(browser, user.Email, Password)).Dispose();

        using var stopped = await browser.GetAsync(new Uri("/admin/pengguna", UriKind.Relative), World.Ct);
        var (secret, codes) = await SetUpSecondFactorAsync(world, browser);
        using var free = await browser.GetAsync(new Uri("/admin/pengguna", UriKind.Relative), World.Ct);

        Assert.Equal("/profil/dua-langkah?wajib=true", stopped.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, free.StatusCode);
        Assert.Equal(32, secret.Length);
        Assert.Equal(10, codes.Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task With_two_steps_a_password_is_not_enough_and_a_recovery_code_works_once(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var user = await PersonAsync(world);
        using var own = world.Browser();
        (await SignInAsync(own, user.Email, Password)).Dispose();
        var (secret, codes) = await SetUpSecondFactorAsync(world, own);

        using var byApp = world.Browser();
        using var half = await SignInAsync(byApp, user.Email, Password);
        using var notYet = await byApp.GetAsync(new Uri("/profil", UriKind.Relative), World.Ct);
        using var wrong = await byApp.SendAsync("/masuk/kode", [("Input.Code", "000000")]);
        using var right = await byApp.SendAsync(
            "/masuk/kode",
            [("Input.Code", Totp.CodeAt(Totp.Decode(secret), world.Clock.Now))]
        );
        using var byPaper = world.Browser();
        (await SignInAsync(byPaper, user.Email, Password)).Dispose();
        using var once = await byPaper.SendAsync("/masuk/kode", [("Input.Code", codes[0])]);
        using var stranger = world.Browser();
        (await SignInAsync(stranger, user.Email, Password)).Dispose();
        using var twice = await stranger.SendAsync("/masuk/kode", [("Input.Code", codes[0])]);

        Assert.StartsWith("/masuk/kode", half.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, notYet.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("/", right.Headers.Location?.ToString());
        Assert.Equal("/", once.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_turned_away()
    {
        await using var world = await World.StartAsync(Store.Sqlite, ("SignIn:AttemptsMax", "3"));
        using var browser = world.Browser();
        List<HttpStatusCode> answers = [];
        for (var attempt = 0; attempt < 4; attempt++)
        {
            using var response = await SignInAsync(browser, "siapa@contoh.test", "x");
            answers.Add(response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answers[2]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[3]);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.As(Role.Administrator).BrowserAsync();
        using var empty = new FormUrlEncodedContent([]);

        foreach (var url in new[] { "/profil", "/keluar", "/admin/pengguna/baru" })
        {
            using var response = await browser.PostAsync(new Uri(url, UriKind.Relative), empty, World.Ct);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Fact]
    public async Task The_language_is_the_persons_and_never_the_phones()
    {
        await using var world = await World.StartAsync();
        using var browser = world.Browser();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US");

        var before = await browser.OpenAsync("/masuk");
        (
            await browser.SendAsync("/bahasa", [("language", "en"), ("returnUrl", "/masuk")], "/masuk")
        ).Dispose();
        var after = await browser.OpenAsync("/masuk");

        Assert.Equal("id", before.DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", after.DocumentElement.GetAttribute("lang"));
    }

    private static Task<HttpResponseMessage> SignInAsync(
        HttpClient browser,
        string email,
        string password,
        string returnTo = "/"
    ) =>
        browser.SendAsync(
            "/masuk",
            [("Input.Email", email), ("Input.Password", password), ("kembali", returnTo)]
        );

    private static Task<HttpResponseMessage> SetPasswordAsync(
        HttpClient browser,
        string link,
        string password
    ) =>
        browser.SendAsync(
            "/sandi-baru",
            [("tautan", link), ("Input.Password", password), ("Input.Again", password)],
            "/masuk"
        );

    private static async Task<string> SummaryAsync(HttpResponseMessage response) =>
        (await World.ReadAsync(response)).QuerySelector(".error-summary")?.TextContent ?? "";

    private static string LinkIn(Letter letter) =>
        Uri.UnescapeDataString(Link().Match(letter.Text).Groups[1].Value);

    private static async Task<(string Secret, IReadOnlyList<string> Codes)> SetUpSecondFactorAsync(
        World world,
        HttpClient browser
    )
    {
        var page = await browser.OpenAsync("/profil/dua-langkah");
        var secret = page.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        using var response = await browser.SendAsync(
            "/profil/dua-langkah",
            [
                ("Input.Code", Totp.CodeAt(Totp.Decode(secret), world.Clock.Now)),
                ("Input.Box", page.QuerySelector("input[name='Input.Box']")!.GetAttribute("value")!),
            ]
        );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var shown = await World.ReadAsync(response);
        return (secret, [.. shown.QuerySelectorAll("main li code").Select(c => c.TextContent)]);
    }

    private static async Task<User> PersonAsync(World world, Role role = Role.Member, DateOnly? until = null)
    {
        var id = Ids.New<UserId>();
        await world.DoAsync<Db>(async db =>
        {
            db.Users.Add(
                new User
                {
                    Id = id,
                    Name = "Orang Uji",
                    Email = "orang.masuk@contoh.test",
                    NormalizedEmail = "ORANG.MASUK@CONTOH.TEST",
                    SecurityStamp = "awal",
                    Grants =
                    [
                        new UserGrant
                        {
                            Id = Guid.CreateVersion7(),
                            UserId = id,
                            Role = role,
                            RegionCode = "",
                            From = new DateOnly(2020, 1, 1),
                            Until = until,
                        },
                    ],
                }
            );
            await db.SaveChangesAsync(World.Ct);
        });
        return await world.AskAsync<Accounts, User>(async accounts =>
        {
            var user = (await accounts.FindByIdAsync(id.Value.ToString()))!;
            await accounts.SetPasswordAsync(user, Password);
            return user;
        });
    }

    [GeneratedRegex(@"tautan=(\S+)", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
