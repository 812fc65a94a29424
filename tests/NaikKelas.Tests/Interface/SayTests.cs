using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Tests.Interface;

public sealed class SayTests
{
    private static readonly Say Say = new(
        new AgencyClock(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById("Asia/Makassar")),
        Drawn.Texts
    );

    [Fact]
    public void Money_is_grouped_and_what_is_owed_stands_in_brackets()
    {
        Assert.Equal("Rp\u00a01.234.567", Say.Rupiah(new Rupiah(1_234_567)));
        Assert.Equal("(Rp\u00a0500)", Say.Rupiah(new Rupiah(-500)));
        Assert.Equal("(Rp\u00a09.223.372.036.854.775.808)", Say.Rupiah(new Rupiah(long.MinValue)));
    }

    [Fact]
    public void Short_money_names_its_size_in_the_readers_language()
    {
        using (Drawn.InIndonesian())
            Assert.Equal("Rp\u00a01,25\u00a0miliar", Say.RupiahShort(new Rupiah(1_250_000_000)));
        using (Drawn.InEnglish())
            Assert.Equal("Rp\u00a01.25\u00a0billion", Say.RupiahShort(new Rupiah(1_250_000_000)));
    }

    [Fact]
    public void An_instant_is_told_on_the_agencys_wall_clock()
    {
        var utc = new DateTime(2025, 7, 10, 18, 5, 0, DateTimeKind.Utc);
        using (Drawn.InIndonesian())
            Assert.Equal("11 Jul 2025 02.05 WITA", Say.Instant(utc));
        using (Drawn.InEnglish())
            Assert.Equal("11 Jul 2025 02:05 WITA", Say.Instant(utc));
    }

    [Fact]
    public void A_stretch_of_days_says_once_what_both_ends_share()
    {
        using var indonesian = Drawn.InIndonesian();
        var first = new DateOnly(2025, 8, 30);
        Assert.Equal("30 Agu 2025", Say.Days(first, first));
        Assert.Equal("30–31 Agu 2025", Say.Days(first, first.AddDays(1)));
        Assert.Equal("30 Agu – 1 Sep 2025", Say.Days(first, first.AddDays(2)));
        Assert.Equal("30 Agu 2025 – 1 Jan 2026", Say.Days(first, new DateOnly(2026, 1, 1)));
    }

    [Fact]
    public void A_persons_number_shows_its_ends_only()
    {
        Assert.Equal("3517••••••••0001", Say.Masked("3517123456780001"));
        Assert.Equal("••••", Say.Masked("1234"));
    }
}
