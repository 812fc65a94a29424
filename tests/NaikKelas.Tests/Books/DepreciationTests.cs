using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Books.FixedAssets;

namespace NaikKelas.Tests.Books;

/// <summary>Straight-line depreciation: month by month it comes to exactly what the asset can lose.</summary>
public sealed class DepreciationTests
{
    private static readonly DateOnly Acquired = new(2025, 11, 20);

    [Theory]
    [InlineData(202510, 0)]
    [InlineData(202511, 100)]
    [InlineData(202512, 200)]
    [InlineData(202601, 300)]
    [InlineData(202710, 2_400)]
    [InlineData(203001, 2_400)]
    public void It_begins_with_the_month_of_acquisition_and_ends_with_its_life(int month, long lost) =>
        Assert.Equal(lost, Depreciation.By(2_400, 24, Acquired, month));

    [Theory]
    [InlineData(202511, 333_333)]
    [InlineData(202512, 666_666)]
    [InlineData(202601, 1_000_000)]
    public void What_a_month_rounds_away_the_last_one_brings(int month, long lost) =>
        Assert.Equal(lost, Depreciation.By(1_000_000, 3, Acquired, month));

    [Fact]
    public void It_never_gives_back_and_never_takes_more_than_there_is() =>
        Check.One(
            Config.QuickThrowOnFailure,
            Prop.ForAll(
                Gen.Choose(0, 2_000_000_000).ToArbitrary(),
                Gen.Choose(1, 600).ToArbitrary(),
                (int loses, int months) => Comes(loses, months)
            )
        );

    private static bool Comes(long loses, int months)
    {
        var (before, year, month) = (0L, Acquired.Year, Acquired.Month);
        for (var i = 0; i < months; i++)
        {
            var lost = Depreciation.By(loses, months, Acquired, year * 100 + month);
            if (lost < before || lost > loses || lost - before > loses / months + 1)
                return false;
            before = lost;
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        }

        return before == loses;
    }
}
