using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Tests.Training.Results;
using NaikKelas.Tests.Training.Reviews;
using NaikKelas.Training;
using NaikKelas.Training.Relaxations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;

namespace NaikKelas.Tests.Training.Relaxations;

/// <summary>Easing the terms before the draw is a new visible version, never a quiet change.</summary>
public sealed class RelaxTermsTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task It_makes_a_new_version_with_digest_and_reason_and_the_draw_follows_it(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, correction: 0, objection: 0);
        var before = await RowAsync(round);

        var relaxed = await RelaxAsync(round, before.TermsVersion);

        Assert.False(relaxed.Refused, relaxed.Refusal?.Code);
        var after = await RowAsync(round);
        Assert.Equal(before.TermsVersion + 1, after.TermsVersion);
        Assert.NotEqual(before.LockDigest, after.LockDigest);
        var version = await round.World.AskAsync<Db, TermsVersion>(db =>
            db.TermsVersions.AsNoTracking()
                .SingleAsync(v => v.RoundId == round.Id && v.Number == after.TermsVersion, World.Ct)
        );
        Assert.Equal(("Kursi afirmasi belum terpenuhi", after.LockDigest), (version.Reason, version.Digest));
        Assert.False((await round.DrawAsync()).Refused);
        Assert.NotEqual(
            DecisionStatus.Ineligible,
            (await ReviewRound.DecisionsAsync(round))[ReviewRound.Late].Status
        );
        var published = await round.PublishAsync();
        var (roundJson, _) = await PublishRoundTests.FilesAsync(round);
        Assert.Equal(
            published.Value!.ResultDigest,
            Digests.Of(roundJson, ResultWriter.ToUtf8(Selector.Run(RoundReader.Read(roundJson).Round!)))
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task After_the_draw_nothing_is_eased(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, correction: 0, objection: 0);
        await round.DrawAsync();

        Assert.Equal("round.already-drawn", (await RelaxAsync(round, seen: null)).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_two_who_ease_at_once_the_second_is_told(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, correction: 0, objection: 0);
        var seen = (await RowAsync(round)).TermsVersion;

        var results = await Task.WhenAll(RelaxAsync(round, seen), RelaxAsync(round, seen));

        Assert.Equal("round-changed", Assert.Single(results, r => r.Refused).Refusal!.Code);
        Assert.Equal(seen + 1, (await RowAsync(round)).TermsVersion);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_board_says_that_nobody_of_the_group_applied(string provider)
    {
        await using var round = await ReviewRound.ScreenedAsync(provider, correction: 0, objection: 0);
        var row = await RowAsync(round);

        var advice = await round.Officer.AskAsync<AdviceBook, IReadOnlyList<AdviceLine>>(a =>
            a.OfAsync(row, World.Ct)
        );

        Assert.Equal((1, 0, 0), Numbers(Assert.Single(advice).Shortfall));
    }

    private static (int Seats, int Filled, int Applied) Numbers(Shortfall one) =>
        (one.Seats, one.Filled, one.Applied);

    private static Task<Result<RoundId>> RelaxAsync(OpenRound round, int? seen) =>
        round.Officer.AskAsync<RelaxTerms, Result<RoundId>>(r =>
            r.RunAsync(
                round.Id,
                new()
                {
                    Class = "K1",
                    Rule = "rat-held-by",
                    Reason = "Kursi afirmasi belum terpenuhi",
                    Seen = seen,
                },
                World.Ct
            )
        );

    private static Task<TrainingRound> RowAsync(OpenRound round) =>
        round.World.AskAsync<Db, TrainingRound>(db =>
            db.Rounds.AsNoTracking().SingleAsync(r => r.Id == round.Id, World.Ct)
        );
}
