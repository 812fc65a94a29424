using System.Text;
using NaikKelas.Host.SignIn;

namespace NaikKelas.Tests.Host;

public sealed class TotpTests
{
    private static readonly byte[] Rfc = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Rfc, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_one_step_off(int seconds, bool holds)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

        Assert.Equal(holds, Totp.Holds(Rfc, Totp.CodeAt(Rfc, now.AddSeconds(seconds)), now));
    }

    [Fact]
    public void Base32_reads_as_written_in_the_standard() =>
        Assert.Equal(Rfc, Totp.Decode("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));

    [Fact]
    public void New_secrets_have_160_bits_and_differ()
    {
        Assert.Equal(20, Totp.Decode(Totp.NewSecret()).Length);
        Assert.NotEqual(Totp.NewSecret(), Totp.NewSecret());
    }
}
