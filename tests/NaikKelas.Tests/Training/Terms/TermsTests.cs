using NaikKelas.Kernel;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Terms;

public sealed class TermsTests
{
    private static readonly Texts Texts = new([typeof(RoundTerms).Assembly]);

    private static readonly RoundTerms Blitar = new()
    {
        Rules = [Made.Rule("rat-held-by", ("year", "2019"), ("date", "2020-03-31"))],
        Criteria =
        [
            new(
                "rat-earliness",
                "rat-earliness",
                3,
                Made.Values(("year", "2019"), ("full", "2020-01-31"), ("zero", "2020-03-31"))
            ),
        ],
        Reserves = [new("K1", ReserveGroups.Women, 12), new("K1", "region:35.72.01", 5)],
        MaxPerNominator = 2,
        ScaleVersion = "2026.1",
    };

    [Fact]
    public void Terms_and_sheets_come_back_from_their_text_unchanged()
    {
        var sheet = FactSheets.Compute(Made.Subject(), [Made.K1], Blitar, Made.AsOf);

        Assert.Equal(Blitar.ToJson(), RoundTerms.FromJson(Blitar.ToJson()).ToJson());
        Assert.Equal(sheet.ToJson(), FactSheet.FromJson(sheet.ToJson()).ToJson());
    }

    [Fact]
    public void The_lock_digest_is_the_same_for_the_same_terms_and_another_for_others()
    {
        var digest = TermsTranslator.LockDigest(Blitar, [Made.K1]);

        Assert.Equal(64, digest.Length);
        Assert.Equal(digest, TermsTranslator.LockDigest(RoundTerms.FromJson(Blitar.ToJson()), [Made.K1]));
        Assert.NotEqual(digest, TermsTranslator.LockDigest(Blitar with { MaxPerNominator = 3 }, [Made.K1]));
        Assert.NotEqual(digest, TermsTranslator.LockDigest(Blitar, [Made.K1 with { Capacity = 41 }]));
    }

    [Fact]
    public void Terms_of_last_year_move_their_years_and_dates() =>
        Assert.Equal(
            "RAT tahun buku 2020 diselenggarakan paling lambat 31 Maret 2021",
            Texts.Of(RuleCatalogue.Sentence(Blitar.MovedBy(1).Rules[0]))
        );

    [Fact]
    public void Groups_are_those_that_seats_are_kept_for() =>
        Assert.Equal(
            ["women", "region:35.72.01"],
            FactSheets.Compute(Made.Subject(), [Made.K1], Blitar, Made.AsOf).Groups
        );

    [Fact]
    public void Everything_wrong_is_told_at_once_with_field_found_and_expected()
    {
        var wrong = new RoundTerms
        {
            Rules =
            [
                Made.Rule("rat-held-by", ("year", "2019"), ("date", "2019-03-31")),
                Made.Rule("rat-on-mars"),
                Made.Rule("age-between", ("min", "60"), ("max", "17")) with
                {
                    Classes = ["K9"],
                },
            ],
            Criteria =
            [
                Made.Criterion("time-since-training", ("never", "101"), ("perYear", "20")) with
                {
                    Weight = -1,
                },
            ],
            Reserves = [new("K1", "women", 30), new("K1", "disability", 20), new("K1", "aliens", 1)],
            MaxPerNominator = 0,
        };

        var told = TermsCheck.Of(wrong, [Made.K1]).All;

        Assert.Equal(
            [
                ("rat-date-order", "Rules[0].date"),
                ("rule-unknown", "Rules[1]"),
                ("age-order", "Rules[2].max"),
                ("class-unknown", "Rules[2]"),
                ("parameter", "Criteria[0].never"),
                ("weight", "Criteria[0].Weight"),
                ("group-unknown", "Reserves[2].Group"),
                ("reserves-above-capacity", "Reserves[2].Seats"),
                ("limit-below-one", "MaxPerNominator"),
            ],
            told.Select(r => (r.Code, r.Field!))
        );
        Assert.Equal(
            "Kursi afirmasi kelas K1: ditemukan 51, seharusnya paling banyak 40 (kapasitas kelas).",
            Texts.Of(told.Single(r => r.Code == "reserves-above-capacity").Message)
        );
    }

    [Fact]
    public void A_round_without_rules_is_refused() =>
        Assert.Equal("no-rules", Assert.Single(TermsCheck.Of(RoundTerms.Empty, [Made.K1]).All).Code);

    [Fact]
    public void A_form_keeps_what_was_typed_until_it_can_be_read()
    {
        var draft = TermsDraft.From(Blitar);
        var typed = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["rule-0-id"] = "rat-held-by",
            ["rule-0-kind"] = "rat-held-by",
            ["rule-0-year"] = "dua ribu",
            ["rule-0-date"] = "31/03/2020",
            ["limit"] = "dua",
        };
        var read = TermsDraft.Read(name => typed.TryGetValue(name, out var value) ? [value] : []);
        var refusals = new Refusals();

        Assert.Equal("dua ribu", read.Rules[0].Values["year"]);
        Assert.Equal("2020-03-31", read.Rules[0].Values["date"]);
        Assert.Equal("2", draft.Limit);
        _ = read.ToTerms(refusals);
        Assert.Equal("MaxPerNominator", Assert.Single(refusals.All).Field);
    }
}
