using System.Net;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Registry;

public sealed class RegistryPagesTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task The_list_shows_and_filters_what_lies_within_reach(string provider)
    {
        await using var world = await World.StartAsync(provider);
        await world.CoopAsync();
        await world.CoopAsync("KSP Mawar", "35.72.02.1001");
        await world.CoopAsync("KSP Jombang", "35.17.09.2001");
        using var browser = await world.As(Role.Officer, Blitar).BrowserAsync();

        var all = await browser.OpenAsync("/koperasi");
        var some = await browser.OpenAsync("/koperasi?wilayah=35.72.02");

        Assert.Equal(["KSP Mawar", "KSP Melati"], Names(all));
        Assert.Equal(["KSP Mawar"], Names(some));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_refused_form_keeps_what_was_typed_and_names_the_field(string provider)
    {
        await using var world = await World.StartAsync(provider);
        using var browser = await world.As(Role.Officer, Blitar).BrowserAsync();

        using var response = await browser.SendAsync(
            "/orang/baru",
            [("Input.Name", "Sari Dewi"), ("Input.Nik", "357201570890000"), ("Input.Phone", "123")]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await World.ReadAsync(response);
        Assert.Equal("357201570890000", page.QuerySelector("#Input_Nik")!.GetAttribute("value"));
        Assert.Contains(
            "16 angka",
            page.QuerySelector("#Input_Nik_error")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["#Input_Nik", "#Input_Phone"],
            page.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href"))
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_form_registers_and_leads_to_the_record(string provider)
    {
        await using var world = await World.StartAsync(provider);
        using var browser = await world.As(Role.Officer, Blitar).BrowserAsync();

        using var response = await browser.SendAsync(
            "/koperasi/baru",
            [
                ("Input.Kind", "Ksp"),
                ("Input.Name", "KSP Melati"),
                ("Input.RegionCode", Bendo),
                ("Input.FoundedOn", "1998-04-12"),
                ("Input.Status", "Active"),
            ]
        );

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var page = await browser.OpenAsync(response.Headers.Location!.ToString());
        Assert.Contains("12 Apr 1998", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nomor Induk Koperasi belum ada.", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_persons_page_masks_the_nik_and_shows_it_once_on_asking(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await world.PersonAsync("Sari Dewi", Nik);
        using var browser = await world.As(Role.Officer, Blitar).BrowserAsync();
        var home = $"/orang/{id.Value}";

        foreach (
            var url in new[]
            {
                home,
                "/orang",
                "/orang?q=sari",
                $"{home}/ubah",
                $"{home}/gabung",
                "/orang/kembar",
            }
        )
            Assert.DoesNotContain(Nik, (await browser.OpenAsync(url)).Source.Text, StringComparison.Ordinal);
        using var silent = await browser.SendAsync($"{home}?handler=Nik", [("Reason", "")], home);
        using var shown = await browser.SendAsync(
            $"{home}?handler=Nik",
            [("Reason", "Mencocokkan KTP")],
            home
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.DoesNotContain(
            Nik,
            await silent.Content.ReadAsStringAsync(World.Ct),
            StringComparison.Ordinal
        );
        Assert.Contains(Nik, await shown.Content.ReadAsStringAsync(World.Ct), StringComparison.Ordinal);
        Assert.True(shown.Headers.CacheControl?.NoStore);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_export_has_the_filtered_rows_and_no_whole_nik(string provider)
    {
        await using var world = await World.StartAsync(provider);
        await world.PersonAsync("Sari Dewi", Nik);
        await world.PersonAsync("Budi Santoso");
        using var browser = await world.As(Role.Officer, Blitar).BrowserAsync();

        var file = await browser.GetStringAsync(
            new Uri("/orang/unduh.csv?q=sari", UriKind.Relative),
            World.Ct
        );

        Assert.Contains("3572••••••••0001", file, StringComparison.Ordinal);
        Assert.DoesNotContain(Nik, file, StringComparison.Ordinal);
        Assert.DoesNotContain("Budi", file, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_board_sees_its_own_cooperative_and_changes_its_contact_only(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var (own, other) = (await world.CoopAsync(), await world.CoopAsync("KSP Mawar"));
        using var browser = await world.As(Role.CoopBoard, own.Value).BrowserAsync();

        using var first = await browser.GetAsync(new Uri("/koperasi-kami", UriKind.Relative), World.Ct);
        using var changed = await browser.SendAsync(
            $"/koperasi/{own.Value}/kontak",
            [("Input.Phone", "081234567890"), ("Input.Version", "0")]
        );
        using var theirs = await browser.GetAsync(
            new Uri($"/koperasi/{other.Value}", UriKind.Relative),
            World.Ct
        );
        using var data = await browser.GetAsync(
            new Uri($"/koperasi/{own.Value}/ubah", UriKind.Relative),
            World.Ct
        );

        Assert.Equal($"/koperasi/{own.Value}", first.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, data.StatusCode);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_api_lists_within_reach(string provider)
    {
        await using var world = await World.StartAsync(provider);
        await world.CoopAsync();
        await world.CoopAsync("KSP Jombang", "35.17.09.2001");
        using var browser = await world.As(Role.Officer, Blitar).BrowserAsync();

        var json = await browser.GetStringAsync(
            new Uri("/api/v1/organisations?search=ksp", UriKind.Relative),
            World.Ct
        );

        Assert.Contains("KSP Melati", json, StringComparison.Ordinal);
        Assert.DoesNotContain("KSP Jombang", json, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("tbody td:first-child a").Select(a => a.TextContent);
}
