using NaikKelas.Kernel;
using NaikKelas.Training.Nominations;

namespace NaikKelas.Tests.Training.Nominations;

/// <summary>An applicant's link opens one page and gives no other away.</summary>
public sealed class ApplicantLinkTests
{
    private static readonly ApplicantLink Links = new(new PersonalDataKey(new byte[32]));

    [Fact]
    public void A_token_leads_back_to_its_nomination()
    {
        var id = Ids.New<NominationId>();

        Assert.True(Links.TryRead(Links.TokenOf(id), out var read));
        Assert.Equal(id, read);
    }

    [Fact]
    public void A_token_with_any_letter_changed_leads_nowhere()
    {
        var token = Links.TokenOf(Ids.New<NominationId>());

        for (var at = 0; at < token.Length; at++)
        {
            foreach (var letter in "AbZ09-_")
            {
                var changed = token[..at] + letter + token[(at + 1)..];
                if (changed != token)
                    Assert.False(Links.TryRead(changed, out _), $"{at} {letter}");
            }
        }
    }

    [
        Theory,
        InlineData(null),
        InlineData(""),
        InlineData("x"),
        InlineData("../../../etc/passwd"),
        InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    ]
    public void Nonsense_leads_nowhere(string? token) => Assert.False(Links.TryRead(token, out _));

    [Fact]
    public void Another_key_makes_other_tokens()
    {
        var other = new byte[32];
        other[0] = 1;
        var id = Ids.New<NominationId>();

        Assert.False(Links.TryRead(new ApplicantLink(new PersonalDataKey(other)).TokenOf(id), out _));
    }
}
