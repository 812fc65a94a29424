using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Training.Nominating;

namespace NaikKelas.Tests.Training.Nominating;

/// <summary>A board chooses from its own people; each "no" says what was found.</summary>
public sealed class NominateMembersTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_board_nominates_its_own_and_the_word_for_them_is_recorded(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        var board = village.BoardOf(village.First);

        Assert.Equal("P0001", (await village.NominateAsync(board, village.First, village.First.Chair)).Value);
        Assert.Equal(
            "P0002",
            (await village.NominateAsync(board, village.First, village.First.Treasurer)).Value
        );

        Assert.All(
            await village.NominationsAsync(),
            n =>
                Assert.Equal(
                    (village.First.Id, "K1", "Formulir KDMP Bendo"),
                    (n.NominatorId!.Value, n.Choices, n.Source)
                )
        );
        var consents = await village.World.AskAsync<Db, List<Consent>>(db =>
            db.Consents.AsNoTracking().ToListAsync(World.Ct)
        );
        Assert.All(consents, c => Assert.Equal(ConsentWay.Board, c.Way));
        Assert.Equal(2, consents.Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Whose_term_has_ended_is_refused_with_the_day(string provider)
    {
        await using var village = await Village.StartAsync(provider);

        var refused = await village.NominateAsync(
            village.BoardOf(village.First),
            village.First,
            village.First.Former
        );

        Assert.Equal("term.ended", refused.Refusal!.Code);
        Assert.Contains(
            "Sekretaris berakhir 31 Oktober 2026",
            village.World.Services.GetText(refused.Refusal.Message),
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Nobody_is_nominated_twice_nor_by_two_and_the_other_is_not_named(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        await village.AlsoAtAsync(village.Second, village.First.Chair);
        await village.NominateAsync(village.BoardOf(village.First), village.First, village.First.Chair);

        var twice = await village.NominateAsync(
            village.BoardOf(village.First),
            village.First,
            village.First.Chair
        );
        var elsewhere = await village.NominateAsync(
            village.BoardOf(village.Second),
            village.Second,
            village.First.Chair
        );

        Assert.Equal("person.twice", twice.Refusal!.Code);
        Assert.Equal("person.nominated-elsewhere", elsewhere.Refusal!.Code);
        Assert.DoesNotContain(
            "Bendo sudah diusulkan oleh",
            village.World.Services.GetText(elsewhere.Refusal.Message),
            StringComparison.Ordinal
        );
        Assert.Single(await village.NominationsAsync());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_co_ops_at_once_get_the_person_once(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        await village.AlsoAtAsync(village.Second, village.First.Chair);

        var both = await Task.WhenAll(
            village.NominateAsync(village.BoardOf(village.First), village.First, village.First.Chair),
            village.NominateAsync(village.BoardOf(village.Second), village.Second, village.First.Chair)
        );

        Assert.Single(both, b => !b.Refused);
        Assert.Equal("person.nominated-elsewhere", Assert.Single(both, b => b.Refused).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task After_closing_by_the_servers_clock_nothing_comes_in(string provider)
    {
        await using var village = await Village.StartAsync(provider);
        village.World.Clock.SetLocal(2026, 11, 23, 16);

        var refused = await village.NominateAsync(
            village.BoardOf(village.First),
            village.First,
            village.First.Chair
        );

        Assert.Equal(("round.closed", RefusalKind.Conflict), (refused.Refusal!.Code, refused.Refusal.Kind));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Strangers_are_not_found_and_other_peoples_people_not_here(string provider)
    {
        await using var village = await Village.StartAsync(provider);

        var foreign = await village.NominateAsync(
            village.BoardOf(village.Second),
            village.First,
            village.First.Chair
        );
        var notHere = await village.NominateAsync(
            village.BoardOf(village.First),
            village.First,
            village.Second.Chair
        );

        Assert.Equal(RefusalKind.NotFound, foreign.Refusal!.Kind);
        Assert.Equal("person.not-here", notHere.Refusal!.Code);
    }

    [Fact]
    public async Task A_board_sees_red_amber_and_green_and_sends_all_the_same()
    {
        await using var village = await Village.StartAsync("sqlite");
        using var browser = await village.BoardOf(village.First).BrowserAsync();
        var here = $"/usulkan/{village.Round.Value}/{village.First.Id.Value}";

        var calls = await browser.OpenAsync("/usulkan");
        Assert.Contains("Paling banyak 2 kursi", calls.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(calls.QuerySelector($"a[href='{here}']"));
        var list = await browser.OpenAsync(here);
        Assert.Contains(
            "masa jabatan berakhir 31 Oktober 2026",
            list.Body!.TextContent,
            StringComparison.Ordinal
        );
        var card = await browser.OpenAsync($"{here}/kartu?orang={village.First.Old.Value}");
        var text = card.Body!.TextContent;
        Assert.NotNull(card.QuerySelector(".lights .state-red"));
        Assert.NotNull(card.QuerySelector(".lights .state-amber"));
        Assert.NotNull(card.QuerySelector(".lights .state-green"));
        Assert.Contains("Belum ada catatan", text, StringComparison.Ordinal);
        Assert.Contains("Yang membuatnya terpenuhi", text, StringComparison.Ordinal);

        using var sent = await browser.SendAsync(
            $"{here}/kartu",
            [("Input.Persons[0]", village.First.Chair.Value.ToString()), ("Input.Choice1", "K1")],
            $"{here}/kartu?orang={village.First.Chair.Value}"
        );

        Assert.Equal((HttpStatusCode.Redirect, here), (sent.StatusCode, sent.Headers.Location!.ToString()));
        var after = await browser.OpenAsync(here);
        Assert.Contains("diusulkan dengan kode P0001", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Yang perlu dibawa ke dinas", after.Body.TextContent, StringComparison.Ordinal);
        using var again = await browser.SendAsync(
            $"{here}/kartu",
            [("Input.Persons[0]", village.First.Former.Value.ToString()), ("Input.Choice1", "K1")],
            $"{here}/kartu?orang={village.First.Treasurer.Value}"
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task A_board_member_whose_own_term_has_ended_finds_nothing_to_nominate_in()
    {
        await using var village = await Village.StartAsync("sqlite");
        using var browser = await village.BoardOf(village.First).BrowserAsync();
        await browser.OpenAsync("/usulkan");

        await village.World.DoAsync<Db>(async db =>
        {
            (await db.Grants.SingleAsync(World.Ct)).Until = new DateOnly(2026, 11, 20);
            await db.SaveChangesAsync(World.Ct);
        });

        using var answer = await browser.GetAsync(
            new Uri($"/usulkan/{village.Round.Value}/{village.First.Id.Value}", UriKind.Relative),
            World.Ct
        );
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_large_house_asks_the_database_no_more_than_a_small_one()
    {
        await using var village = await Village.StartAsync("sqlite");
        using var browser = await village.BoardOf(village.First).BrowserAsync();
        var here = $"/usulkan/{village.Round.Value}/{village.First.Id.Value}";
        await browser.OpenAsync(here);

        var small = await CountAsync(village.World, browser, here);
        await village.CrowdAsync(village.First, 60);
        var large = await CountAsync(village.World, browser, here);

        Assert.Equal(small, large);
        Assert.True(large <= 14, $"{large} queries");
    }

    private static async Task<int> CountAsync(World world, HttpClient browser, string path)
    {
        var before = world.Queries;
        await browser.OpenAsync(path);
        return world.Queries - before;
    }
}
