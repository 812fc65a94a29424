using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Terms;

/// <summary>Each sentence of the catalogue against what it says, through the engine that will apply it.</summary>
public sealed class RuleTests
{
    private static readonly Texts Texts = new([typeof(RoundTerms).Assembly]);

    private static readonly ChosenRule RatByMarch = Made.Rule(
        "rat-held-by",
        ("year", "2019"),
        ("date", "2020-03-31")
    );

    [Theory]
    [InlineData("2020-03-30", true)]
    [InlineData("2020-03-31", true)]
    [InlineData("2020-04-01", false)]
    [InlineData("2020-08-14", false)]
    public void A_rat_counts_up_to_the_last_day(string held, bool holds)
    {
        var coop = Made.Nominator(rats: [Made.Rat(2019, DateOnly.Parse(held, Texts.English))]);

        Assert.Equal(holds, Made.Ask(RatByMarch, Made.Subject(coop)).Holds);
    }

    [Fact]
    public void A_late_rat_is_explained_by_fact_source_and_remedy()
    {
        var coop = Made.Nominator(rats: [Made.Rat(2019, new DateOnly(2020, 8, 14))]);
        var (_, sheet) = Made.Ask(RatByMarch, Made.Subject(coop));

        Assert.Equal(
            "RAT tahun buku 2019 diselenggarakan 14 Agustus 2020, setelah batas 31 Maret 2020 (sumber: BA-07, 14 Agustus 2020). "
                + "Yang dapat mengubahnya: berita acara RAT tahun buku 2019 yang bertanggal paling lambat 31 Maret 2020, dicatat dinas sebelum putaran ditutup.",
            Texts.Of(RuleCatalogue.Explain(RatByMarch, sheet, "K1").Text)
        );
    }

