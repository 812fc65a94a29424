using NaikKelas.Training.Results;

namespace NaikKelas.Tests.Training.Results;

public sealed class TerbilangTests
{
    [Theory]
    [InlineData(0, "nol")]
    [InlineData(11, "sebelas")]
    [InlineData(12, "dua belas")]
    [InlineData(100, "seratus")]
    [InlineData(230, "dua ratus tiga puluh")]
    [InlineData(1_100, "seribu seratus")]
    [InlineData(21_000, "dua puluh satu ribu")]
    [InlineData(101_000, "seratus satu ribu")]
    [InlineData(1_000_000, "satu juta")]
    [InlineData(1_001_000, "satu juta seribu")]
    [InlineData(111_111, "seratus sebelas ribu seratus sebelas")]
    [InlineData(1_250_500, "satu juta dua ratus lima puluh ribu lima ratus")]
    public void Numbers_are_spelled_as_official_papers_spell_them(long number, string words) =>
        Assert.Equal(words, Terbilang.Of(number));
}
