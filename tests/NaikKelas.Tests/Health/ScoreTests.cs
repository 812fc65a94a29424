using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Health.Scorecards;
using NaikKelas.Health.Scoring;
using static NaikKelas.Tests.Health.HealthSteps;

namespace NaikKelas.Tests.Health;

/// <summary>From amounts to a predicate, and what is refused on the way.</summary>
public sealed class ScoreTests
{
    public static TheoryData<string> Instruments => [.. ScorecardFiles.All.Select(c => c.Id)];

    [Theory, MemberData(nameof(Instruments))]
    public void The_best_of_everything_is_a_hundred(string instrument)
    {
        var card = ScorecardFiles.Find(instrument)!;
        var score = Scored(card, Best(card));

        Assert.Equal((100m, "Sehat"), (score.Total, score.Predicate?.Token));
        Assert.Empty(score.Missing);
    }

    [Theory, MemberData(nameof(Instruments))]
    public void What_is_missing_is_named_and_there_is_no_predicate(string instrument)
    {
        var card = ScorecardFiles.Find(instrument)!;
        var best = Best(card);
        var lacking = best.Ratios.Keys.First();
        var score = Scored(
            card,
            best with
            {
                Ratios = best.Ratios.Where(r => r.Key != lacking).ToDictionary(StringComparer.Ordinal),
            }
        );

        Assert.Equal([lacking], score.Missing);
        Assert.Null(score.Predicate);
        Assert.True(score.Total is > 0 and < 100);
        var empty = Scored(card, Nothing);
        Assert.Equal((null, null), (empty.Total, empty.Predicate));
        Assert.Equal(card.Components.Count, empty.Missing.Count());
    }

    /// <summary>Published 27.78, 13.035, 29.44 and 12.18, written with one place: 63 of 68, 73 of 84, 53 of 72, 13 of 16.</summary>
    [Fact]
    public void Aspects_of_the_juknis_count_their_indicators_alone()
    {
        Assert.Equal(
            [17, 21, 18, 4],
            Juknis.Aspects.Select(a => Juknis.Components.Count(c => c.Aspect == a.Id))
        );
        var lost = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["tata_kelola"] = 5,
            ["profil_risiko"] = 11,
            ["kinerja"] = 19,
            ["permodalan"] = 3,
        };
        var manual = new Dictionary<string, ManualMark>(StringComparer.Ordinal);
        foreach (var component in Juknis.Components)
        {
            var less = Math.Min(3, lost[component.Aspect]);
            lost[component.Aspect] -= less;
            manual[component.Id] = new ManualMark(1 + less, null, "Bhakti Abadi 2022");
        }

        var score = Scored(Juknis, Nothing with { Manual = manual });

