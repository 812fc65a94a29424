using NaikKelas.Interface;
using NaikKelas.Registry.Persons;
using NaikKelas.Tests.Training.Terms;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Nominating;

/// <summary>Green, amber or red, with the fact and what would change it; one sheet for a delegation.</summary>
public sealed class EligibilityCardTests
{
    private static readonly RoundTerms Terms = new()
    {
        Rules =
        [
            Made.Rule("rat-held-by", ("year", "2019"), ("date", "2020-03-31")),
            Made.Rule("legal-document-valid", ("document", "Nib")),
            Made.Rule("age-between", ("min", "17"), ("max", "40")),
        ],
    };

    private static readonly ClassTerms K2 = Made.K1 with { Code = "K2" };

    private static EligibilityCard CardOf(Subject subject, RoundTerms? terms = null) =>
        EligibilityCard.Of(
            terms ?? Terms,
            ["K1", "K2"],
            FactSheets.Compute(subject, [Made.K1, K2], terms ?? Terms, Made.AsOf),
            code => code
        );

    [Fact]
    public void A_rule_that_holds_is_green_with_its_fact_and_source()
    {
        var card = CardOf(Made.Subject());

        Assert.Equal(Tone.Green, card.Light);
        Assert.All(card.Rows, r => Assert.Equal((Tone.Green, null), (r.Light, r.Remedy)));
        Assert.Equal(
            "03/14/2020",
            card.Rows[0].Fact!.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.NotNull(card.Rows[0].Source);
    }

    [Fact]
    public void A_missing_fact_is_amber_and_a_recorded_one_that_does_not_suffice_red()
    {
        var card = CardOf(
            Made.Subject(Made.Nominator(documents: []), Made.Person(born: new DateOnly(1950, 1, 1)))
        );

        Assert.Equal([Tone.Green, Tone.Amber, Tone.Red], card.Rows.Select(r => r.Light));
        Assert.Equal(Tone.Red, card.Light);
        Assert.All(card.Rows.Skip(1), r => Assert.NotNull(r.Remedy));
        Assert.Same(card.Rows[1], Assert.Single(card.Asked));
    }

    [Fact]
    public void A_rule_for_one_class_darkens_that_class_alone_and_the_open_one_comes_first()
    {
        var terms = Terms with
        {
            Rules = [Made.Rule("age-between", ("min", "17"), ("max", "20")) with { Classes = ["K1"] }],
        };

        var card = CardOf(Made.Subject(), terms);

        Assert.Equal([("K1", Tone.Red), ("K2", Tone.Green)], card.Classes.Select(c => (c.Code, c.Light)));
        Assert.Equal(["K2", "K1"], card.Order);
        Assert.Equal(["K1"], card.Rows[0].Classes);
    }

    [Fact]
    public void No_paper_helps_who_has_no_organisation()
    {
        var sheet = FactSheets.Compute(Made.Alone(), [Made.K1], Terms, Made.AsOf);

        var card = EligibilityCard.Of(
            Terms,
            ["K1"],
            sheet,
            code => code,
            rule => !RuleCatalogue.ReadsPersonOnly(rule)
        );

        Assert.Equal([Tone.Red, Tone.Red, Tone.Green], card.Rows.Select(r => r.Light));
    }

    [Fact]
    public void A_delegation_meets_a_rule_where_everybody_does_and_shares_what_all_are()
    {
        var terms = Terms with
        {
            Criteria = [Made.Criterion("time-since-training", ("never", "100"), ("perYear", "20"))],
            Reserves = [new ChosenReserve("K1", ReserveGroups.Women, 1)],
        };
        var lead = Made.Subject();
        var old = Made.Subject(person: Made.Person(born: new DateOnly(1950, 1, 1)));
        var man = Made.Subject(person: Made.Person() with { Sex = Sex.Male });

        var both = CardOf(lead with { Companions = [lead] }, terms);
        var spoiled = CardOf(lead with { Companions = [old] }, terms);

        Assert.Equal(Tone.Green, both.Light);
        Assert.Equal([Tone.Green, Tone.Green, Tone.Red], spoiled.Rows.Select(r => r.Light));
        Assert.Equal(
            [ReserveGroups.Women],
            FactSheets.Compute(lead with { Companions = [lead] }, [Made.K1], terms, Made.AsOf).Groups
        );
        Assert.Empty(
            FactSheets.Compute(lead with { Companions = [man] }, [Made.K1], terms, Made.AsOf).Groups
        );
    }

    [Fact]
    public void What_is_missing_of_one_is_missing_of_all()
    {
        var lead = Made.Subject();
        var unborn = Made.Subject(person: Made.Person() with { BirthDate = null });

        var card = CardOf(lead with { Companions = [unborn] });

        Assert.Equal(Tone.Amber, card.Rows[2].Light);
    }

    [Fact]
    public void A_public_form_whose_every_class_asks_for_an_organisation_is_refused()
    {
        var open = Terms with { OpenToAll = true };
        var mixed = open with { Rules = [Terms.Rules[0] with { Classes = ["K1"] }, Terms.Rules[2]] };

        Assert.Contains(TermsCheck.Of(open, [Made.K1, K2]).All, r => r.Code == "open-organisation-rules");
        Assert.False(TermsCheck.Of(mixed, [Made.K1, K2]).Any);
    }
}
