using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Signing;

namespace NaikKelas.Tests.Training.Letters;

/// <summary>Who signs on which day, and how a letter's number is put together.</summary>
public sealed class SigningTests
{
    private static readonly AgencyCard Agency = new(
        new AgencyId(Guid.Empty),
        "35.72",
        "Pemerintah Kota Contoh",
        "Dinas Koperasi",
        "Jalan Contoh 1",
        "Contoh",
        "Kepala Lama",
        "Kepala Dinas Koperasi",
        null,
        "518/{n}/{year}"
    );

    [Theory]
    [InlineData("2019-12-31", "Kepala Dinas Koperasi", "Kepala Lama")]
    [InlineData("2020-01-01", "Kepala Dinas Koperasi", "Kepala Baru")]
    [InlineData("2020-06-10", "a.n. Kepala Dinas Koperasi\nSekretaris", "Sekretaris Dinas")]
    [InlineData("2020-06-15", "Kepala Dinas Koperasi", "Kepala Baru")]
    [InlineData("2020-07-01", "Plt. Kepala Dinas Koperasi", "Pelaksana")]
    public void The_one_appointed_last_signs_and_a_deputy_within_the_head_s_term(
        string day,
        string office,
        string name
    )
    {
        Signatory[] all =
        [
            One(SigningManner.Head, "Kepala Baru", "Kepala Dinas Koperasi", "2020-01-01", "2020-06-30"),
            One(SigningManner.OnBehalf, "Sekretaris Dinas", "Sekretaris", "2020-06-08", "2020-06-14"),
            One(SigningManner.Acting, "Pelaksana", "Asisten", "2020-07-01", null),
        ];

        var signer = SignerCard.On(Day(day), Agency, all);

        Assert.Equal((office, name), (signer.Office, signer.Name));
    }

    [Theory]
    [InlineData("005/{n}/{roman}/{year}", "005/7/VI/2020")]
    [InlineData("005/{nnn}/409.105/{year}", "005/007/409.105/2020")]
    public void A_number_is_made_from_its_pattern(string pattern, string number) =>
        Assert.Equal(number, LetterNumber.Of(pattern, 7, Day("2020-06-12")));

    [Theory]
    [InlineData("005/{year}")]
    [InlineData("005/{n}")]
    [InlineData("")]
    public void A_pattern_that_would_give_one_number_twice_is_refused(string pattern) =>
        Assert.Equal("letter.pattern", LetterNumber.Check(pattern, "Pattern")!.Code);

    private static Signatory One(
        SigningManner manner,
        string name,
        string title,
        string from,
        string? until
    ) =>
        new()
        {
            Id = NaikKelas.Kernel.Ids.New<SignatoryId>(),
            AgencyId = Agency.Id,
            Manner = manner,
            Name = name,
            Title = title,
            From = Day(from),
            Until = until is null ? null : Day(until),
        };

    private static DateOnly Day(string text) =>
        DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
