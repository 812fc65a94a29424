using System.Net;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;
using NaikKelas.Training;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Nominating;

/// <summary>A province's round asks for the word of the kabupaten/kota, and sees who gave it for whom.</summary>
public sealed class RecommendTests
{
    private const string Province = "35";
    private const string Regency = "35.72";

    public static TheoryData<string> Providers => World.Providers;

    private static RoundTerms Asking(string by = "Regency") =>
        new() { Rules = [Village.Rule("recommended-by", ("by", by))], MaxPerNominator = 2 };

    private static Task<Result<int>> RecommendAsync(Village village, Someone by, params string[] codes) =>
        by.AskAsync<Recommend, Result<int>>(r =>
            r.RunAsync(village.Round, new Recommend.Input { Codes = codes }, World.Ct)
        );

    [Theory, MemberData(nameof(Providers))]
    public async Task An_office_recommends_what_comes_from_its_region_once(string provider)
    {
        await using var village = await Village.StartAsync(provider, Asking(), Province);
        await village.NominateAsync(village.BoardOf(village.First), village.First, village.First.Chair);
        var office = village.World.As(Role.Officer, Regency);

        Assert.Equal(1, (await RecommendAsync(village, office, "P0001")).Value);
        Assert.Equal(0, (await RecommendAsync(village, office, "P0001")).Value);

        var given = await village.World.AskAsync<Db, Recommendation>(db =>
            db.Recommendations.AsNoTracking().SingleAsync(World.Ct)
        );
        Assert.Equal(
            (Recommender.Regency, Regency, "Officer 35.72"),
            (given.By, given.RegionCode, given.GivenBy)
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Another_office_does_not_find_it_and_a_board_may_not(string provider)
    {
        await using var village = await Village.StartAsync(provider, Asking(), Province);
        await village.NominateAsync(village.BoardOf(village.First), village.First, village.First.Chair);

        var other = await RecommendAsync(village, village.World.As(Role.Officer, "35.17"), "P0001");
        var board = await RecommendAsync(village, village.BoardOf(village.First), "P0001");
        var stranger = await RecommendAsync(village, village.World.As(Role.Officer, "11.01"), "P0001");

        Assert.All(
            [other, board, stranger],
            refused => Assert.Equal(RefusalKind.NotFound, refused.Refusal!.Kind)
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_rule_reads_the_word_with_place_and_day(string provider)
    {
        await using var village = await Village.StartAsync(provider, Asking(), Province);
        await village.NominateAsync(village.BoardOf(village.First), village.First, village.First.Chair);
        await village.NominateAsync(village.BoardOf(village.Second), village.Second, village.Second.Chair);
        await RecommendAsync(village, village.World.As(Role.Officer, Regency), "P0001");
        village.World.Clock.SetLocal(2026, 11, 23, 17);

        var frozen = await village.World.AskAsync<FreezeFacts, Result<Frozen>>(f =>
            f.RunAsync(village.Round, World.Ct)
        );

        Assert.Equal(2, frozen.Value!.Sheets);
        var sheets = (
            await village.World.AskAsync<Db, List<string>>(db =>
                db.FrozenFacts.AsNoTracking()
                    .Join(
                        db.Nominations,
                        f => f.NominationId,
                        n => n.Id,
                        (f, n) => new { n.Code, f.FactsJson }
                    )
                    .OrderBy(f => f.Code)
                    .Select(f => f.FactsJson)
                    .ToListAsync(World.Ct)
            )
        ).ConvertAll(FactSheet.FromJson);
        Assert.Equal(
            ("Regency", "Kota Blitar", new DateOnly(2026, 11, 21)),
            (
                sheets[0].Facts["recommendedBy"].Value.Text,
                sheets[0].Facts["recommendedBy"].Source,
                sheets[0].Facts["recommendedBy"].On
            )
        );
        Assert.Empty(sheets[1].Facts);
    }

    [Fact]
    public async Task An_office_nominates_and_recommends_at_once_and_the_province_sees_it()
    {
        await using var village = await Village.StartAsync("sqlite", Asking(), Province);
        using var office = await village.World.As(Role.Officer, Regency).BrowserAsync();
        var here = $"/usulkan/{village.Round.Value}";

        var found = await office.OpenAsync($"{here}?q=bendo");
        Assert.NotNull(found.QuerySelector($"a[href='{here}/{village.First.Id.Value}']"));
        using var sent = await office.SendAsync(
            $"{here}/{village.First.Id.Value}/kartu",
            [("Input.Persons[0]", village.First.Chair.Value.ToString()), ("Input.Choice1", "K1")],
            $"{here}/{village.First.Id.Value}/kartu?orang={village.First.Chair.Value}"
        );
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);

        using var province = await village.World.As(Role.Officer, Province).BrowserAsync();
        var gaps = await province.OpenAsync($"/pelatihan/putaran/{village.Round.Value}/kelengkapan");
        Assert.Contains("Kota Blitar", gaps.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 dari 1 direkomendasikan", gaps.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Officer 35.72", gaps.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_office_sees_that_somebody_is_nominated_elsewhere_but_not_where()
    {
        await using var village = await Village.StartAsync("sqlite", Asking(), Province);
        var far = await village.FoundAsync("KDMP Jauh", OrganisationKind.Kdmp, "35.17.01.2001");
        await village.AlsoAtAsync(far, village.First.Chair);
        await village.NominateAsync(village.BoardOf(far), far, village.First.Chair);
        using var office = await village.World.As(Role.Officer, Regency).BrowserAsync();

        var page = await office.OpenAsync($"/usulkan/{village.Round.Value}/{village.First.Id.Value}");

        Assert.Contains("sudah diusulkan di tempat lain", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Jauh", page.Body.TextContent, StringComparison.Ordinal);
        var list = await office.OpenAsync($"/usulkan/{village.Round.Value}");
        Assert.DoesNotContain("Jauh", list.Body!.TextContent, StringComparison.Ordinal);
    }
}
