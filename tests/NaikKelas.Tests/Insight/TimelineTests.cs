using NaikKelas.Insight.Timelines;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Rats;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Registry;

namespace NaikKelas.Tests.Insight;

public sealed class TimelineTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_on_record_stands_in_the_order_of_its_dates(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var coop = await world.CoopAsync();
        foreach (var (year, day) in new[] { (2023, 20), (2024, 10) })
            RegistrySteps.Granted(
                await world.AskAsync<RecordRat, Result<Guid>>(r =>
                    r.RunAsync(
                        coop,
                        new RatInput
                        {
                            BookYear = year,
                            HeldOn = new DateOnly(year + 1, 3, day),
                            Source = "Berita acara",
                        },
                        World.Ct
                    )
                )
            );

        var events = await world.AskAsync<Timeline, IReadOnlyList<TimelineEvent>>(t =>
            t.ReadAsync(coop, World.Ct)
        );

        Assert.Equal([new DateOnly(2025, 3, 10), new DateOnly(2024, 3, 20)], events.Select(e => e.On));
    }

    [Fact]
    public async Task A_board_sees_the_history_of_its_own_co_op_and_no_other()
    {
        await using var world = await World.StartAsync(Store.Sqlite);
        var (own, other) = (await world.CoopAsync(), await world.CoopAsync("KSP Mawar"));
        using var browser = await world.As(Role.CoopBoard, own.Value).BrowserAsync();

        using var mine = await browser.GetAsync(
            new Uri($"/koperasi/{own.Value}/riwayat", UriKind.Relative),
            World.Ct
        );
        using var theirs = await browser.GetAsync(
            new Uri($"/koperasi/{other.Value}/riwayat", UriKind.Relative),
            World.Ct
        );

        Assert.Equal(System.Net.HttpStatusCode.OK, mine.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, theirs.StatusCode);
    }
}
