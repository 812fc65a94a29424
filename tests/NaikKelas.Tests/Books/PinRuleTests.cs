using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Books.MemberView;

namespace NaikKelas.Tests.Books;

/// <summary>Which PINs are taken.</summary>
public sealed class PinRuleTests
{
    [Theory]
    [InlineData("123456")]
    [InlineData("654321")]
    [InlineData("890123")]
    [InlineData("000000")]
    [InlineData("121212")]
    [InlineData("123123")]
    [InlineData("112233")]
    [InlineData("170845")]
    [InlineData("450817")]
    [InlineData("081745")]
    [InlineData("567890")]
    public void What_people_try_first_is_not_taken(string pin) =>
        Assert.Equal("pin-easy", PinRules.Check(pin, "6281234567890", "Pin")?.Code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("12 456")]
    [InlineData("١٢٣٤٥٦")]
    public void Six_digits_and_nothing_else(string? pin) =>
        Assert.Equal("pin-form", PinRules.Check(pin, null, "Pin")?.Code);

    [Theory]
    [InlineData("739184")]
    [InlineData("508327")]
    [InlineData("804615")]
    public void What_nobody_would_think_of_is(string pin) =>
        Assert.Null(PinRules.Check(pin, "6281234567890", "Pin"));

    /// <summary>Enough is left to guess: nine of ten PINs are taken.</summary>
    [Fact]
    public void Most_PINs_are_taken() =>
        Assert.InRange(
            Enumerable.Range(0, 1_000_000).Count(n => PinRules.IsEasy($"{n:D6}", "6281234567890")),
            20_000,
            150_000
        );

    /// <summary>Whatever comes and however long people wait: no more tries between two locks than the rules say.</summary>
    [Fact]
    public void No_more_than_five_tries_between_two_locks() =>
        Prop.ForAll<bool[]>(waits =>
            {
                var access = new MemberAccess
                {
                    CooperativeId = default,
                    MemberId = default,
                    GivenAt = default,
                };
                var (now, since) = (new DateTime(2026, 11, 20, 3, 0, 0, DateTimeKind.Utc), 0);
                foreach (var wait in waits)
                {
                    now = now.AddMinutes(wait ? 7 : 0);
                    if (!access.IsOpen(now))
                        continue;
                    since++;
                    if (access.Count(MemberViewPractice.Current, now))
                        since = 0;
                    if (since >= MemberViewPractice.Current.PinTries)
                        return false;
                }

                return true;
            })
            .QuickCheckThrowOnFailure();
}
