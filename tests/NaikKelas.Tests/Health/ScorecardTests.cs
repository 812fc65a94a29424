using System.Text.Json;
using NaikKelas.Health.Scorecards;
using static NaikKelas.Tests.Health.HealthSteps;

namespace NaikKelas.Tests.Health;

/// <summary>What is wrong with an instrument is found when it is loaded, and named.</summary>
public sealed class ScorecardTests
{
    private static readonly string Text = JsonSerializer.Serialize(Perdep, ScorecardFiles.Json);

    [Fact]
    public void An_instrument_that_is_written_and_read_again_is_the_same() =>
        Assert.Equal(Text, JsonSerializer.Serialize(ScorecardFiles.Read(Text).Value, ScorecardFiles.Json));

    [Fact]
    public void Weights_that_do_not_add_up_are_told_with_their_aspect()
    {
        Refused("scorecard-weights", "permodalan", Changed("1.1", c => c with { Weight = 7 }));
        Refused(
            "scorecard-weights",
            "105",
            Perdep with
            {
                Aspects = [Perdep.Aspects[0] with { Maximum = 20 }, .. Perdep.Aspects.Skip(1)],
            }
        );
        Refused(
            "scorecard-weights",
            "3.1",
            Changed("3.1", c => c with { Block = c.Block! with { Points = 0.3m } })
        );
    }

    [Theory]
    [InlineData(20, 21, true, false, "scorecard-hole")]
    [InlineData(20, 20, false, false, "scorecard-hole")]
    [InlineData(21, 20, true, false, "scorecard-overlap")]
    [InlineData(20, 20, true, true, "scorecard-overlap")]
    public void Holes_and_overlaps_are_told_with_their_place(
        int end,
        int start,
        bool ends,
        bool starts,
        string code
    ) =>
        Refused(
            code,
            "1.1",
            Changed(
                "1.1",
                c =>
                    c with
                    {
                        Bands =
                        [
                            new(null, null, ends ? end : null, ends ? null : end, 25),
                            new(starts ? start : null, starts ? null : start, null, null, 100),
                        ],
                    }
            )
        );

    [Fact]
    public void Other_faults_are_told_as_well()
    {
        Refused("scorecard-hole", "1.1", Changed("1.1", c => c with { Bands = [.. c.Bands!.Skip(1)] }));
        Refused("scorecard-bands", "1.1", Changed("1.1", c => c with { Bands = [] }));
        Refused(
            "scorecard-nilai",
            "1.1",
            Changed("1.1", c => c with { Bands = [new(null, null, null, null, 101)] })
        );
        Refused("scorecard-component", "1.1", Changed("1.1", c => c with { Ratio = null }));
        Refused("scorecard-twice", "1.2", Changed("1.1", c => c with { Id = "1.2" }));
        Refused("scorecard-aspect", "lain", Changed("1.1", c => c with { Aspect = "lain" }));
        Refused("scorecard-predicates", "", Perdep with { Predicates = [.. Perdep.Predicates.Reverse()] });
        Assert.Equal("scorecard", ScorecardFiles.Read("{").Refusal?.Code);
        Assert.Equal("scorecard", ScorecardFiles.Read("""{"id": "x", "lain": 1}""").Refusal?.Code);
    }

    private static void Refused(string code, string place, Scorecard card)
    {
        var read = ScorecardFiles.Read(JsonSerializer.Serialize(card, ScorecardFiles.Json));
        Assert.Contains(
            read.Refusals,
            r =>
                r.Code == code
                && FormattableString.Invariant(r.Message).Contains(place, StringComparison.Ordinal)
        );
    }

    private static Scorecard Changed(string id, Func<Component, Component> change) =>
        Perdep with
        {
            Components = [.. Perdep.Components.Select(c => c.Id == id ? change(c) : c)],
        };
}
