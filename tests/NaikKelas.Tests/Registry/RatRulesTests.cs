using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Rats;

namespace NaikKelas.Tests.Registry;

public sealed class RatRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly RatInput Good = new()
    {
        BookYear = 2025,
        HeldOn = new DateOnly(2026, 3, 14),
        ReportedOn = new DateOnly(2026, 4, 1),
        Attendance = 80,
        Members = 120,
        Source = "Berita acara 3/2026",
    };

    [Fact]
    public void A_rat_with_all_its_facts_is_taken() => Assert.Empty(Check(Good));

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Assert.Equal(
            ["rat.book-year", "rat.held-early", "rat.reported-early", "rat.attendance-over", "rat.source"],
            Check(
                Good with
                {
                    BookYear = 2027,
                    ReportedOn = new DateOnly(2026, 1, 1),
                    Attendance = 121,
                    Source = " ",
                }
            )
        );

    [Fact]
    public void A_rat_that_is_still_to_come_is_none() =>
        Assert.Equal(["rat.held-future"], Check(Good with { HeldOn = Today.AddDays(1), ReportedOn = null }));

    [Fact]
    public void The_book_year_may_be_the_current_one() => Assert.Empty(Check(Good with { BookYear = 2026 }));

    [Theory]
    [InlineData(CooperativeForm.Primary, "2026-03-31", Tone.Green)]
    [InlineData(CooperativeForm.Primary, "2026-04-01", Tone.Amber)]
    [InlineData(CooperativeForm.Secondary, "2026-06-30", Tone.Green)]
    [InlineData(CooperativeForm.Primary, "2026-07-01", Tone.Red)]
    public void Primer_has_three_months_sekunder_six_and_the_law_six_for_all(
        CooperativeForm form,
        string held,
        Tone tone
    ) =>
        Assert.Equal(
            tone,
            RatTiming.Of(form, 2025, DateOnly.ParseExact(held, "yyyy-MM-dd", Texts.Indonesian)).Tone
        );

    private static IEnumerable<string> Check(RatInput input) =>
        RatRules.Check(Ids.New<OrganisationId>(), input, Today).Refusals.Select(r => r.Code);
}
