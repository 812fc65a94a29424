using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Host.Administration;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Host;

/// <summary>An account opened anew: two administrators, and nothing of before opens anything.</summary>
public sealed partial class RecoveryTests
{
    private static readonly RecoverAccount.Input Why = new(
        "Ponselnya hilang di pasar",
        "Bertemu langsung, kartu pegawai dilihat"
    );

    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_administrators_open_an_account_anew_and_nothing_of_before_opens_it(string provider)
    {
        await using var world = await World.StartAsync(provider);
        using var key = new SoftKey();
        await PasskeyTests.MadeAsync(world, key);
        using var before = await PasskeyTests.Person(world).BrowserAsync();
        var user = await PasskeyTests.Person(world).UserAsync();
        var (first, second) = (world.As(Role.Administrator, Blitar), world.As(Role.Administrator, "35"));
        await second.UserAsync();

        Assert.Equal(RecoveryState.Open, (await AskAsync(first, user.Id)).Value);
        Assert.Equal("recovery-open", (await AskAsync(second, user.Id)).Refusal?.Code);
        Assert.Equal("second-person", (await DecideAsync(first, user.Id)).Refusal?.Code);
        await before.OpenAsync("/profil");
        using var home = await second.BrowserAsync();
        Assert.Contains(
            user.Name,
            (await home.OpenAsync("/admin")).QuerySelector(".todo")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(RecoveryState.Done, (await DecideAsync(second, user.Id)).Value);

        using var after = await before.GetAsync(new Uri("/profil", UriKind.Relative), World.Ct);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        using var browser = PasskeyTests.Browser(world);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PasskeyTests.EnterAsync(browser, key));
        var now = await ReadAsync(world, user.Id);
        Assert.True(
            now
                is {
                    PasswordHash: null,
                    TwoFactorEnabled: false,
                    AuthenticatorKey: null,
                    RecoveryCodes: null
                }
        );
        var letter = await world.Letters.NextAsync();
        Assert.Equal(user.Email, letter.To);
        var link = Link().Match(letter.Text).Value;
        using var set = await browser.SendAsync(
            link,
            [("Input.Password", "rumah biru di bukit"), ("Input.Again", "rumah biru di bukit")]
        );
        using var twice = await browser.SendAsync(
            link,
            [("Input.Password", "sekali lagi boleh tidak"), ("Input.Again", "sekali lagi boleh tidak")],
            "/masuk"
        );
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_lost_the_mailbox_too_gets_the_link_elsewhere_and_the_old_one_is_told(
        string provider
    )
    {
        await using var world = await World.StartAsync(provider);
        var (user, taken) = (await Seeds.UserAsync(world), await world.As(Role.Verifier, "35").UserAsync());
        var admin = world.As(Role.Administrator, Blitar);
        await admin.UserAsync();

        Assert.Equal(
            "email-unreadable",
            (await AskAsync(admin, user.Id, Why with { NewEmail = "bukan surel" })).Refusal?.Code
        );
        Assert.Equal(
            "email-taken",
            (await AskAsync(admin, user.Id, Why with { NewEmail = taken.Email.ToUpperInvariant() }))
                .Refusal
                ?.Code
        );
        Assert.Equal(
            RecoveryState.Done,
            (await AskAsync(admin, user.Id, Why with { NewEmail = "baru@contoh.test" })).Value
        );

        var letters = new[] { await world.Letters.NextAsync(), await world.Letters.NextAsync() };
        Assert.Equal("baru@contoh.test", letters.Single(l => Link().IsMatch(l.Text)).To);
        Assert.Equal(user.Email, letters.Single(l => !Link().IsMatch(l.Text)).To);
        Assert.Equal("baru@contoh.test", (await ReadAsync(world, user.Id)).Email);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Where_there_is_no_other_administrator_one_is_enough(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var user = await Seeds.UserAsync(world);
        // Of another region: cannot be the second person here.
        await world.As(Role.Administrator, "11.01").UserAsync();

        var asked = await AskAsync(world.As(Role.Administrator, Blitar), user.Id);

        Assert.Equal(RecoveryState.Done, asked.Value);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_asks_twice_at_once_asks_once(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var user = await Seeds.UserAsync(world);
        var admin = world.As(Role.Administrator, Blitar);
        await admin.UserAsync();
        await world.As(Role.Administrator, "35").UserAsync();

        var answers = await Task.WhenAll(
            Task.Run(() => AskAsync(admin, user.Id), World.Ct),
            Task.Run(() => AskAsync(admin, user.Id), World.Ct)
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.Single(answers, a => a.Refusal?.Code == "recovery-open");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_who_agree_at_once_open_it_once(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var user = await Seeds.UserAsync(world);
        var (one, two) = (world.As(Role.Administrator, "35"), world.As(Role.Administrator, ""));
        await one.UserAsync();
        await two.UserAsync();
        Assert.Equal(
            RecoveryState.Open,
            (await AskAsync(world.As(Role.Administrator, Blitar), user.Id)).Value
        );

        var answers = await Task.WhenAll(
            Task.Run(() => DecideAsync(one, user.Id), World.Ct),
            Task.Run(() => DecideAsync(two, user.Id), World.Ct)
        );

        Assert.Single(answers, a => !a.Refused);
        Assert.Single(answers, a => a.Refusal?.Code == "recovery-gone");
        await world.Letters.NextAsync();
        Assert.False(world.Letters.Any);
    }

    [Fact]
    public async Task Not_ones_own_not_beyond_reach_and_not_without_words()
    {
        await using var world = await World.StartAsync();
        var user = await Seeds.UserAsync(world);
        var admin = world.As(Role.Administrator, Blitar);

        Assert.Equal("own-account", (await AskAsync(admin, (await admin.UserAsync()).Id)).Refusal?.Code);
        Assert.Equal(
            "not-found",
            (await AskAsync(world.As(Role.Administrator, "11.01"), user.Id)).Refusal?.Code
        );
        var empty = await admin.AskAsync<RecoverAccount, Result<RecoveryState>>(r =>
            r.AskAsync(user.Id, new(" ", "ya"), World.Ct)
        );
        Assert.Equal(["reason", "identity-check"], empty.Refusals.Select(r => r.Code));
        Assert.Equal("recovery-gone", (await DecideAsync(admin, user.Id)).Refusal?.Code);
    }

    private static Task<Result<RecoveryState>> AskAsync(
        Someone admin,
        UserId user,
        RecoverAccount.Input? why = null
    ) => admin.AskAsync<RecoverAccount, Result<RecoveryState>>(r => r.AskAsync(user, why ?? Why, World.Ct));

    private static Task<Result<RecoveryState>> DecideAsync(Someone admin, UserId user) =>
        admin.AskAsync<RecoverAccount, Result<RecoveryState>>(r =>
            r.DecideAsync(user, agreed: true, World.Ct)
        );

    private static Task<User> ReadAsync(World world, UserId id) =>
        world.AskAsync<Db, User>(db => db.Users.AsNoTracking().SingleAsync(u => u.Id == id, World.Ct));

    [GeneratedRegex(@"/sandi-baru\?tautan=\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
