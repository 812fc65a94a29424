using System.Net;
using System.Net.Http.Headers;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Host;

/// <summary>What every answer carries, whatever was asked.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData("/masuk")]
    [InlineData("/tidak-ada")]
    [InlineData("/sehat")]
    public async Task Every_answer_carries_the_safe_headers(string url)
    {
        await using var world = await World.StartAsync();
        using var browser = world.Browser();

        using var response = await browser.GetAsync(new Uri(url, UriKind.Relative), World.Ct);

        Assert.Contains(
            "frame-ancestors 'none'",
            response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_what_to_do()
    {
        await using var world = await World.StartAsync();
        using var browser = world.Browser();

        using var response = await browser.GetAsync(new Uri("/tidak-ada", UriKind.Relative), World.Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(
            "Ke beranda",
            (await World.ReadAsync(response)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_program_gets_its_refusal_as_a_problem()
    {
        await using var world = await World.StartAsync();
        using var browser = world.Browser();

        using var response = await browser.GetAsync(new Uri("/api/v1/tidak-ada", UriKind.Relative), World.Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_fragment_asked_for_after_the_session_ended_sends_the_whole_page_to_sign_in()
    {
        await using var world = await World.StartAsync();
        using var browser = world.Browser();
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri("/admin/pengguna", UriKind.Relative)
        );
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Current-URL", "http://localhost/admin/pengguna?hal=2");

        using var response = await browser.SendAsync(request, World.Ct);

        Assert.Equal(
            "/masuk?kembali=%2Fadmin%2Fpengguna%3Fhal%3D2",
            response.Headers.GetValues("HX-Redirect").Single()
        );
    }

    [Fact]
    public async Task Pages_travel_compressed()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.As(Role.Administrator).BrowserAsync();
        browser.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));

        using var response = await browser.GetAsync(new Uri("/admin/pengguna", UriKind.Relative), World.Ct);

        Assert.Equal("br", response.Content.Headers.ContentEncoding.Single());
    }

    [Fact]
    public async Task A_page_for_a_role_asks_the_database_once_who_is_there()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.As(Role.Administrator).BrowserAsync();
        await browser.OpenAsync("/profil/dua-langkah");

        var before = world.Queries;
        await browser.OpenAsync("/profil/dua-langkah");

        // One for who is there, one for the page.
        Assert.Equal(2, world.Queries - before);
    }
}
