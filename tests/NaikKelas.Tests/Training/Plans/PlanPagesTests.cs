using System.Net;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;
using NaikKelas.Training.Plans.Calendar;

namespace NaikKelas.Tests.Training.Plans;

/// <summary>The plan as people see it, and as their calendars do.</summary>
public sealed class PlanPagesTests
{
    [Fact]
    public async Task An_officer_enters_an_activity_and_sees_it_at_any_date()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.As(Role.Officer, "35.72").BrowserAsync();

        using var saved = await browser.SendAsync(
            "/rencana/kegiatan/baru",
            [
                ("Input.Title", "Vokasi batik"),
                ("Input.Kind", "Training"),
                ("Input.Year", "2026"),
                ("Input.Source", "Dak"),
                ("Input.Amount", "75.000.000"),
                ("Input.StartsOn", "2026-11-24"),
                ("Input.EndsOn", "2026-11-26"),
            ]
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var one = await browser.OpenAsync(saved.Headers.Location!.ToString());
        Assert.Contains("Rp\u00a075\u00a0juta", one.Body!.TextContent, StringComparison.Ordinal);

        foreach (
            var (on, state) in new[]
            {
                ("2026-11-23", "Direncanakan"),
                ("2026-11-25", "Berjalan"),
                ("2026-11-27", "Selesai"),
            }
        )
        {
            var plan = await browser.OpenAsync($"/rencana?per={on}");
            Assert.Equal(state, plan.QuerySelector("#daftar tbody .state")!.TextContent);
        }
    }

    [Fact]
    public async Task A_mistake_comes_back_with_what_was_typed()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.As(Role.Officer, "35.72").BrowserAsync();

        using var response = await browser.SendAsync(
            "/rencana/kegiatan/baru",
            [("Input.Title", "Seminar batik"), ("Input.Year", "2026"), ("Input.Amount", "12,5")]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await World.ReadAsync(response);
        Assert.Equal("Seminar batik", page.QuerySelector("#Input_Title")!.GetAttribute("value"));
        Assert.Equal("12,5", page.QuerySelector("#Input_Amount")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_head_reads_and_cannot_change()
    {
        await using var world = await World.StartAsync();
        var id = (await Budget.ActivityAsync(world)).Value;
        using var browser = await world.As(Role.Head, "35.72").BrowserAsync();

        var plan = await browser.OpenAsync("/rencana");
        var one = await browser.OpenAsync($"/rencana/kegiatan/{id}");
        using var cancel = await browser.SendAsync(
            $"/rencana/kegiatan/{id}",
            [("Input.Version", "1"), ("Input.Reason", Budget.Reason)],
            "/profil"
        );

        Assert.Null(plan.QuerySelector(".head-actions .btn-primary"));
        Assert.Null(one.QuerySelector("form[method=post] .btn-danger"));
        Assert.Equal(HttpStatusCode.NotFound, cancel.StatusCode);
    }

    [Fact]
    public async Task The_cost_of_a_class_is_shown_while_it_is_typed()
    {
        await using var world = await World.StartAsync();
        var activity = await Budget.ActivityAsync(world);
        using var browser = await world.As(Role.Officer, "35.72").BrowserAsync();

        var part = await browser.OpenAsync(
            $"/rencana/biaya?awalan=Input&Input.Capacity=40&Input.PerSeat=3.000.000&Input.ActivityId={activity.Value}"
        );

        Assert.Contains("Rp\u00a0120.000.000", part.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Melebihi sisa pagu", part.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lock_page_asks_for_a_reason_above_the_line()
    {
        await using var world = await World.StartAsync();
        var activity = await Budget.ActivityAsync(world);
        var round = await Budget.DraftAsync(world, activity, 3_000_000, "Putaran mahal");
        using var browser = await world.As(Role.Officer, "35.72").BrowserAsync();
        var url = $"/pelatihan/putaran/{round.Value}/kunci";

        var page = await browser.OpenAsync(url);
        using var silent = await browser.SendAsync(url, []);
        using var told = await browser.SendAsync(url, [("Input.OverBudgetReason", Budget.Reason)]);

        Assert.NotNull(page.QuerySelector("#Input_OverBudgetReason"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, told.StatusCode);
        var one = await browser.OpenAsync($"/rencana/kegiatan/{activity.Value}");
        Assert.Contains(Budget.Reason, one.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_says_who_owes_a_rat_and_leads_to_the_list()
    {
        await using var world = await World.StartAsync();
        await Blitar.PeopleAsync(world, 3);
        using var browser = await world.As(Role.Officer, "35.72").BrowserAsync();

        var page = await browser.OpenAsync("/rencana/kalender?tahun=2025");
        var owing = page.QuerySelector("a[href*='rat=2024-belum']")!;

        Assert.Contains("3 koperasi", owing.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agencys_calendar_opens_by_its_secret_only_and_the_public_one_has_no_plan()
    {
        await using var world = await World.StartAsync();
        await Budget.ActivityAsync(world, Budget.Input with { Title = "Kegiatan rahasia" });
        var locked = await Blitar.LockedAsync(world);
        await Blitar.DraftAsync(world, Blitar.Input("Masih konsep"));
        var link = (PlanFeedLink)world.Services.GetService(typeof(PlanFeedLink))!;
        using var browser = world.Browser();

        var own = await browser.GetStringAsync(Relative(link.PathOf("35.72")), World.Ct);
        var other = await browser.GetStringAsync(Relative(link.PathOf("35.17")), World.Ct);
        var everybody = await browser.GetStringAsync(Relative("/kalender.ics"), World.Ct);
        using var forged = await browser.GetAsync(
            Relative(link.PathOf("35.17").Replace("35.17", "35.72", StringComparison.Ordinal)),
            World.Ct
        );
        using var bare = await browser.GetAsync(Relative("/rencana/kalender.ics"), World.Ct);

        Assert.Contains("SUMMARY:Kegiatan rahasia\r\n", own, StringComparison.Ordinal);
        Assert.Contains($"UID:round-{locked.Value:N}@naikkelas\r\n", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Kegiatan rahasia", other, StringComparison.Ordinal);
        Assert.Contains($"UID:round-{locked.Value:N}@naikkelas\r\n", everybody, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Kuliner\\, Angkatan I\r\n", everybody, StringComparison.Ordinal);
        Assert.DoesNotContain("Kegiatan rahasia", everybody, StringComparison.Ordinal);
        Assert.DoesNotContain("Masih konsep", everybody, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, bare.StatusCode);
    }

    private static Uri Relative(string url) => new(url, UriKind.Relative);
}
