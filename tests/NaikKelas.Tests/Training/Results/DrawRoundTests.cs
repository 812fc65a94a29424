using System.Data;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;

namespace NaikKelas.Tests.Training.Results;

/// <summary>A round is drawn once, by whoever comes first, and the same facts give the same seats.</summary>
public sealed class DrawRoundTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task Drawing_fills_the_seats_and_says_why_of_everybody(string provider)
    {
        await using var round = await ScreenedAsync(provider);

        var drawn = await round.DrawAsync();

        Assert.Equal(
            (20, 6, 14, 0),
            (drawn.Value!.Applicants, drawn.Value.Admitted, drawn.Value.Reserve, drawn.Value.Ineligible)
        );
        var decisions = await DecisionsAsync(round);
        Assert.All(decisions, d => Assert.NotEmpty(Trace.FromJson(d.TraceJson).Choices));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (int?)i), decisions.Select(d => d.Priority).Order());
        Assert.All(
            decisions.Where(d => d.Status == DecisionStatus.Reserve),
            d => Assert.All(Trace.FromJson(d.TraceJson).Choices, c => Assert.NotNull(c.Place))
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_second_officer_is_told_who_was_first(string provider)
    {
        await using var round = await ScreenedAsync(provider);
        await round.DrawAsync("4.880,36");
        var first = await DecisionsAsync(round);

        var second = await round.DrawAsync("5.000,00");

        Assert.Equal(
            (RefusalKind.Conflict, "round.already-drawn"),
            (second.Refusal!.Kind, second.Refusal.Code)
        );
        Assert.Contains(
            "Officer 35.72",
            ((Texts)round.World.Services.GetService(typeof(Texts))!).Of(second.Refusal.Message),
            StringComparison.Ordinal
        );
        Assert.Equal(
            first.Select(d => (d.Code, d.ClassCode, d.Rank)),
            (await DecisionsAsync(round)).Select(d => (d.Code, d.ClassCode, d.Rank))
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_officers_who_press_at_once_draw_once(string provider)
    {
        await using var round = await ScreenedAsync(provider);

        var results = await Task.WhenAll(round.DrawAsync("4.880,36"), round.DrawAsync("5.000,00"));

        var won = Assert.Single(results, r => !r.Refused);
        Assert.Equal("round.already-drawn", Assert.Single(results, r => r.Refused).Refusal!.Code);
        Assert.Equal(20, won.Value!.Applicants);
        Assert.Equal(20, (await DecisionsAsync(round)).Count);
    }

    /// <summary>What the hold is for: without it both see a round that waits, both draw, and one public value is lost.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Without_the_hold_both_draw_and_one_result_is_lost(string provider)
    {
        await using var round = await ScreenedAsync(provider);
        using var together = new Barrier(2);

        var values = await Task.WhenAll(
            Task.Run(() => DrawUnguardedAsync(round, "4.880,36", together), World.Ct),
            Task.Run(() => DrawUnguardedAsync(round, "5.000,00", together), World.Ct)
        );

        // Both officers were told that theirs is the draw; the database remembers one public value only.
        Assert.All(values, told => Assert.Equal(20, told));
        var kept = await round.World.AskAsync<Db, string?>(db =>
            db.Rounds.Where(r => r.Id == round.Id).Select(r => r.PublicValue).SingleAsync(World.Ct)
        );
        Assert.Contains(kept, (string[])["4.880,36", "5.000,00"]);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_round_that_is_still_open_is_not_drawn(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        await round.ImportAsync(OpenRound.Sheet(4));

        Assert.Equal("round.not-screened", (await round.DrawAsync()).Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_officer_of_another_region_finds_no_such_round(string provider)
    {
        await using var round = await ScreenedAsync(provider);

        var refused = await round
            .World.As(NaikKelas.Kernel.Access.Role.Officer, "35.17")
            .AskAsync<DrawRound, Result<Drawn>>(d =>
                d.RunAsync(round.Id, new DrawRound.Input { PublicValue = "1" }, World.Ct)
            );

        Assert.Equal(RefusalKind.NotFound, refused.Refusal!.Kind);
    }

    private static async Task<OpenRound> ScreenedAsync(string provider)
    {
        var round = await OpenRound.StartAsync(provider);
        Assert.False((await round.ImportAsync(OpenRound.Sheet(20))).Refused);
        await round.FreezeAsync();
        return round;
    }

    /// <summary>The same steps with a look instead of a hold, as a careless use case would have them.</summary>
    private static async Task<int> DrawUnguardedAsync(OpenRound round, string value, Barrier together)
    {
        var told = 0;
        await round.World.DoAsync<Db>(async db =>
        {
            var seen = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == round.Id, World.Ct);
            Assert.Equal(RoundState.Screened, seen.State);
            together.SignalAndWait(World.Ct);
            seen.PublicValue = value;
            var dossier = await Dossier.LoadAsync(db, seen, World.Ct);
            told = Selector.Run(dossier.ToRound(value)).Assignments.Count;
            await db
                .Rounds.Where(r => r.Id == round.Id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(r => r.State, RoundState.Drawn)
                            .SetProperty(r => r.PublicValue, value),
                    World.Ct
                );
        });
        return told;
    }

    private static Task<List<Decision>> DecisionsAsync(OpenRound round) =>
        round.World.AskAsync<Db, List<Decision>>(db =>
            db.Decisions.AsNoTracking()
                .Where(d => d.RoundId == round.Id)
                .OrderBy(d => d.Code)
                .ToListAsync(World.Ct)
        );
}
