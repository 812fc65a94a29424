using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Books.Shu;

namespace NaikKelas.Tests.Books;

/// <summary>The SHU to the rupiah: the worked examples (facts C.5, the wrong one with its right value) and S1–S3.</summary>
public sealed class ShuSplitTests
{
    private static readonly ShuShare[] Usual =
    [
        new("jasaModal", 40),
        new("jasaUsaha", 30),
        new("cadangan", 30),
    ];

    [Theory]
    [InlineData(60_000_000, 100_000_000, 75_000_000, 20, 25, 2_000_000, 5_000_000, 240_000, 1_000_000)]
    [InlineData(2_000_000, 10_000_000, 15_000_000, 20, 30, 500_000, 1_000_000, 20_000, 40_000)]
    [InlineData(6_400_000, 16_000_000, 1, 25, 0, 8_000_000, 0, 800_000, 0)]
    [InlineData(90_000_000, 78_000_000, 102_000_000, 40, 30, 6_500_000, 1_500_000, 3_000_000, 397_058)]
    // The page it comes from says 85,000 and a sum of 647,800; with all savings as the base it is 648,214.
    [InlineData(25_000_000, 70_000_000, 20_000_000, 20, 30, 1_200_000, 1_500_000, 85_714, 562_500)]
    // With pokok and wajib alone as the base.
    [InlineData(25_000_000, 60_000_000, 20_000_000, 20, 30, 1_200_000, 1_500_000, 100_000, 562_500)]
    public void The_worked_examples(
        long shu,
        long capital,
        long business,
        int modal,
        int usaha,
        long own,
        long done,
        long partModal,
        long partUsaha
    )
    {
        var made = ShuSplit.Of(
            shu,
            [new("jasaModal", modal), new("jasaUsaha", usaha), new("cadangan", 100 - modal - usaha)],
            [new ShuBase("A", own, done)],
            (capital, business)
        );

        Assert.Equal(new ShuPart("A", partModal, partUsaha), Assert.Single(made.Value!.Members));
    }

    [Fact]
    public void With_totals_only_the_funds_rounding_is_left_over_and_without_them_the_members_too()
    {
        ShuShare[] shares = [new("jasaModal", 33.3m), new("jasaUsaha", 33.3m), new("cadangan", 33.4m)];
        ShuBase[] members = [new("A", 1, 0), new("B", 1, 0), new("C", 1, 0)];

        var some = ShuSplit.Of(1_001, shares, members, (3, 0)).Value!;
        var all = ShuSplit.Of(1_001, shares, members, null).Value!;

        Assert.Equal([333, 333, 334], some.Funds.Select(f => f.Amount));
        Assert.Equal(1, some.Remainder);
        Assert.Equal([111, 111, 111], all.Members.Select(m => m.JasaModal));
        // Nobody did business: the whole fund is left over.
        Assert.Equal(1 + 0 + 333, all.Remainder);
    }

    /// <summary>S1, S2 and S3.</summary>
    [Fact]
    public void Everything_is_given_once_and_more_never_gives_less() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000),
            Prop.ForAll(
                Case(),
                given =>
                {
                    var made = ShuSplit.Of(given.Shu, given.Shares, given.Members, null).Value!;

                    var funds = made.Funds.Where(f => f.Fund is not (ShuSplit.Capital or ShuSplit.Business));
                    Assert.Equal(
                        given.Shu,
                        funds.Sum(f => f.Amount) + made.Members.Sum(m => m.Total) + made.Remainder
                    );
                    Assert.True(made.Remainder >= 0);
                    foreach (var (a, partOfA) in given.Members.Zip(made.Members))
                    foreach (var (b, partOfB) in given.Members.Zip(made.Members))
                    {
                        if (a.Capital >= b.Capital)
                            Assert.True(partOfA.JasaModal >= partOfB.JasaModal);
                        if (a.Business >= b.Business)
                            Assert.True(partOfA.JasaUsaha >= partOfB.JasaUsaha);
                    }
                }
            )
        );

    [Fact]
    public void What_cannot_be_divided_is_refused()
    {
        Assert.Equal("percent", Code(100, [new("jasaModal", 69.9m), new("cadangan", 30)]));
        Assert.Equal("percent", Code(100, [new("jasaModal", 110), new("x", -20), new("cadangan", 10)]));
        Assert.Equal("no-reserve", Code(100, [new("jasaModal", 100)]));
        Assert.Equal("negative", Code(-1, Usual));
        Assert.Equal("fund-twice", Code(1, [new("cadangan", 50), new("cadangan", 50)]));
        Assert.Equal("base", Code(1, Usual, new ShuBase("A", -1, 0)));
        Assert.Equal("member-twice", Code(1, Usual, new ShuBase("A", 1, 0), new ShuBase("A", 1, 0)));
        Assert.Equal("totals", ShuSplit.Of(1, Usual, [new ShuBase("A", 5, 0)], (4, 0)).Refusal?.Code);
    }

    private static string? Code(long shu, ShuShare[] shares, params ShuBase[] members) =>
        ShuSplit.Of(shu, shares, members, null).Refusal?.Code;

    private static Arbitrary<Given> Case() =>
        (
            from shu in Gen.Choose(0, 2_000_000_000)
            from modal in Gen.Choose(0, 5_000)
            from usaha in Gen.Choose(0, 5_000)
            from capital in Gen.Choose(0, 50_000_000).ListOf()
            from business in Gen.Choose(0, 50_000_000).ListOf()
            select new Given(
                shu,
                [
                    new("jasaModal", modal / 100m),
                    new("jasaUsaha", usaha / 100m),
                    new("cadangan", 100 - (modal + usaha) / 100m),
                ],
                [.. capital.Zip(business).Select((m, at) => new ShuBase($"{at}", m.First, m.Second))]
            )
        ).ToArbitrary();

    private sealed record Given(long Shu, ShuShare[] Shares, ShuBase[] Members);
}
