using NaikKelas.Training.Preparations;
using NaikKelas.Training.Trainers;

namespace NaikKelas.Tests.Training.Trainers;

public sealed class TrainerRulesTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Fact]
    public void The_best_paper_counts()
    {
        Assert.Equal(ProofState.Missing, ProofStates.On([], Day, 60));
        Assert.Equal(ProofState.Expired, ProofStates.On([Day.AddDays(-1)], Day, 60));
        Assert.Equal(ProofState.Expiring, ProofStates.On([Day.AddDays(-1), Day], Day, 60));
        Assert.Equal(ProofState.Valid, ProofStates.On([Day.AddDays(-1), Day.AddDays(60)], Day, 60));
        Assert.Equal(ProofState.Valid, ProofStates.On([null], Day, 60));
    }

    [Fact]
    public void A_started_JP_is_one() =>
        Assert.Equal([1, 1, 2, 4], new[] { 10, 45, 46, 180 }.Select(TrainerLimits.Current.JpOf));

    [Fact]
    public void Masks_are_asked_of_the_classes_of_the_pandemic_only()
    {
        Assert.Contains(PreparationList.Current.Of(new DateOnly(2020, 6, 16)), i => i.Code == "masker");
        Assert.DoesNotContain(PreparationList.Current.Of(Day), i => i.Code == "masker");
        Assert.Equal(
            PreparationList.Current.Items.Count,
            PreparationList.Current.Items.Select(i => i.Code).Distinct(StringComparer.Ordinal).Count()
        );
    }
}
