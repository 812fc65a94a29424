using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;

namespace NaikKelas.Tests.Training.Offers;

/// <summary>The ways a person walks: the link on a phone, the officer's page, the lost link.</summary>
public sealed class OfferPagesTests
{
    [Fact]
    public async Task An_applicant_accepts_by_link_without_cookies_and_a_preview_accepts_nothing()
    {
        await using var round = await OfferedRound.StartAsync("sqlite");
        var offer = (await round.OffersAsync())[0];
        var mine = LinkOf(round, offer.NominationId);
        using var browser = round.World.Browser();

        var page = await browser.OpenAsync(mine);
        var link = page.QuerySelector("main a[href$='pilihan=bersedia']")!.GetAttribute("href")!;
        var check = await browser.OpenAsync(link);
        Assert.Equal("Periksa jawaban Anda", check.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(OfferState.Offered, (await round.OffersAsync()).First(o => o.Id == offer.Id).State);

        // A browser that never saw the page: no cookie, no token.
        using var bare = round.World.Browser();
        var wrong = await PostAsync(bare, link, ("Input.PhoneEnd", "0000"), ("Input.Offer", Id(offer)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var sent = await PostAsync(
            bare,
            link,
            ("Input.PhoneEnd", await round.PhoneEndAsync(offer.NominationId)),
            ("Input.Offer", Id(offer))
        );

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(OfferState.Accepted, (await round.OffersAsync()).First(o => o.Id == offer.Id).State);
        Assert.Contains(
            "Bersedia",
            (await browser.OpenAsync(mine)).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.True(await CompressedAsync(browser, mine) <= 8 * 1024);
        Assert.True(await CompressedAsync(browser, $"{mine}/jawaban?pilihan=mundur") <= 8 * 1024);
    }

    [Fact]
    public async Task Nothing_of_the_registry_stands_on_the_applicants_pages()
    {
        await using var round = await OfferedRound.StartAsync("sqlite");
        var offer = (await round.OffersAsync())[0];
        var person = await round.World.AskAsync<Db, NaikKelas.Registry.Persons.Person>(db =>
            db.Persons.AsNoTracking().SingleAsync(p => p.Id == offer.PersonId, World.Ct)
        );
        using var browser = round.World.Browser();

        foreach (var path in new[] { "", "/jawaban?pilihan=bersedia", "/jawaban?pilihan=mundur" })
        {
            var html = await browser.GetStringAsync(
                new Uri(LinkOf(round, offer.NominationId) + path, UriKind.Relative),
                World.Ct
            );
            Assert.DoesNotContain(person.Name, html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(person.Phone!, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Before_the_draw_the_link_takes_the_nomination_back()
    {
        await using var round = await OpenRound.StartAsync("sqlite");
        await round.ImportAsync(OpenRound.Sheet(2));
        var nomination = (await round.NominationsAsync())[0];
        using var browser = round.World.Browser();
        var mine = LinkOf(round, nomination.Id);

        var sent = await PostAsync(
            browser,
            $"{mine}/jawaban?pilihan=tarik",
            ("Input.PhoneEnd", await round.PhoneEndAsync(nomination.Id)),
            ("Input.Reason", "Berhalangan")
        );

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(NominationState.Withdrawn, (await round.NominationsAsync())[0].State);
        using var again = await browser.GetAsync(
            new Uri($"{mine}/jawaban?pilihan=tarik", UriKind.Relative),
            World.Ct
        );
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task The_officer_sees_seats_and_deadlines_and_answers_for_somebody()
    {
        await using var round = await OfferedRound.StartAsync("sqlite");
        var offer = (await round.OffersAsync())[0];
        var code = (await round.NominationsAsync()).Single(n => n.Id == offer.NominationId).Code;
        using var browser = await round.Officer.BrowserAsync();
        var home = $"/pelatihan/putaran/{round.Id.Value}";

        var seats = await browser.OpenAsync($"{home}/kursi");
        Assert.Contains("Belum dijawab", seats.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("15 Jun 2020 00.00 WIB", seats.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Perlu dikabari kantor (6)", seats.Body.TextContent, StringComparison.Ordinal);
        Assert.NotNull(seats.QuerySelector("a[href^='https://wa.me/62']"));
        var told = await browser.SendAsync(
            $"{home}/kursi",
            [("pemberitahuan", seats.QuerySelector("input[name=pemberitahuan]")!.GetAttribute("value")!)]
        );
        Assert.Equal(HttpStatusCode.Redirect, told.StatusCode);
        var sent = await browser.SendAsync(
            $"{home}/kursi/{code}",
            [("Input.How", "Phone"), ("Input.Offer", Id(offer)), ("jawaban", "mundur")]
        );

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var after = await browser.OpenAsync($"{home}/kursi/{code}");
        Assert.Contains("lewat telepon", after.Body!.TextContent, StringComparison.Ordinal);
        var waiting = await browser.OpenAsync($"{home}/cadangan");
        Assert.Contains("Sudah memegang kursi", waiting.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Perlu dikabari kantor (6)",
            (await browser.OpenAsync($"{home}/kursi")).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "undangan akan berakhir",
            (await browser.OpenAsync("/beranda")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_waits_sees_the_place()
    {
        await using var round = await OfferedRound.StartAsync("sqlite");
        var seated = (await round.OffersAsync()).Select(o => o.NominationId).ToHashSet();
        var waiting = (await round.NominationsAsync()).First(n => !seated.Contains(n.Id));
        using var browser = round.World.Browser();

        var page = await browser.OpenAsync(LinkOf(round, waiting.Id));

        Assert.Contains("sekarang urutan ke-", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_link_answers_the_same_and_goes_only_to_the_known_address()
    {
        await using var round = await OfferedRound.StartAsync("sqlite", email: "warga@contoh.test");
        var nomination = (await round.NominationsAsync())[0];
        var phone = await round.World.AskAsync<Db, string>(async db =>
            (
                await db
                    .Persons.Where(p => p.Id == nomination.PersonId)
                    .Select(p => p.Phone)
                    .SingleAsync(World.Ct)
            )!
        );
        using var browser = round.World.Browser();
        var url = "/hasil/pelatihan-contoh-2020/tautan";

        var unknown = await PostAsync(browser, url, ("Input.Code", "P9999"), ("Input.Phone", "081299998888"));
        var strange = await PostAsync(
            browser,
            url,
            ("Input.Code", nomination.Code),
            ("Input.Phone", "081299998888")
        );
        var known = await PostAsync(
            browser,
            url,
            ("Input.Code", nomination.Code.ToLowerInvariant()),
            ("Input.Phone", $"0{phone[2..]}")
        );
        var twice = await PostAsync(browser, url, ("Input.Code", nomination.Code), ("Input.Phone", phone));

        var texts = await Task.WhenAll(
            new[] { unknown, strange, known, twice }.Select(async a =>
                (await World.ReadAsync(a)).QuerySelector("main")!.TextContent
            )
        );
        Assert.Single(texts.Distinct());
        Assert.Equal(
            1,
            await round.World.AskAsync<Db, int>(db =>
                db.OfferNotices.CountAsync(n => n.Kind == NoticeKind.LinkWanted, World.Ct)
            )
        );
    }

    private static string LinkOf(OpenRound round, NominationId id) =>
        ((ApplicantLink)round.World.Services.GetService(typeof(ApplicantLink))!).PathOf(id);

    private static string Id(Offer offer) => offer.Id.Value.ToString();

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient browser,
        string url,
        params (string Name, string Value)[] fields
    )
    {
        using var content = new FormUrlEncodedContent(
            fields.Select(f => KeyValuePair.Create(f.Name, f.Value))
        );
        return await browser.PostAsync(new Uri(url, UriKind.Relative), content, World.Ct);
    }

    private static async Task<int> CompressedAsync(HttpClient browser, string url)
    {
        var html = await browser.GetStringAsync(new Uri(url, UriKind.Relative), World.Ct);
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            await brotli.WriteAsync(Encoding.UTF8.GetBytes(html), World.Ct);
        return (int)packed.Length;
    }
}
