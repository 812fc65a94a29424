using System.Globalization;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Tests.Kernel;

public sealed class TextsReadTests
{
    private static readonly Texts T = new([typeof(Db).Assembly]);

    [Fact]
    public void Dates_and_counts_are_said_in_the_readers_language()
    {
        var day = new DateOnly(2020, 3, 31);

        Assert.Equal("paling lambat 31 Maret 2020, 1.234 orang", In(Texts.Indonesian, day));
        Assert.Equal("paling lambat 31 March 2020, 1,234 orang", In(Texts.English, day));
    }

    [Fact]
    public void Words_of_an_enum_are_translated()
    {
        Assert.Equal("Petugas Dinas", Said(Texts.Indonesian, () => T.Of(Role.Officer)));
        Assert.NotEqual("Petugas Dinas", Said(Texts.English, () => T.Of(Role.Officer)));
    }

    private static string In(CultureInfo culture, DateOnly day) =>
        Said(culture, () => T.Of($"paling lambat {day}, {1234} orang"));

    private static string Said(CultureInfo culture, Func<string> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = culture;
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
