using System.IO.Compression;
using System.Net;
using System.Text;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Tests.Training.Results;
using NaikKelas.Training.Nominations;

namespace NaikKelas.Tests.Training.Public;

/// <summary>What anyone may read: light, complete, and without a word about a person.</summary>
public sealed class PublicPagesTests
{
    /// <summary>Bytes of compressed HTML a public page may have.</summary>
    private const int HtmlMax = 8 * 1024;

    [Fact]
    public async Task Public_pages_are_light_and_hold_no_personal_string()
    {
        var (round, published) = await OpenRound.PublishedAsync("sqlite", people: 60);
        await using var _ = round;
        var personal = await PublishRoundTests.PersonalAsync(round);
        using var browser = round.World.Browser();

        foreach (
            var url in new[]
            {
                "/hasil",
                "/hasil?kode=p0001",
                $"/hasil/{published.Slug}",
                $"/hasil/{published.Slug}?hal=2",
                $"/hasil/{published.Slug}?q=P0001&status=Admitted&kelas=K1",
                $"/hasil/{published.Slug}/cetak",
                $"/putaran/{published.Slug}",
            }
        )
        {
            using var answer = await browser.GetAsync(new Uri(url, UriKind.Relative), World.Ct);
            var html = await answer.Content.ReadAsStringAsync(World.Ct);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{url} {answer.StatusCode}");
            Assert.True(Compressed(html) <= HtmlMax, $"{url} {Compressed(html)}");
            foreach (var word in personal)
                Assert.DoesNotContain(word, html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_files_come_byte_for_byte()
    {
        var (round, published) = await OpenRound.PublishedAsync("sqlite");
        await using var _ = round;
        var (roundJson, resultJson) = await PublishRoundTests.FilesAsync(round);
        using var browser = round.World.Browser();

        Assert.Equal(
            roundJson,
            await browser.GetByteArrayAsync(
                new Uri($"/hasil/{published.Slug}/round.json", UriKind.Relative),
                World.Ct
            )
        );
        Assert.Equal(
            resultJson,
            await browser.GetByteArrayAsync(
                new Uri($"/hasil/{published.Slug}/result.json", UriKind.Relative),
                World.Ct
            )
        );
    }

    [Fact]
    public async Task What_is_not_published_is_not_there()
    {
        await using var round = await OpenRound.StartAsync("sqlite");
        using var browser = round.World.Browser();

        foreach (
            var url in new[]
            {
                "/hasil/pelatihan-contoh-2020",
                "/hasil/tidak-ada",
                "/hasil/tidak-ada/round.json",
                "/putaran/tidak-ada",
                "/lamaran/tidak-ada",
            }
        )
        {
            using var answer = await browser.GetAsync(new Uri(url, UriKind.Relative), World.Ct);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{url} {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task An_applicant_follows_the_link_from_arrival_to_result()
    {
        await using var round = await OpenRound.StartAsync("sqlite");
        await round.ImportAsync(
            OpenRound.Sheet(OpenRound.Line(1, OpenRound.Cooperative(1)), OpenRound.Line(2, OpenRound.Late))
        );
        var all = await round.NominationsAsync();
        var links = (ApplicantLink)round.World.Services.GetService(typeof(ApplicantLink))!;
        var (good, late) = (links.PathOf(all[0].Id), links.PathOf(all[1].Id));
        using var browser = round.World.Browser();

        Assert.Equal("Usulan diterima", await HeadingAsync(browser, good));
        await round.FreezeAsync();
        Assert.Equal("Memenuhi syarat", await HeadingAsync(browser, good));
        await round.DrawAsync();
        Assert.Equal("Memenuhi syarat", await HeadingAsync(browser, good));
        await round.PublishAsync();
        Assert.Equal("Ditetapkan sebagai peserta", await HeadingAsync(browser, good));
        Assert.Equal("Belum memenuhi syarat", await HeadingAsync(browser, late));
        var page = await browser.OpenAsync(late);
        Assert.Contains("14 April 2020", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Berita acara RAT", page.Body.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("meta[name=robots][content^=noindex]"));
        Assert.NotNull(page.QuerySelector("meta[name=referrer][content=no-referrer]"));
    }

    [Fact]
    public async Task A_changed_token_finds_nothing()
    {
        await using var round = await OpenRound.StartAsync("sqlite");
        await round.ImportAsync(OpenRound.Sheet(1));
        var links = (ApplicantLink)round.World.Services.GetService(typeof(ApplicantLink))!;
        var path = links.PathOf((await round.NominationsAsync())[0].Id);
        using var browser = round.World.Browser();

        var changed = path[..^2] + (path[^2] == 'A' ? 'B' : 'A') + path[^1];
        using var answer = await browser.GetAsync(new Uri(changed, UriKind.Relative), World.Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> HeadingAsync(HttpClient browser, string path) =>
        (await browser.OpenAsync(path)).QuerySelector("h1")!.TextContent.Trim();

    private static int Compressed(string html)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(Encoding.UTF8.GetBytes(html));
        return (int)packed.Length;
    }
}
