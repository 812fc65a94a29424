using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Host;

public sealed class AdministrationTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task An_administrator_sees_only_people_of_the_own_region(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var here = await Seeds.UserAsync(world, "35.72.01");
        var there = await Seeds.UserAsync(world, "35.17");
        using var browser = await world.As(Role.Administrator, "35.72").BrowserAsync();

        var list = (await browser.OpenAsync("/admin/pengguna")).Body!.TextContent;

        Assert.Contains(here.Email, list, StringComparison.Ordinal);
        Assert.DoesNotContain(there.Email, list, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_role_is_granted_ended_and_both_are_told(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var user = await Seeds.UserAsync(world);
        var url = $"/admin/pengguna/{user.Id.Value}";
        using var browser = await world.As(Role.Administrator, "35.72").BrowserAsync();

        using var granted = await browser.SendAsync(
            $"{url}?handler=Grant",
            [("Grant.Role", "Verifier"), ("Grant.Region", "35.72.01")],
            url
        );
        var grant = await world.AskAsync<Db, UserGrant>(db =>
            db.Grants.SingleAsync(g => g.Role == Role.Verifier, World.Ct)
        );
        using var ended = await browser.SendAsync(
            $"{url}?handler=End",
            [("grant", grant.Id.ToString())],
            url
        );

        Assert.Equal(HttpStatusCode.Redirect, granted.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        var actions = await world.AskAsync<Db, List<string>>(db =>
            db.AuditEntries.Where(a => a.Subject == $"user_grants/{grant.Id}")
                .OrderBy(a => a.Number)
                .Select(a => a.Action)
                .ToListAsync(World.Ct)
        );
        Assert.Equal(["user_grants.added", "user_grants.changed"], actions);
        var trail = (await browser.OpenAsync($"/admin/audit?perihal=user_grants/{grant.Id}"))
            .Body!
            .TextContent;
        Assert.Contains("Verifier", trail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("35.17", "di luar kewenangan")]
    [InlineData("99.99", "tidak dikenal")]
    [InlineData("", "di luar kewenangan")]
    public async Task A_region_beyond_reach_or_reason_is_refused_in_words(string region, string words)
    {
        await using var world = await World.StartAsync();
        var user = await Seeds.UserAsync(world);
        var url = $"/admin/pengguna/{user.Id.Value}";
        using var browser = await world.As(Role.Administrator, "35.72").BrowserAsync();

        using var response = await browser.SendAsync(
            $"{url}?handler=Grant",
            [("Grant.Role", "Administrator"), ("Grant.Region", region)],
            url
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(
            words,
            (await World.ReadAsync(response)).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_also_works_elsewhere_cannot_be_disabled_from_here()
    {
        await using var world = await World.StartAsync();
        var user = await Seeds.UserAsync(world);
        Assert.Equal(
            0,
            (
                await world.CliAsync("user", "grant", user.Email, "--role", "Officer", "--region", "35.17")
            ).ExitCode
        );
        var url = $"/admin/pengguna/{user.Id.Value}";
        using var browser = await world.As(Role.Administrator, "35.72").BrowserAsync();

        using var response = await browser.SendAsync($"{url}?handler=Disable", [], url);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task An_invitation_through_the_page_goes_out_and_a_second_one_is_refused()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.As(Role.Administrator, "35.72").BrowserAsync();
        (string, string)[] fields =
        [
            ("Input.Name", "Budi Uji"),
            ("Input.Email", "budi@contoh.test"),
            ("Grant.Role", "Officer"),
            ("Grant.Region", "35.72"),
        ];

        using var first = await browser.SendAsync("/admin/pengguna/baru", fields);
        var letter = await world.Letters.NextAsync();
        using var second = await browser.SendAsync("/admin/pengguna/baru", fields);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal("budi@contoh.test", letter.To);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
    }

    [Fact]
    public async Task The_chain_is_checked_at_the_press_of_a_button()
    {
        await using var world = await World.StartAsync();
        await Seeds.UserAsync(world);
        using var browser = await world.As(Role.Administrator).BrowserAsync();

        using var checkedNow = await browser.SendAsync("/admin/audit", []);
        var page = (await browser.OpenAsync("/admin/audit")).Body!.TextContent;

        Assert.Equal(HttpStatusCode.Redirect, checkedNow.StatusCode);
        Assert.Contains("Rantai utuh", page, StringComparison.Ordinal);
    }
}
