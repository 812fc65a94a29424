using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Privacy;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominating;
using NaikKelas.Training;
using NaikKelas.Training.Applying;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Tests.Training.Applying;

/// <summary>Somebody without an account applies behind a link, and learns nothing about anybody else.</summary>
public sealed class ApplicationTests
{
    private const string Nik = "3572014204850001";

    public static TheoryData<string> Providers => World.Providers;

    [Fact]
    public async Task Three_steps_check_and_send_lead_to_a_nomination()
    {
        await using var world = await World.StartAsync();
        var (slug, round) = await OpenAsync(world);
        using var browser = world.Browser();

        var link = await FillAsync(browser, slug, Nik, "Siti Aminah");
        var check = await browser.OpenAsync(link);
        Assert.Contains("3572••••••••0001", check.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Terpenuhi", check.Body.TextContent, StringComparison.Ordinal);
        Assert.NotNull(check.QuerySelector("a[href^='https://wa.me/6281234567890?text=']"));
        using var sent = await browser.SendAsync(link, []);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);

        Assert.Contains(
            "Terkirim",
            (await browser.OpenAsync(link)).Body!.TextContent,
            StringComparison.Ordinal
        );
        var nomination = await world.AskAsync<Db, Nomination>(db =>
            db.Nominations.AsNoTracking().SingleAsync(n => n.RoundId == round, World.Ct)
        );
        Assert.Equal(
            (null, "K1", "Formulir umum"),
            (nomination.NominatorId, nomination.Choices, nomination.Source)
        );
        var consent = await world.AskAsync<Db, Consent>(db =>
            db.Consents.AsNoTracking().SingleAsync(World.Ct)
        );
        Assert.Equal(
            (ConsentWay.OwnForm, PrivacyNotice.Of(PrivacyNotice.Application).Version),
            (consent.Way, consent.NoticeVersion)
        );
        world.Clock.SetLocal(2026, 11, 23, 17);
        var result = (await browser.OpenAsync(link))
            .QuerySelector("main a.btn-primary")!
            .GetAttribute("href")!;
        Assert.Contains(
            nomination.Code,
            (await browser.OpenAsync(result)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_number_that_is_nominated_already_looks_like_any_other_and_waits_for_an_officer()
    {
        await using var world = await World.StartAsync();
        var (slug, round) = await OpenAsync(world);
        using var browser = world.Browser();
        var first = await FillAsync(browser, slug, Nik, "Siti Aminah");
        using var one = await browser.SendAsync(first, []);
        var second = await FillAsync(browser, slug, Nik, "Siti Aminah");
        var third = await FillAsync(browser, slug, Nik, "Orang Lain");

        using var two = await browser.SendAsync(second, []);
        using var three = await browser.SendAsync(third, []);

        var pages = new List<string>();
        foreach (var link in new[] { first, second, third })
            pages.Add(
                (await browser.OpenAsync(link))
                    .QuerySelector("main")!
                    .TextContent.Replace(link, "", StringComparison.Ordinal)
            );
        Assert.Equal(pages[0], pages[1]);
        Assert.Equal(pages[0], pages[2]);
        Assert.Equal(1, await world.AskAsync<Db, int>(db => db.Nominations.CountAsync(World.Ct)));
        using var officer = await world.As(Role.Officer, "35.72").BrowserAsync();
        var gaps = await officer.OpenAsync($"/pelatihan/putaran/{round.Value}/kelengkapan");
        Assert.Contains(
            "NIK sudah diusulkan pada putaran ini",
            gaps.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("NIK tercatat atas nama lain", gaps.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Nik, gaps.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_number_never_stands_readable_in_the_database(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var (slug, _) = await OpenAsync(world);
        using var browser = world.Browser();

        await FillAsync(browser, slug, Nik, "Siti Aminah");

        var kept = await world.AskAsync<Db, ApplicationDraft>(db =>
            db.ApplicationDrafts.AsNoTracking().SingleAsync(World.Ct)
        );
        Assert.DoesNotContain(Nik, kept.ContentSealed, StringComparison.Ordinal);
        Assert.DoesNotContain("Siti", kept.ContentSealed, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Sending_twice_at_once_makes_one_nomination(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var (slug, _) = await OpenAsync(world);
        using var browser = world.Browser();
        await FillAsync(browser, slug, Nik, "Siti Aminah");
        var id = await world.AskAsync<Db, DraftId>(db =>
            db.ApplicationDrafts.AsNoTracking().Select(d => d.Id).SingleAsync(World.Ct)
        );

        var both = await Task.WhenAll(SendAsync(world, id), SendAsync(world, id));

        Assert.All(both, b => Assert.False(b.Refused));
        Assert.Equal(1, await world.AskAsync<Db, int>(db => db.Nominations.CountAsync(World.Ct)));
    }

    [Fact]
    public async Task After_closing_nothing_is_taken_and_what_is_wrong_is_said_at_once()
    {
        await using var world = await World.StartAsync();
        var (slug, _) = await OpenAsync(world);
        using var browser = world.Browser();
        var link = await StartAsync(browser, slug);

        using var wrong = await browser.SendAsync(
            $"{link}?langkah=1",
            [("Person.Nik", "123"), ("Person.Name", ""), ("Person.Phone", "abc")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(4, (await World.ReadAsync(wrong)).QuerySelectorAll(".error-summary li").Length);
        world.Clock.SetLocal(2026, 11, 23, 16);
        using var late = await browser.SendAsync($"{link}?langkah=1", Person(Nik, "Siti Aminah"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var start = await browser.OpenAsync($"/daftar/{slug}");
        Assert.Null(start.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_changed_token_leads_nowhere_and_a_round_that_is_not_open_has_no_form()
    {
        await using var world = await World.StartAsync();
        var (slug, _) = await OpenAsync(world);
        using var browser = world.Browser();
        var link = await StartAsync(browser, slug);

        foreach (
            var path in new[]
            {
                link[..^1] + (link[^1] == 'A' ? 'B' : 'A'),
                $"/daftar/{slug}/x",
                "/daftar/tidak-ada",
            }
        )
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), World.Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        await Village.OpenAsync(world, Village.Terms);
        var closed = await world.AskAsync<Db, string>(db =>
            db.Rounds.AsNoTracking().Where(r => r.Slug != slug).Select(r => r.Slug).SingleAsync(World.Ct)
        );
        using var none = await browser.GetAsync(new Uri($"/daftar/{closed}", UriKind.Relative), World.Ct);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_script_that_sends_on_and_on_is_stopped()
    {
        await using var world = await World.StartAsync();
        var (slug, _) = await OpenAsync(world);
        using var browser = world.Browser();
        var token = await browser.TokenAsync($"/daftar/{slug}");

        var last = HttpStatusCode.OK;
        for (var i = 0; i <= ApplicationLimits.PerMinute; i++)
        {
            using var content = new FormUrlEncodedContent([
                KeyValuePair.Create("__RequestVerificationToken", token),
            ]);
            using var answer = await browser.PostAsync(
                new Uri($"/daftar/{slug}", UriKind.Relative),
                content,
                World.Ct
            );
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    private static async Task<(string Slug, RoundId Round)> OpenAsync(World world)
    {
        var round = await Village.OpenAsync(world, Village.Anybody);
        return (
            await world.AskAsync<Db, string>(db =>
                db.Rounds.AsNoTracking().Where(r => r.Id == round).Select(r => r.Slug).SingleAsync(World.Ct)
            ),
            round
        );
    }

    private static Task<Result<Unit>> SendAsync(World world, DraftId id) =>
        world.AskAsync<SendApplication, Result<Unit>>(s => s.RunAsync(id, World.Ct));

    private static async Task<string> StartAsync(HttpClient browser, string slug)
    {
        using var started = await browser.SendAsync($"/daftar/{slug}", [("Input.Agreed", "true")]);
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        return started.Headers.Location!.ToString();
    }

    private static async Task<string> FillAsync(HttpClient browser, string slug, string nik, string name)
    {
        var link = await StartAsync(browser, slug);
        using var person = await browser.SendAsync($"{link}?langkah=1", Person(nik, name));
        Assert.Equal(HttpStatusCode.Redirect, person.StatusCode);
        using var classes = await browser.SendAsync($"{link}?langkah=2", [("Classes.Choice1", "K1")]);
        Assert.Equal(HttpStatusCode.Redirect, classes.StatusCode);
        return link;
    }

    private static IEnumerable<(string, string)> Person(string nik, string name) =>
        [
            ("Person.Nik", nik),
            ("Person.Name", name),
            ("Person.Phone", "0812-3456-7890"),
            ("Person.RegionCode", "35.72.01"),
        ];
}