        Assert.Equal(
            [30m * 63 / 68, 15m * 73 / 84, 40m * 53 / 72, 15m * 13 / 16],
            score.Aspects.Select(a => a.Score)
        );
    }

    [Theory]
    [InlineData("1.2", 100, "modalSendiri:5", "pinjamanBerisiko:0")]
    [InlineData("1.2", 0, "modalSendiri:-5", "pinjamanBerisiko:0")]
    [InlineData("1.1", 0, "modalSendiri:-5", "totalAset:9")]
    [InlineData("1.3", 0, "modalSendiri:-5", "modalTertimbang:9", "atmr:9")]
    [InlineData("2.2", 100, "kurangLancar:0", "diragukan:0", "macet:0", "volumePinjaman:0")]
    [InlineData("2.3", 100, "kurangLancar:0", "diragukan:0", "macet:0", "cadanganRisiko:0")]
    [InlineData("2.2", 60, "kurangLancar:10", "diragukan:4", "macet:3", "volumePinjaman:100")]
    [InlineData("4.1", 25, "partisipasiBruto:0", "bebanOperasiAnggota:0")]
    [InlineData("4.2", 25, "shuKotor:-1", "bebanUsaha:5")]
    [InlineData("4.2", 25, "shuKotor:0", "bebanUsaha:5")]
    [InlineData("6.1", 25, "shuSebelumPajak:-5", "totalAset:9")]
    [InlineData("6.2", 25, "shuBagianAnggota:-5", "modalSendiri:-9")]
    [InlineData("5.1", null, "kasBank:5", "kewajibanLancar:0")]
    [InlineData("5.2", null, "volumePinjaman:5", "danaDiterima:0")]
    [InlineData("6.3", null, "partisipasiNeto:5", "bebanUsaha:0", "bebanPerkoperasian:0")]
    public void What_cannot_be_divided_is_settled_or_missing(string id, int? nilai, params string[] amounts)
    {
        var input = ScoreInput.Of(
            Amounts(
                amounts
                    .Select(a => a.Split(':'))
                    .Select(a =>
                        (a[0], decimal.Parse(a[1], System.Globalization.CultureInfo.InvariantCulture))
                    )
            )
        );
        var component = Scored(Perdep, input).Of(id);

        Assert.Equal((decimal?)nilai, component.Nilai);
        Assert.Equal(nilai is null ? ScoreSource.Missing : ScoreSource.Computed, component.Source);
    }

    [Fact]
    public void Growth_from_nothing_or_less_wants_a_manual_mark()
    {
        Assert.Equal(
            1,
            Scored(Juknis, ScoreInput.Of(Amounts(("totalAset", 110), ("totalAsetTahunLalu", 100))))
                .Of("KK.12")
                .Nilai
        );
        foreach (var before in new[] { 0, -5 })
            Assert.Equal(
                ScoreSource.Missing,
                Scored(
                        Juknis,
                        ScoreInput.Of(Amounts(("shuSetelahPajak", 110), ("shuSetelahPajakTahunLalu", before)))
                    )
                    .Of("KK.15")
                    .Source
            );
    }

    [Fact]
    public void A_manual_mark_comes_before_a_ratio_and_that_before_amounts()
    {
        var input = ScoreInput.Of(Amounts(("kasBank", 12), ("kewajibanLancar", 100)));
        var given = input with { Ratios = Amounts(("5.1", 17m)) };
        var manual = given with
        {
            Manual = new Dictionary<string, ManualMark>(StringComparer.Ordinal)
            {
                ["5.1"] = new(25, null, "Kas dititipkan"),
            },
        };

        Assert.Equal((100m, ScoreSource.Computed), Of(input));
        Assert.Equal((50m, ScoreSource.Given), Of(given));
        Assert.Equal((25m, ScoreSource.Manual), Of(manual));

        static (decimal, ScoreSource) Of(ScoreInput input) =>
            Scored(Perdep, input).Of("5.1") is var c ? (c.Nilai!.Value, c.Source) : default;
    }

    [Fact]
    public void What_contradicts_itself_or_means_nothing_is_refused()
    {
        var contradiction = ScoreRules.Of(
            Perdep,
            ScoreInput.Of(Amounts(("volumePinjamanAnggota", 1_500_000), ("volumePinjaman", 1_000_000)))
        );
        Assert.Equal("amounts-contradict", contradiction.Refusal?.Code);
        Assert.Contains(
            "1.500.000",
            contradiction.Refusal!.Message.ToString(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1.000.000",
            contradiction.Refusal!.Message.ToString(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
        Assert.Equal("unknown-amount", RefusedBy(Perdep, ScoreInput.Of(Amounts(("asetProduktif", 1)))));
        Assert.Equal("negative-amount", RefusedBy(Perdep, ScoreInput.Of(Amounts(("kasBank", -1)))));
        Assert.Equal("unknown-component", RefusedBy(Perdep, Nothing with { Ratios = Amounts(("KK.1", 5)) }));
        Assert.Equal("not-a-ratio", RefusedBy(Perdep, Nothing with { Ratios = Amounts(("3.1", 5)) }));
        Assert.Equal("answers-count", RefusedBy(Perdep, Answers("3.1", 11, 11)));
        Assert.Equal("answers", RefusedBy(Perdep, Answers("3.1", 13, 12)));
        Assert.Equal("not-a-list", RefusedBy(Perdep, Answers("5.1", 1, 2)));
        Assert.Equal("manual-reason", RefusedBy(Perdep, Manual("5.1", new(25, null, " "))));
        Assert.Equal("manual-nilai", RefusedBy(Perdep, Manual("5.1", new(101, null, "x"))));
        Assert.Equal("manual-nilai", RefusedBy(Juknis, Manual("PM.1", new(2.5m, null, "x"))));
        Assert.Equal("manual-skor", RefusedBy(Perdep, Manual("3.1", new(null, 3.01m, "x"))));
        Assert.Equal("reading", RefusedBy(Juknis, Nothing with { Linear = true }));

        static ScoreInput Answers(string id, int met, int of) =>
            Nothing with
            {
                Answers = new Dictionary<string, Answered>(StringComparer.Ordinal) { [id] = new(met, of) },
            };
        static ScoreInput Manual(string id, ManualMark mark) =>
            Nothing with
            {
                Manual = new Dictionary<string, ManualMark>(StringComparer.Ordinal) { [id] = mark },
            };
    }

    /// <summary>A better ratio never gets a worse mark, except in 1.1 and 5.1 of the Perdep, which are bands around a middle.</summary>
    [Theory, MemberData(nameof(Instruments))]
    public void A_better_ratio_is_never_worse(string instrument)
    {
        var card = ScorecardFiles.Find(instrument)!;
        foreach (
            var component in card.Components.Where(c => c.Ratio is not null && c.Id is not ("1.1" or "5.1"))
        )
        {
            var sign = card.Scale == Scale.Ranks ? -1 : 1;
            var best = component.Bands!.MaxBy(b => sign * b.Nilai)!;
            var moreIsBetter = best.Upper is null;
            Check.One(
                Config.QuickThrowOnFailure,
                Prop.ForAll(
                    Gen.Choose(-20_000, 40_000).ToArbitrary(),
                    Gen.Choose(0, 40_000).ToArbitrary(),
                    (int ratio, int more) =>
                    {
                        var (one, other) = (ratio / 100m, (ratio + more) / 100m);
                        var difference =
                            sign
                            * (
                                ScoreRules.NilaiOf(component, other, linear: false)
                                - ScoreRules.NilaiOf(component, one, linear: false)
                            );
                        return moreIsBetter ? difference >= 0 : difference <= 0;
                    }
                )
            );
        }
    }
}
