using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Training.Offers;

namespace NaikKelas.Tests.Training.Offers;

/// <summary>A corrected decree has a number of its own, and the one it replaces stays to be seen.</summary>
public sealed class ReplaceDecreeTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_new_decree_takes_the_next_number_and_the_old_one_stays_visible(string provider)
    {
        await using var round = await OfferedRound.StartAsync(provider);
        await round.AnswerAsync((await round.OffersAsync())[0].NominationId, accepts: false);
        round.World.Clock.SetLocal(2020, 6, 13, 9);

        var early = await ReplaceAsync(round, new DateOnly(2020, 6, 11));
        var replaced = await ReplaceAsync(round, new DateOnly(2020, 6, 13));

        Assert.Equal("decree-date.out-of-range", early.Refusal!.Code);
        Assert.Equal("518/2/410.112/2020", replaced.Value);
        using var anyone = round.World.Browser();
        var page = await anyone.OpenAsync("/hasil/pelatihan-contoh-2020");
        Assert.Contains("518/2/410.112/2020", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "mengganti keputusan nomor 518/1/410.112/2020",
            page.Body.TextContent,
            StringComparison.Ordinal
        );
        using var officer = await round.Officer.BrowserAsync();
        var home = $"/pelatihan/putaran/{round.Id.Value}";
        var decrees = await officer.OpenAsync($"{home}/sk");
        Assert.NotNull(decrees.QuerySelector("a[href$='berkas=1']"));
        using var paper = await officer.GetAsync(new Uri($"{home}/sk?berkas=1", UriKind.Relative), World.Ct);
        Assert.Equal("application/pdf", paper.Content.Headers.ContentType!.MediaType);
    }

    private static Task<Result<string>> ReplaceAsync(
        NaikKelas.Tests.Training.Nominations.OpenRound round,
        DateOnly date
    ) =>
        round.Officer.AskAsync<ReplaceDecree, Result<string>>(r =>
            r.RunAsync(
                round.Id,
                new ReplaceDecree.Input
                {
                    DecreeDate = date,
                    Reason = "Satu peserta mengundurkan diri dan diganti.",
                },
                World.Ct
            )
        );
}
