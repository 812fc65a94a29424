using System.Net;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.MemberView;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.EntrySteps;
using static NaikKelas.Tests.Books.MemberViewSteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>The link by which a member sets a PIN: good once, for a while, and for whom it was made.</summary>
public sealed class MemberLinkTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_link_sets_the_PIN_once_and_leads_in(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.JoinedAsync();
        await books.SavedAsync(member, 250_000);
        var link = $"/anggota/tautan/{Granted(await books.GiveAsync(member))}";
        using var phone = books.World.Browser();

        var page = await phone.OpenAsync(link);
        Assert.Contains("S•• L••••••", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Sri", page.Body.TextContent, StringComparison.Ordinal);
        using var set = await phone.SendAsync(link, Fields(PhoneEnd, Pin, Pin));

        Assert.Equal("/anggota", set.Headers.Location?.ToString());
        var cookie = Assert.Single(
            set.Headers.GetValues("Set-Cookie"),
            c => c.StartsWith(MemberDoor.Cookie, StringComparison.Ordinal)
        );
        foreach (var flag in new[] { "httponly", "samesite=lax", "path=/anggota", "max-age=2592000" })
            Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
        var home = await phone.OpenAsync("/anggota");
        Assert.Contains("Halo, Sri Lestari", home.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("250.000", home.Body.TextContent, StringComparison.Ordinal);
        // A second time it is worthless, and says what to do.
        using var other = books.World.Browser();
        using var again = await other.GetAsync(new Uri(link, UriKind.Relative), World.Ct);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Contains(
            "tidak berlaku lagi",
            (await World.ReadAsync(again)).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "link-worthless",
            (await books.World.SetPinAsync(link["/anggota/tautan/".Length..])).Refusal?.Code
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Over_https_the_cookie_is_for_https_only(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.WithPinAsync(await books.JoinedAsync());
        using var browser = books.World.Browser();
        browser.BaseAddress = new Uri("https://localhost");

        using var entered = await browser.SignInAsync();

        Assert.Contains(
            "secure",
            Assert.Single(
                entered.Headers.GetValues("Set-Cookie"),
                c => c.StartsWith(MemberDoor.Cookie, StringComparison.Ordinal)
            ),
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_who_use_a_link_at_once_are_one(string provider)
    {
        await using var books = await StartAsync(provider);
        var link = Granted(await books.GiveAsync(await books.JoinedAsync()));

        var used = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => books.World.SetPinAsync(link, i % 2 == 0 ? Pin : OtherPin))
        );

        Assert.Single(used, u => !u.Refused);
        Assert.All(used.Where(u => u.Refused), u => Assert.Equal("link-worthless", u.Refusal?.Code));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_link_ends_with_its_time_and_with_wrong_digits(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.JoinedAsync();
        var old = Granted(await books.GiveAsync(member));
        books.World.Clock.Advance(TimeSpan.FromHours(MemberViewPractice.Current.LinkHours + 1));
        Assert.Equal("link-worthless", (await books.World.SetPinAsync(old)).Refusal?.Code);

        var link = Granted(await books.GiveAsync(member));
        Assert.Equal("link-worthless", (await books.World.SetPinAsync(old)).Refusal?.Code);
        for (var i = 0; i < MemberViewPractice.Current.LinkTries; i++)
            Assert.Equal(
                "digits-differ",
                (await books.World.SetPinAsync(link, phoneEnd: "0000")).Refusal?.Code
            );
        Assert.Equal("link-worthless", (await books.World.SetPinAsync(link)).Refusal?.Code);
        Assert.Equal("link-worthless", (await books.World.SetPinAsync("bukan-tautan")).Refusal?.Code);
        Assert.Equal("link-worthless", (await books.World.SetPinAsync($"{link}A")).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_easy_PIN_is_refused_and_the_link_stays_good(string provider)
    {
        await using var books = await StartAsync(provider);
        var link = Granted(await books.GiveAsync(await books.JoinedAsync()));

        foreach (var easy in new[] { "123456", "111111", "170885", "567890" })
            Assert.Equal("pin-easy", (await books.World.SetPinAsync(link, easy)).Refusal?.Code);
        Assert.Equal("pin-form", (await books.World.SetPinAsync(link, "12345a")).Refusal?.Code);
        Granted(await books.World.SetPinAsync(link));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Who_has_no_phone_or_left_gets_no_access(string provider)
    {
        await using var books = await StartAsync(provider);
        var without = await books.JoinedAsync(phone: null);
        Assert.Equal("access-phone", (await books.GiveAsync(without)).Refusal?.Code);
        Granted(await LeaveAsync(books, without));
        Assert.Equal("member-left", (await books.GiveAsync(without)).Refusal?.Code);
    }

    private static Task<Result<MemberId>> LeaveAsync(OpenedBooks books, MemberId member) =>
        books.AsAsync<ChangeMember, MemberId>(
            books.Treasurer,
            (change, card) => change.LeaveAsync(card, member, Day, World.Ct)
        );

    private static (string, string)[] Fields(string digits, string pin, string again) =>
        [("Input.Digits", digits), ("Input.Pin", pin), ("Input.Again", again)];
}
