using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Registry.Numbers;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;

namespace NaikKelas.Tests.Registry;

public sealed class NumberTests
{
    [Theory]
    [InlineData("357201570890000", "nik.length")]
    [InlineData("35720157089000012", "nik.length")]
    [InlineData("", "nik.length")]
    [InlineData("3572o15708900001", "nik.letters")]
    [InlineData("3572013202900001", "nik.date")]
    [InlineData("3572013104900001", "nik.date")]
    [InlineData("3572017202900001", "nik.date")]
    [InlineData("3572010013900001", "nik.date")]
    [InlineData("3572015708900000", "nik.number")]
    public void A_nik_that_cannot_be_is_refused(string typed, string code) =>
        Assert.Equal(code, Nik.Read(typed).Refusal?.Code);

    [Theory]
    [InlineData("3572 0157 0890 0001", Sex.Female, 1990, 8, 17)]
    [InlineData("3572011708900001", Sex.Male, 1990, 8, 17)]
    [InlineData("3572012902040001", Sex.Male, 2004, 2, 29)]
    [InlineData("3572016902560001", Sex.Female, 1956, 2, 29)]
    [InlineData("3572012902000001", Sex.Male, 2000, 2, 29)]
    public void A_nik_tells_sex_and_birth_date(string typed, Sex sex, int year, int month, int day)
    {
        var nik = Nik.Read(typed).Value!;

        Assert.Equal(sex, nik.Sex);
        Assert.Equal(new DateOnly(year, month, day), nik.BirthDate(new DateOnly(2026, 11, 20)));
    }

    [Fact]
    public void What_the_nik_says_otherwise_only_warns()
    {
        var nik = Nik.Read("9972011708900001").Value!;

        Assert.Equal(
            ["nik.province", "nik.sex", "nik.birth-date"],
            nik.Warnings(Sex.Female, new DateOnly(1990, 8, 18), new Regions()).Select(w => w.Code)
        );
    }

    [Fact]
    public void The_day_of_birth_never_stands_in_what_is_shown() =>
        Assert.Equal("3572••••••••0001", Nik.Read("3572011708900001").Value!.ToString());

    [Theory]
    [InlineData("0812-3456-7890", "6281234567890")]
    [InlineData("+62 812 3456 7890", "6281234567890")]
    [InlineData("6281234567890", "6281234567890")]
    public void Mobile_numbers_are_kept_in_one_form(string typed, string kept) =>
        Assert.Equal(kept, Contact.ReadPhone(typed).Value);

    [Theory]
    [InlineData("0342-801234")]
    [InlineData("0812345")]
    [InlineData("+1 812 3456 7890")]
    public void What_is_no_mobile_number_is_refused(string typed) =>
        Assert.Equal("phone.form", Contact.ReadPhone(typed).Refusal?.Code);

    [Theory]
    [InlineData(LegalDocumentKind.Nib, "9120 1234 5678 9", "9120123456789")]
    [InlineData(LegalDocumentKind.Npwp, "01.234.567.8-901.000", "0012345678901000")]
    [InlineData(LegalDocumentKind.Npwp, "3572015708900001", "3572015708900001")]
    [InlineData(LegalDocumentKind.Deed, "  12 / 2020 ", "12 / 2020")]
    public void Paper_numbers_are_kept_in_one_form(LegalDocumentKind kind, string typed, string kept) =>
        Assert.Equal(kept, Paper.ReadNumber(kind, typed).Value);

    [Theory]
    [InlineData(LegalDocumentKind.Nib, "912012345678", "nib.form")]
    [InlineData(LegalDocumentKind.Npwp, "01234567890123", "npwp.form")]
    [InlineData(LegalDocumentKind.Deed, " ", "document.number-missing")]
    public void Paper_numbers_with_a_hard_form_are_refused(
        LegalDocumentKind kind,
        string typed,
        string code
    ) => Assert.Equal(code, Paper.ReadNumber(kind, typed).Refusal?.Code);

    [Fact]
    public void An_odd_ahu_number_only_warns()
    {
        Assert.Empty(Paper.Warnings(LegalDocumentKind.Ahu, "AHU-0012345.AH.01.26.TAHUN 2025"));
        Assert.Empty(Paper.Warnings(LegalDocumentKind.Ahu, "605/BH/XIV/1990"));
        Assert.Single(Paper.Warnings(LegalDocumentKind.Ahu, "AHU-12.AH.2025"));
    }

    [Theory]
    [InlineData("197008171995031002", null)]
    [InlineData("19700817199503100", "nip.length")]
    [InlineData("197013171995031002", "nip.form")]
    [InlineData("197008171995033002", "nip.form")]
    public void A_nip_carries_a_birth_date_a_month_and_a_sex(string typed, string? code) =>
        Assert.Equal(code, Paper.ReadNip(typed).Refusal?.Code);

    [Theory]
    [InlineData("H. Ja'an  Nur-Hidayat, S.E.", "H JAAN NUR HIDAYAT S E")]
    [InlineData("  José ", "JOSE")]
    [InlineData("...", "")]
    public void Names_are_compared_without_what_people_write_differently(string name, string key) =>
        Assert.Equal(key, NameKey.Of(name));

    [Fact]
    public void A_name_key_is_its_own_key() =>
        Prop.ForAll<string>(name => NameKey.Of(NameKey.Of(name)) == NameKey.Of(name))
            .QuickCheckThrowOnFailure();
}
