using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Registry;
using NaikKelas.Tests.Training.Corrections;
using NaikKelas.Tests.Training.Nominating;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Tests.Training.Offers;
using NaikKelas.Tests.Training.Reviews;

namespace NaikKelas.Tests.Insight;

/// <summary>Each role begins with what is its own to do, in a number of questions that does not grow.</summary>
public sealed class HomeTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory]
    [InlineData(Role.Head, "/beranda/kepala")]
    [InlineData(Role.Verifier, "/antrean")]
    [InlineData(Role.Administrator, "/admin")]
    public async Task Beranda_leads_each_role_to_its_own_first_page(Role role, string page)
    {
        await using var world = await World.StartAsync(Store.Sqlite);
        using var browser = await world.As(role, OpenRound.Region).BrowserAsync();

        using var answer = await browser.GetAsync(new Uri("/beranda", UriKind.Relative), World.Ct);

        Assert.Equal(page, answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData(Role.Officer, "/beranda,/rencana,/pelatihan,/koperasi,/orang,/laporan")]
    [InlineData(Role.Head, "/beranda,/persetujuan,/laporan")]
    [InlineData(Role.Verifier, "/antrean")]
    [InlineData(Role.Administrator, "/admin/pengguna,/admin/instansi,/admin/aturan,/admin/sistem")]
    public async Task The_navigation_holds_the_words_of_the_role(Role role, string expected)
    {
        await using var world = await World.StartAsync(Store.Sqlite);
        using var browser = await world.As(role, OpenRound.Region).BrowserAsync();

        var page = await browser.OpenAsync("/profil");

        var words = page.QuerySelectorAll("nav a[href]")
            .Select(a => a.GetAttribute("href")!)
            .Where(href => href.StartsWith('/') && expected.Split(',').Contains(href))
            .Distinct();
        Assert.Equal(expected.Split(','), words);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_officer_sees_seats_about_to_end_and_the_classes_of_the_month(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        using var browser = await round.Officer.BrowserAsync();

        var page = await browser.OpenAsync("/beranda");

        var todo = page.QuerySelector(".todo")!.TextContent;
        Assert.Contains("undangan akan berakhir", todo, StringComparison.Ordinal);
        Assert.Contains("orang perlu dikabari", todo, StringComparison.Ordinal);
        Assert.Contains("Kelas bulan ini", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            2,
            page.QuerySelectorAll($"main a[href='/pelatihan/putaran/{round.Id.Value}/kursi'] ")
                .Count(a => a.Closest("td") is not null)
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_head_sees_what_is_stuck_and_the_seats_of_the_year(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        await round.World.DoAsync<Db>(db =>
            db.Set<RatRecord>()
                .Where(r => r.Source == "Berita acara RAT")
                .Take(1)
                .ExecuteDeleteAsync(World.Ct)
        );
        using var browser = await round.World.As(Role.Head, OpenRound.Region).BrowserAsync();

        var page = await browser.OpenAsync("/beranda/kepala");

        Assert.Contains("6 dari 6", page.QuerySelector(".kpis")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("belum tercatat RAT-nya", page.Body!.TextContent, StringComparison.Ordinal);
        using var elsewhere = await round.World.As(Role.Head, "11.01").BrowserAsync();
        Assert.Contains(
            "0 dari 0",
            (await elsewhere.OpenAsync("/beranda/kepala")).QuerySelector(".kpis")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_verifier_goes_from_one_person_to_the_next_oldest_first(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider);
        foreach (var code in new[] { "P0002", ReviewRound.Late, "P0001" })
        {
            Assert.False((await CorrectionTests.FileAsync(round, code)).Refused);
            round.World.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        using var browser = await round.World.As(Role.Verifier, OpenRound.Region).BrowserAsync();
        var queue = await browser.OpenAsync("/antrean");
        var links = Links(queue, "main td a");
        Assert.Equal(3, links.Count);
        Assert.Equal(links[0], queue.QuerySelector("main a.btn-primary")!.GetAttribute("href"));

        var first = await browser.OpenAsync(links[0]);
        Assert.Contains("Orang ke-1 dari 3", first.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(first.QuerySelector("a[rel=prev]"));
        Assert.Equal(links[1], first.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        var last = await browser.OpenAsync(links[2]);
        Assert.Null(last.QuerySelector("a[rel=next]"));
        Assert.Equal(links[1], last.QuerySelector("a[rel=prev]")!.GetAttribute("href"));

        var answer = first.QuerySelectorAll("main a.btn-primary")[^1].GetAttribute("href")!;
        using var answered = await browser.SendAsync(
            answer,
            [("Input.Answer", "Tanggal sudah sesuai berita acara."), ("act", "refuse")]
        );
        Assert.Equal("/antrean", answered.Headers.Location!.ToString());
        Assert.Equal(2, Links(await browser.OpenAsync("/antrean"), "main td a").Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_board_sees_the_open_call_and_the_rat_that_is_owed(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        using var browser = await village.BoardOf(village.First).BrowserAsync();

        var page = await browser.OpenAsync("/beranda/koperasi");

        var todo = page.QuerySelector(".todo")!.TextContent;
        Assert.Contains("belum ada usulan Anda", todo, StringComparison.Ordinal);
        Assert.Contains("RAT belum tercatat", todo, StringComparison.Ordinal);
        await village.NominateAsync(village.BoardOf(village.First), village.First, village.First.Chair);
        Assert.DoesNotContain(
            "belum ada usulan Anda",
            (await browser.OpenAsync("/beranda/koperasi")).QuerySelector(".todo")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_administrator_sees_the_missing_backup_and_the_rule_data()
    {
        await using var world = await World.StartAsync(Store.Sqlite);
        using var browser = await world.As(Role.Administrator).BrowserAsync();

        var page = await browser.OpenAsync("/admin");

        Assert.Contains(
            "belum pernah dibuat",
            page.QuerySelector(".todo")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Skala penilaian", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "2026.1",
            (await browser.OpenAsync("/admin/aturan")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    /// <summary>The same number with one person waiting and with three, with one co-op and with many.</summary>
    [Theory]
    [InlineData(Role.Officer, "/beranda", 22)]
    [InlineData(Role.Head, "/beranda/kepala", 24)]
    [InlineData(Role.Verifier, "/antrean", 8)]
    [InlineData(Role.Administrator, "/admin", 10)]
    public async Task A_first_page_asks_the_same_few_questions_whatever_is_there(
        Role role,
        string url,
        int most
    )
    {
        await using var round = await ReviewRound.ScreenedAsync(Store.Sqlite);
        using var browser = await round.World.As(role, OpenRound.Region).BrowserAsync();
        Assert.False((await CorrectionTests.FileAsync(round, "P0001")).Refused);
        await browser.OpenAsync(url);
        var few = await CountAsync(round.World, browser, url);
        foreach (var code in new[] { "P0002", "P0003", "P0004", "P0005" })
            Assert.False((await CorrectionTests.FileAsync(round, code)).Refused);
        foreach (var number in Enumerable.Range(1, 5))
            await round.World.CoopAsync($"KSP Baru {number}");

        var many = await CountAsync(round.World, browser, url);

        Assert.Equal(few, many);
        Assert.InRange(many, 1, most);
    }

    [Fact]
    public async Task A_boards_first_page_asks_the_same_few_questions_whatever_is_there()
    {
        await using var village = await Village.StartAsync(Store.Sqlite);
        var board = village.BoardOf(village.First);
        using var browser = await board.BrowserAsync();
        await browser.OpenAsync("/beranda/koperasi");
        var few = await CountAsync(village.World, browser, "/beranda/koperasi");
        await village.CrowdAsync(village.First, 20);
        await village.NominateAsync(board, village.First, village.First.Chair);
        await Village.OpenAsync(village.World, Village.Terms);

        var many = await CountAsync(village.World, browser, "/beranda/koperasi");

        Assert.Equal(few, many);
        Assert.InRange(many, 1, 16);
    }

    private static async Task<int> CountAsync(World world, HttpClient browser, string url)
    {
        var before = world.Queries;
        await browser.OpenAsync(url);
        return world.Queries - before;
    }

    private static List<string> Links(IHtmlDocument page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(a => a.GetAttribute("href")!)];
}
