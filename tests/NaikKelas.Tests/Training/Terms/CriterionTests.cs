using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Terms;

public sealed class CriterionTests
{
    private static readonly Texts Texts = new([typeof(RoundTerms).Assembly]);
    private static readonly Known May2020 = new(new DateOnly(2020, 5, 1), "35.72");

    [Theory]
    [InlineData("2020-01-01", 100)]
    [InlineData("2020-01-31", 100)]
    [InlineData("2020-03-01", 50)]
    [InlineData("2020-03-30", 1)]
    [InlineData("2020-03-31", 0)]
    [InlineData("2020-08-14", 0)]
    public void An_earlier_rat_gives_more(string held, int points)
    {
        var coop = Made.Nominator(rats: [Made.Rat(2019, DateOnly.Parse(held, Texts.English))]);

        Assert.Equal(points, PointsOf("rat-earliness", Made.Subject(coop)).Points);
    }

    [Theory]
    [InlineData(HealthPredicate.Sehat, 25)]
    [InlineData(HealthPredicate.CukupSehat, 75)]
    [InlineData(HealthPredicate.DalamPengawasanKhusus, 100)]
    public void Need_follows_the_scale_of_the_data_file(HealthPredicate predicate, int points)
    {
        var coop = Made.Nominator(health: [new(2019, predicate, new DateOnly(2020, 5, 20), "LHP")]);

        Assert.Equal(points, PointsOf("need-by-predicate", Made.Subject(coop)).Points);
    }

    [Fact]
    public void Nothing_on_record_gives_nothing_and_says_so()
    {
        var points = PointsOf("need-by-predicate", Made.Subject(Made.Nominator(health: [])));

        Assert.Equal(0, points.Points);
        Assert.Equal(
            "Belum ada catatan, jadi 0 nilai",
            Texts.Of(CriterionCatalogue.Explain(Criterion("need-by-predicate"), points))
        );
    }

    [Theory]
    [InlineData(null, 100)]
    [InlineData("2020-06-11", 0)]
    [InlineData("2019-06-12", 20)]
    [InlineData("2010-01-01", 100)]
    public void Time_since_the_last_training_counts_in_full_years(string? ended, int points)
    {
        var subject = ended is null
            ? Made.Subject()
            : Made.Subject(
                seats: new SeatElsewhere(
                    Made.Culinary,
                    "Kuliner",
                    "Putaran lama",
                    DateOnly.Parse(ended, Texts.English),
                    DateOnly.Parse(ended, Texts.English)
                )
            );

        Assert.Equal(points, PointsOf("time-since-training", subject).Points);
    }

    [Theory]
    [InlineData(Position.Treasurer, 100)]
    [InlineData(Position.Chair, 50)]
    [InlineData(Position.Supervisor, 0)]
    public void A_fitting_position_goes_first(Position position, int points) =>
        Assert.Equal(points, PointsOf("position-fit", Made.Subject(person: Made.Person(position))).Points);

    [Fact]
    public void Points_say_what_they_came_from()
    {
        var points = PointsOf("need-by-predicate", Made.Subject());

        Assert.Equal(
            "Predikat Cukup Sehat (sumber: LHP 12/2020, 20 Mei 2020)",
            Texts.Of(CriterionCatalogue.Explain(Criterion("need-by-predicate"), points))
        );
    }

    [Fact]
    public void Every_criterion_fills_itself_in_and_stays_within_a_hundred()
    {
        foreach (var kind in CriterionCatalogue.All)
        {
            var terms = new RoundTerms
            {
                Rules = [Made.Rule("organisation-active")],
                Criteria = [Criterion(kind.Id)],
            };
            Assert.Empty(TermsCheck.Of(terms, [Made.K1]).All);
            Assert.InRange(PointsOf(kind.Id, Made.Subject()).Points, 0, 100);
        }
    }

    private static ChosenCriterion Criterion(string kind) =>
        new(kind, kind, 1, CriterionCatalogue.Find(kind)!.Suggest(May2020));

    private static FoundPoints PointsOf(string kind, Subject subject) =>
        FactSheets
            .Compute(subject, [Made.K1], new RoundTerms { Criteria = [Criterion(kind)] }, Made.AsOf)
            .Points[kind];
}
