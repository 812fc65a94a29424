using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Rounds;

/// <summary>Which phase a round is in, until when, and what comes next: on the round's page and on its board.</summary>
internal sealed record PhaseBanner(IReadOnlyList<Phase> Phases, int Current, Tone Tone, string Sentence)
{
    public static PhaseBanner Of(TrainingRound round, AgencyClock clock, Texts texts)
    {
        var (order, phase) = (PhaseWords.OrderOf(round), round.PhaseAt(clock.UtcNow));
        return new PhaseBanner(
            [
                .. order.Select(p => new Phase(
                    texts.Of(p),
                    NoteOf(p, round, phase, clock) is { } note ? texts.Of(note) : null
                )),
            ],
            order.Index().First(p => p.Item == phase).Index,
            PhaseWords.ToneOf(phase) is var tone && tone == Tone.Slate ? Tone.Blue : tone,
            texts.Of(PhaseWords.Next(round, clock))
        );
    }

    private static FormattableString? NoteOf(
        RoundPhase one,
        TrainingRound round,
        RoundPhase now,
        AgencyClock clock
    ) =>
        one switch
        {
            RoundPhase.Open when now >= RoundPhase.Waiting => Until(round.ClosesAt, clock),
            RoundPhase.Correcting when round.CorrectionsUntil is { } until => Until(until, clock),
            RoundPhase.Correcting => $"{round.CorrectionDays} hari",
            RoundPhase.Objecting when round.ObjectionsUntil is { } until => Until(until, clock),
            RoundPhase.Objecting => $"{round.ObjectionDays} hari",
            _ => null,
        };

    private static FormattableString Until(DateTime utc, AgencyClock clock) =>
        $"sampai {Moment.Of(clock, utc)}";
}
