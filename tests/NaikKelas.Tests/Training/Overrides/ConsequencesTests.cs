using FsCheck;
using FsCheck.Fluent;
using NaikKelas.Tests.Training.Selection;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Selection;

namespace NaikKelas.Tests.Training.Overrides;

/// <summary>What an override does is told by the engine alone, and it touches nobody's facts.</summary>
public sealed class ConsequencesTests
{
    private const int Rounds = 1_000;

    private static readonly Gen<(Round Round, string Code)> RoundAndSomebody =
        from round in RandomRounds.All.Where(r => r.Applicants.Count > 0)
        from applicant in Gen.Elements<Applicant>(round.Applicants)
        select (round, applicant.Id);

    [Fact]
    public void With_somebody_out_nobody_elses_eligibility_changes() =>
        Check(one =>
        {
            var (round, code) = one;
            var after = Consequences.With(round, OverrideKind.Out, code, null, "");
            return Failed(round, code).SequenceEqual(Failed(after, code), StringComparer.Ordinal);
        });

    [Fact]
    public void Lifting_what_was_just_set_leaves_the_round_as_it_was() =>
        Check(one =>
        {
            var (round, code) = one;
            var clean = Consequences.With(round, OverrideKind.Lift, code, null, "");
            var set = Consequences.With(clean, OverrideKind.In, code, round.Classes[0].Id, "");
            var lifted = Consequences.With(set, OverrideKind.Lift, code, null, "");
            return Consequences.Of(clean, lifted).Nothing
                && lifted.Overrides?.Count == clean.Overrides?.Count;
        });

    [Fact]
    public void Who_enters_and_who_leaves_makes_the_difference_in_seats() =>
        Check(one =>
        {
            var (round, code) = one;
            var after = Consequences.With(round, OverrideKind.Out, code, null, "");
            var change = Consequences.Of(round, after);
            return Seated(after) - Seated(round) == change.Entered.Count - change.Left.Count;
        });

    /// <summary>Who is eligible for something, and which rules failed, of everybody but one.</summary>
    private static IEnumerable<string> Failed(Round round, string but) =>
        Selector
            .Run(round)
            .Assignments.Where(a => a.Id != but)
            .Select(a =>
                $"{a.Id} {a.Status == AssignmentStatus.Ineligible} {string.Join(';', a.Failed.Select(f => $"{f.Class}:{string.Join(',', f.Rules)}"))}"
            );

    private static int Seated(Round round) => Selector.Run(round).Classes.Sum(c => c.Admitted);

    private static void Check(Func<(Round Round, string Code), bool> holds) =>
        Prop.ForAll(RoundAndSomebody.ToArbitrary(), one => holds(one))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Rounds));
}
