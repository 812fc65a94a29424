using NaikKelas.Kernel;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Reviews;

/// <summary>Windows are set with a round's times, kept when it is copied, and must leave room before its classes.</summary>
public sealed class WindowTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task They_are_promised_with_the_times_and_copied(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await Blitar.DraftAsync(
            world,
            Blitar.Input() with
            {
                CorrectionDays = 3,
                ObjectionDays = 5,
            }
        );

        var again = await world.AskAsync<RoundDrafts, ComposeRound.Input?>(d => d.OfAsync(id, World.Ct));
        var fresh = await world.AskAsync<RoundDrafts, ComposeRound.Input?>(d => d.NewAsync(null, World.Ct));

        Assert.Equal((3, 5), (again!.CorrectionDays, again.ObjectionDays));
        Assert.Equal((3, 3), (fresh!.CorrectionDays, fresh.ObjectionDays));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_class_that_begins_before_they_end_is_not_locked(string provider)
    {
        await using var world = await World.StartAsync(provider);
        // Closes on 23 November, the class begins on 7 December: 14 days.
        var id = await Blitar.DraftAsync(
            world,
            Blitar.Input() with
            {
                CorrectionDays = 10,
                ObjectionDays = 5,
            }
        );

        var locked = await world.AskAsync<LockRound, Result<RoundId>>(l => l.RunAsync(id, World.Ct));

        Assert.Equal("class-before-windows", locked.Refusal!.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Longer_than_a_month_is_refused(string provider)
    {
        await using var world = await World.StartAsync(provider);

        var composed = await world.AskAsync<ComposeRound, Result<RoundId>>(c =>
            c.RunAsync(null, Blitar.Input() with { CorrectionDays = 31, ObjectionDays = -1 }, World.Ct)
        );

        Assert.Equal(["window", "window"], composed.Refusals.Select(r => r.Code));
    }

    [Fact]
    public void A_round_shows_only_the_phases_it_has()
    {
        var round = Round();
        Assert.DoesNotContain(RoundPhase.Correcting, PhaseWords.OrderOf(round));
        Assert.Equal(RoundPhase.Screened, round.PhaseAt(round.ClosesAt));

        (round.CorrectionDays, round.ObjectionDays) = (3, 3);

        Assert.Equal(
            [
                RoundPhase.Screened,
                RoundPhase.Correcting,
                RoundPhase.Drawn,
                RoundPhase.Objecting,
                RoundPhase.Published,
            ],
            PhaseWords.OrderOf(round).Where(p => p >= RoundPhase.Screened)
        );
        Assert.Equal(RoundPhase.Correcting, round.PhaseAt(round.ClosesAt));
        Assert.Equal(round.ScreenedAt!.Value.AddDays(3), round.CorrectionsUntil);
        Assert.Null(round.ObjectionsUntil);
        (round.State, round.DrawnAt) = (RoundState.Drawn, round.ClosesAt.AddDays(4));
        Assert.Equal(RoundPhase.Objecting, round.PhaseAt(round.ClosesAt));
    }

    private static TrainingRound Round()
    {
        var closes = new DateTime(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc);
        return new TrainingRound
        {
            Id = Ids.New<RoundId>(),
            RegionCode = "35.72",
            Title = "Putaran",
            Slug = "putaran",
            State = RoundState.Screened,
            OpensAt = closes.AddDays(-3),
            ClosesAt = closes,
            ScreenedAt = closes,
            TermsJson = RoundTerms.Empty.ToJson(),
            PublicValueName = "nilai",
        };
    }
}