    [Fact]
    public void A_missing_fact_fails_every_rule_that_needs_one_and_says_so()
    {
        (string Kind, (string, string)[] Values, string Said)[] cases =
        [
            (
                "rat-held-by",
                [("year", "2018"), ("date", "2019-03-31")],
                "Belum ada catatan RAT tahun buku 2018"
            ),
            (
                "rat-reported-by",
                [("year", "2019"), ("date", "2020-04-30")],
                "Belum ada catatan laporan RAT tahun buku 2019"
            ),
            (
                "rat-attendance-at-least",
                [("year", "2018"), ("percent", "1")],
                "Belum ada catatan kehadiran RAT tahun buku 2018"
            ),
            (
                "health-at-least",
                [("year", "2018"), ("predicate", "DalamPengawasanKhusus")],
                "Belum ada catatan predikat kesehatan tahun 2018"
            ),
            ("legal-document-valid", [("document", "Ahu")], "Belum ada catatan SK AHU (badan hukum)"),
        ];
        foreach (var (kind, values, said) in cases)
        {
            var rule = Made.Rule(kind, values);
            var (holds, sheet) = Made.Ask(rule, Made.Subject());
            Assert.False(holds, kind);
            Assert.StartsWith(
                said,
                Texts.Of(RuleCatalogue.Explain(rule, sheet, "K1").Text),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void Who_stands_alone_has_no_facts_of_an_organisation()
    {
        foreach (var kind in new[] { "organisation-active", "from-region", "rat-held-by" })
        {
            var rule = new ChosenRule(
                kind,
                kind,
                RuleCatalogue.Find(kind)!.Suggest(new Known(Made.AsOf, "35.72"))
            );
            Assert.False(Made.Ask(rule, Made.Alone()).Holds, kind);
        }
    }

    [Theory]
    [InlineData("Sehat", false)]
    [InlineData("CukupSehat", true)]
    [InlineData("DalamPengawasan", true)]
    public void A_predicate_is_at_least_itself_and_all_below(string atLeast, bool holds) =>
        Assert.Equal(
            holds,
            Made.Ask(
                Made.Rule("health-at-least", ("year", "2019"), ("predicate", atLeast)),
                Made.Subject()
            ).Holds
        );

    [Theory]
    [InlineData("1960-06-12", true)]
    [InlineData("1960-06-11", true)]
    [InlineData("1959-06-13", true)]
    [InlineData("1959-06-12", false)]
    [InlineData("2003-06-12", true)]
    [InlineData("2003-06-13", false)]
    public void Age_is_counted_on_the_closing_day(string born, bool holds) =>
        Assert.Equal(
            holds,
            Made.Ask(
                Made.Rule("age-between", ("min", "17"), ("max", "60")),
                Made.Subject(person: Made.Person(born: DateOnly.Parse(born, Texts.English)))
            ).Holds
        );

    [Theory]
    [InlineData("2020-06-12", true)]
    [InlineData("2020-06-11", false)]
    public void A_paper_is_valid_on_its_last_day(string ends, bool holds)
    {
        var coop = Made.Nominator(
            documents: [new(LegalDocumentKind.Nib, "1", null, DateOnly.Parse(ends, Texts.English))]
        );

        Assert.Equal(
            holds,
            Made.Ask(Made.Rule("legal-document-valid", ("document", "Nib")), Made.Subject(coop)).Holds
        );
    }

    [Theory]
    [InlineData("2018-06-12", true)]
    [InlineData("2018-06-13", false)]
    [InlineData("2020-06-11", false)]
    public void A_training_in_the_topic_counts_for_its_years(string ended, bool holds)
    {
        var end = DateOnly.Parse(ended, Texts.English);
        var seat = new SeatElsewhere(
            Made.Culinary,
            "Kuliner, Angkatan I",
            "Putaran lama",
            end.AddDays(-2),
            end
        );

        Assert.Equal(
            holds,
            Made.Ask(Made.Rule("not-trained-in-topic", ("years", "2")), Made.Subject(seats: seat)).Holds
        );
    }

    [Theory]
    [InlineData("2020-06-22", "2020-06-24", true)]
    [InlineData("2020-06-22", "2020-06-25", false)]
    [InlineData("2020-06-27", "2020-06-29", false)]
    [InlineData("2020-06-28", "2020-06-29", true)]
    public void Classes_overlap_when_they_share_a_day(string from, string to, bool holds)
    {
        var seat = new SeatElsewhere(
            Ids.New<NaikKelas.Training.Topics.TopicId>(),
            "Kerajinan, Angkatan I",
            "Putaran lain",
            DateOnly.Parse(from, Texts.English),
            DateOnly.Parse(to, Texts.English)
        );

        Assert.Equal(holds, Made.Ask(Made.Rule("no-overlapping-class"), Made.Subject(seats: seat)).Holds);
    }

    [Fact]
    public void The_engine_agrees_with_the_sentence_on_any_dates() =>
        Prop.ForAll<int, int, bool>(
                (held, limit, known) =>
                {
                    var (day, last) = (Day(held), Day(limit));
                    var coop = Made.Nominator(rats: known ? [Made.Rat(2019, day)] : []);
                    var rule = Made.Rule(
                        "rat-held-by",
                        ("year", "2019"),
                        ("date", last.ToString("yyyy-MM-dd", Texts.English))
                    );
                    return Made.Ask(rule, Made.Subject(coop)).Holds == (known && day <= last);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_engine_agrees_with_the_sentence_on_any_position_and_choice() =>
        Prop.ForAll<int, int>(
                (held, chosen) =>
                {
                    var position = Enum.GetValues<Position>()[
                        Math.Abs(held % Enum.GetValues<Position>().Length)
                    ];
                    var among = Enum.GetValues<Organ>()
                        .Where((_, i) => (Math.Abs(chosen) >> i) % 2 == 1)
                        .ToList();
                    if (among.Count == 0)
                        return true;
                    var rule = Made.Rule("organ-among", ("organs", string.Join(',', among)));
                    return Made.Ask(rule, Made.Subject(person: Made.Person(position))).Holds
                        == among.Contains(Positions.OrganOf(position));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_kind_has_a_name_of_its_own_fills_itself_in_and_reads_as_a_sentence()
    {
        Assert.Equal(
            RuleCatalogue.All.Count,
            RuleCatalogue.All.Select(k => k.Id).Distinct(StringComparer.Ordinal).Count()
        );
        foreach (var kind in RuleCatalogue.All)
        {
            var rule = new ChosenRule(
                kind.Id,
                kind.Id,
                kind.Suggest(new Known(new DateOnly(2020, 5, 1), "35.72"))
            );
            Assert.Empty(TermsCheck.Of(new RoundTerms { Rules = [rule] }, [Made.K1]).All);
            Assert.DoesNotContain("{", Texts.Of(RuleCatalogue.Sentence(rule)), StringComparison.Ordinal);
        }

        Assert.Equal(
            "RAT tahun buku 2019 diselenggarakan paling lambat 31 Maret 2020",
            Texts.Of(RuleCatalogue.Sentence(RatByMarch))
        );
    }

    private static DateOnly Day(int number) => new DateOnly(2020, 1, 1).AddDays(Math.Abs(number % 730));
}
