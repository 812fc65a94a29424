using System.Net;
using AngleSharp.Dom;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Training.Rounds;

/// <summary>The pages an officer walks through, without a script.</summary>
public sealed class RoundPagesTests
{
    [Fact]
    public async Task An_officer_composes_tries_and_locks_a_round_in_three_screens()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.As(Role.Officer, "35.72").BrowserAsync();

        using var first = await browser.SendAsync("/pelatihan/putaran/baru", Basics("Pelatihan kuliner"));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        var terms = first.Headers.Location!.ToString();
        using var second = await browser.SendAsync(terms, Fields(await browser.OpenAsync(terms)));
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        var last = second.Headers.Location!.ToString();
        Assert.EndsWith("/kunci", last, StringComparison.Ordinal);
        using var third = await browser.SendAsync(last, []);
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);

        var page = await browser.OpenAsync(third.Headers.Location!.ToString());
        Assert.Contains(
            "Menunggu dibuka",
            page.QuerySelector(".phases .is-now")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(page.QuerySelector(".digest"));
    }

    [Fact]
    public async Task A_wrong_time_comes_back_with_what_was_typed()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.As(Role.Officer, "35.72").BrowserAsync();
        var typed = Basics("Judul yang diketik").Where(f => f.Name != "Input.ClosesAt");

        using var response = await browser.SendAsync(
            "/pelatihan/putaran/baru",
            [.. typed, ("Input.ClosesAt", "2020-01-01T08:00")]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await World.ReadAsync(response);
        Assert.Equal("Judul yang diketik", page.QuerySelector("#Input_Title")!.GetAttribute("value"));
        Assert.Contains(
            "seharusnya setelah dibuka",
            page.QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Rules_come_and_go_without_a_script_and_keep_what_was_typed()
    {
        await using var world = await World.StartAsync();
        var id = await Blitar.DraftAsync(world);
        using var browser = await world.As(Role.Officer, "35.72").BrowserAsync();
        var url = $"/pelatihan/putaran/{id.Value}/syarat";
        var fields = Fields(await browser.OpenAsync(url))
            .Where(f => f.Name != "rule-0-year")
            .Append((Name: "rule-0-year", Value: "dua ribu"))
            .ToList();

        using var added = await browser.SendAsync(
            url,
            [
                .. fields.Where(f => f.Name is not ("new-rule" or "do")),
                ("new-rule", "age-between"),
                ("do", "add-rule"),
            ]
        );
        var page = await World.ReadAsync(added);
        Assert.Equal("dua ribu", page.QuerySelector("#rule-0-year")!.GetAttribute("value"));
        Assert.Equal("17", page.QuerySelector("#rule-2-min")!.GetAttribute("value"));

        using var refused = await browser.SendAsync(
            url,
            [.. Fields(page).Where(f => f.Name != "do"), ("do", "save")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await World.ReadAsync(refused);
        Assert.Equal("#rule-0-year", again.QuerySelector(".error-summary a")!.GetAttribute("href"));

        using var removed = await browser.SendAsync(
            url,
            [.. Fields(page).Where(f => f.Name != "do"), ("do", "remove-rule:0")]
        );
        Assert.Equal(2, (await World.ReadAsync(removed)).QuerySelectorAll("[id^=rule-].term").Length);
    }

    [Fact]
    public async Task A_round_of_another_region_is_not_there()
    {
        await using var world = await World.StartAsync();
        var id = await Blitar.DraftAsync(world);
        using var browser = await world.As(Role.Officer, "35.17").BrowserAsync();

        foreach (var page in new[] { "", "/syarat", "/kunci", "/waktu", "/bekukan" })
        {
            using var response = await browser.GetAsync(
                new Uri($"/pelatihan/putaran/{id.Value}{page}", UriKind.Relative),
                World.Ct
            );
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_head_reads_and_cannot_change()
    {
        await using var world = await World.StartAsync();
        var id = await Blitar.LockedAsync(world);
        using var browser = await world.As(Role.Head, "35.72").BrowserAsync();

        var page = await browser.OpenAsync($"/pelatihan/putaran/{id.Value}");
        using var times = await browser.GetAsync(
            new Uri($"/pelatihan/putaran/{id.Value}/waktu", UriKind.Relative),
            World.Ct
        );

        Assert.Null(page.QuerySelector(".head-actions"));
        Assert.Equal(HttpStatusCode.NotFound, times.StatusCode);
    }

    private static (string Name, string Value)[] Basics(string title) =>
        [
            ("Input.Title", title),
            ("Input.OpensAt", "2026-11-20T12:00"),
            ("Input.ClosesAt", "2026-11-23T16:00"),
            ("Input.PublicValueName", "penutupan IHSG 24 November 2026"),
            ("Input.Classes[0].Topic", "Kuliner"),
            ("Input.Classes[0].Name", "Angkatan I"),
            ("Input.Classes[0].StartsOn", "2026-12-07"),
            ("Input.Classes[0].EndsOn", "2026-12-09"),
            ("Input.Classes[0].Place", "Balai Kota"),
            ("Input.Classes[0].Capacity", "40"),
            ("act", "save"),
        ];

    /// <summary>What a browser would send for the page's main form, the saving button pressed.</summary>
    private static List<(string Name, string Value)> Fields(IDocument page)
    {
        var fields = new List<(string, string)> { ("do", "save") };
        foreach (
            var input in page.QuerySelectorAll(
                "main form input[name], main form select[name], main form textarea[name]"
            )
        )
        {
            var name = input.GetAttribute("name")!;
            if (
                name == "__RequestVerificationToken"
                || input.GetAttribute("type") == "checkbox" && !input.HasAttribute("checked")
            )
                continue;
            var value =
                input.LocalName == "select"
                    ? (
                        input.QuerySelector("option[selected]") ?? input.QuerySelector("option")
                    )?.GetAttribute("value")
                    : input.GetAttribute("value") ?? input.TextContent;
            fields.Add((name, value ?? ""));
        }

        return fields;
    }
}
