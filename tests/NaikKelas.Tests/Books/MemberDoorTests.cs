using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Books.MemberView;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Books.EntrySteps;
using static NaikKelas.Tests.Books.MemberViewSteps;
using static NaikKelas.Tests.Books.OpenedBooks;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Books;

/// <summary>How a member comes in, and who does not.</summary>
public sealed class MemberDoorTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task An_unknown_number_and_a_wrong_PIN_get_the_same_answer(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.WithPinAsync(await books.JoinedAsync());
        using var browser = books.World.Browser();

        var unknown = await AnswerAsync(browser, "081299999999", Pin);
        var before = books.World.Queries;
        await AnswerAsync(browser, "081299999998", Pin);
        var asked = books.World.Queries - before;
        before = books.World.Queries;
        var wrong = await AnswerAsync(browser, Phone, WrongPin);

        Assert.Equal((422, 422), (unknown.Status, wrong.Status));
        Assert.Equal(unknown.Text, wrong.Text);
        Assert.Equal(unknown.Text, (await AnswerAsync(browser, "bukan nomor", Pin)).Text);
        // As many questions; the one more writes down what was counted.
        Assert.InRange(books.World.Queries - before, asked, asked + 8);

        async Task<(int Status, string Text)> AnswerAsync(HttpClient from, string number, string pin)
        {
            using var answer = await from.SignInAsync(number, pin);
            var page = await World.ReadAsync(answer);
            return ((int)answer.StatusCode, page.QuerySelector(".error-summary")!.TextContent);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task After_five_wrong_PINs_the_door_is_locked_longer_each_time(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.JoinedAsync();
        await books.WithPinAsync(member);

        foreach (var minutes in new[] { 15, 60, 240, 1440, 1440 })
        {
            for (var i = 0; i < 5; i++)
                Assert.True((await books.World.EnterAsync(pin: WrongPin)).Refused);
            Assert.Equal(
                books.World.Clock.Now.UtcDateTime.AddMinutes(minutes),
                (await books.World.AccessAsync(books.Id, member)).LockedUntil
            );
            Assert.True((await books.World.EnterAsync()).Refused);
            books.World.Clock.Advance(TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(1));
        }

        Granted(await books.World.EnterAsync());
        var access = await books.World.AccessAsync(books.Id, member);
        Assert.Equal((0, 0, null), (access.FailedCount, access.Lockouts, access.LockedUntil));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Guesses_at_the_same_moment_count_each(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.JoinedAsync();
        await books.WithPinAsync(member);
        var guesses = Enumerable.Range(0, 20).Select(i => $"9{i:00}735").ToList();

        // The race is there: whoever looks before counting sees an open door every time.
        var open = await Task.WhenAll(guesses.Select(_ => books.World.AccessAsync(books.Id, member)));
        Assert.All(open, a => Assert.True(a.IsOpen(books.World.Clock.Now.UtcDateTime)));

        var answers = await Task.WhenAll(guesses.Select(g => books.World.EnterAsync(pin: g)));

        Assert.All(answers, a => Assert.True(a.Refused));
        var counted = await books.World.AskAsync<Db, int>(db =>
            db.AuditEntries.CountAsync(
                a => a.Action == "member.sign-in-failed" && a.Subject == $"members/{member.Value}",
                World.Ct
            )
        );
        Assert.Equal(MemberViewPractice.Current.PinTries, counted);
        Assert.Equal(1, (await books.World.AccessAsync(books.Id, member)).Lockouts);
        Assert.True((await books.World.EnterAsync()).Refused);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_one_phone_in_a_household_each_has_a_door_of_their_own(string provider)
    {
        await using var books = await StartAsync(provider);
        var (sri, budi) = (await books.JoinedAsync(), await books.JoinedAsync("Budi Santoso"));
        await books.WithPinAsync(sri);
        await books.WithPinAsync(budi, OtherPin);

        // Coming and going of one is no guess at the other's PIN.
        for (var i = 0; i < 12; i++)
            Assert.Equal([sri], Granted(await books.World.EnterAsync()).Select(k => k.Member));
        Assert.Equal([budi], Granted(await books.World.EnterAsync(pin: OtherPin)).Select(k => k.Member));

        // A guess at both counts for both, and the own right PIN does not wipe it off the other's door.
        for (var i = 0; i < 4; i++)
            Assert.True((await books.World.EnterAsync(pin: WrongPin)).Refused);
        Granted(await books.World.EnterAsync());
        Assert.Equal(4, (await books.World.AccessAsync(books.Id, budi)).FailedCount);
        Assert.True((await books.World.EnterAsync(pin: WrongPin)).Refused);
        Assert.True((await books.World.EnterAsync(pin: OtherPin)).Refused);
        Granted(await books.World.EnterAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task One_person_in_two_co_ops_chooses_after_the_PIN(string provider)
    {
        await using var books = await StartAsync(provider);
        var other = await books.BesideAsync();
        var here = await books.JoinedAsync("Sri Lestari");
        await books.WithPinAsync(here);
        await other.WithPinAsync(await other.JoinedAsync("Sri L"));
        using var browser = books.World.Browser();

        using var asked = await browser.SignInAsync();
        var page = await World.ReadAsync(asked);
        var tickets = page.QuerySelectorAll("button[name=ticket]");
        Assert.Equal(2, tickets.Length);
        Assert.DoesNotContain(Pin, page.Source.Text, StringComparison.Ordinal);
        var mine = tickets.Single(t => t.TextContent == "Sri Lestari").GetAttribute("value")!;
        using var chosen = await browser.SendAsync(
            "/anggota/masuk?handler=Choose",
            [("ticket", mine)],
            "/anggota/masuk"
        );

        Assert.Equal("/anggota", chosen.Headers.Location?.ToString());
        Assert.Contains(
            "Halo, Sri Lestari",
            (await browser.OpenAsync("/anggota")).Body!.TextContent,
            StringComparison.Ordinal
        );
        books.World.Clock.Advance(TimeSpan.FromMinutes(6));
        using var late = await browser.SendAsync(
            "/anggota/masuk?handler=Choose",
            [("ticket", mine)],
            "/anggota/masuk"
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Withdrawn_renewed_left_or_signed_out_the_session_is_dead_at_once(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.JoinedAsync();
        await books.WithPinAsync(member);

        using (var phone = await books.World.MemberAsync())
        {
            Granted(
                await books.AsAsync<GiveAccess, NaikKelas.Kernel.Unit>(
                    books.Board,
                    (give, card) => give.WithdrawAsync(card, member, World.Ct)
                )
            );
            await phone.IsOutAsync();
            Assert.True((await books.World.EnterAsync()).Refused);
        }

        await books.WithPinAsync(member);
        using (var phone = await books.World.MemberAsync())
        {
            Granted(await books.GiveAsync(member));
            await phone.IsOutAsync();
            Assert.True((await books.World.EnterAsync()).Refused);
        }

        await books.WithPinAsync(member);
        using (var phone = await books.World.MemberAsync())
        using (var second = await books.World.MemberAsync())
        {
            using var gone = await phone.SendAsync("/anggota/keluar", [], "/anggota/pin");
            Assert.Equal("/anggota/masuk", gone.Headers.Location?.ToString());
            await phone.IsOutAsync();
            await second.OpenAsync("/anggota");
            Granted(await LeaveAsync(books, member));
            await second.IsOutAsync();
            Assert.True((await books.World.EnterAsync()).Refused);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_session_lasts_while_it_is_used(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.WithPinAsync(await books.JoinedAsync());
        using var phone = await books.World.MemberAsync();

        for (var i = 0; i < 3; i++)
        {
            books.World.Clock.Advance(TimeSpan.FromDays(20));
            await phone.OpenAsync("/anggota");
        }

        books.World.Clock.Advance(TimeSpan.FromDays(31));
        await phone.IsOutAsync();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Another_PIN_needs_the_one_there_is_and_signs_out_the_other_phones(string provider)
    {
        await using var books = await StartAsync(provider);
        await books.WithPinAsync(await books.JoinedAsync());
        using var phone = await books.World.MemberAsync();
        using var lost = await books.World.MemberAsync();

        using var wrong = await ChangeAsync(WrongPin);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var changed = await ChangeAsync(Pin);

        Assert.Equal("/anggota", changed.Headers.Location?.ToString());
        await phone.OpenAsync("/anggota");
        await lost.IsOutAsync();
        Assert.True((await books.World.EnterAsync()).Refused);
        Granted(await books.World.EnterAsync(pin: OtherPin));

        Task<HttpResponseMessage> ChangeAsync(string old) =>
            phone.SendAsync(
                "/anggota/pin",
                [("Input.Old", old), ("Input.Pin", OtherPin), ("Input.Again", OtherPin)]
            );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Nothing_personal_stands_in_links_cookies_or_the_trail(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.JoinedAsync();
        var link = await books.WithPinAsync(member);
        using var phone = await books.World.MemberAsync();
        Assert.True((await books.World.EnterAsync(pin: WrongPin)).Refused);

        var told = await books.World.AskAsync<Db, List<AuditEntry>>(db =>
            db.AuditEntries.AsNoTracking()
                .Where(a => a.Action.StartsWith("member.") || a.Action.StartsWith("member_"))
                .ToListAsync(World.Ct)
        );
        Assert.Equal(
            ["member.access-given", "member.pin-set", "member.sign-in-failed", "member.signed-in"],
            told.Select(t => t.Action).Distinct().Order(StringComparer.Ordinal)
        );
        var all = string.Join('\n', told.Select(t => $"{t.Actor} {t.Subject} {t.Detail} {t.Reason}"));
        foreach (var secret in new[] { "Sri", "Lestari", "81234567890", PhoneEnd, Pin, WrongPin, link })
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain(
            $"{member.Value:N}",
            Convert.ToHexString(DecodedOf(link)),
            StringComparison.OrdinalIgnoreCase
        );

        static byte[] DecodedOf(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_treasurer_presses_once_and_sees_the_link_once(string provider)
    {
        await using var books = await StartAsync(provider);
        var member = await books.JoinedAsync();
        var page = $"/pembukuan/{books.Id.Value}/anggota/{member.Value}";
        using var treasurer = await books.Treasurer.BrowserAsync();

        using var given = await treasurer.SendAsync($"{page}?handler=Access", [], page);

        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        var shown = await World.ReadAsync(given);
        Assert.NotNull(shown.QuerySelector("svg.qr"));
        var chat = shown.QuerySelector("a[href^='https://wa.me/6281234567890?text=']")!;
        Assert.Contains(
            "/anggota/tautan/",
            Uri.UnescapeDataString(chat.GetAttribute("href")!),
            StringComparison.Ordinal
        );
        var again = await treasurer.OpenAsync(page);
        Assert.DoesNotContain("/anggota/tautan/", again.Source.Text, StringComparison.Ordinal);
        Assert.Contains("PIN belum", again.Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<Result<MemberId>> LeaveAsync(OpenedBooks books, MemberId member) =>
        books.AsAsync<ChangeMember, MemberId>(
            books.Treasurer,
            (change, card) => change.LeaveAsync(card, member, Day, World.Ct)
        );
}
