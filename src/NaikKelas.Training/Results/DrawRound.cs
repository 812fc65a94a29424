using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Results;

/// <summary>What a draw did, in numbers.</summary>
public sealed record Drawn(int Applicants, int Admitted, int Reserve, int Ineligible);

/// <summary>
/// Use case: enter the public value and assign the seats (penetapan). Once: whoever comes second is told who was first.
/// </summary>
public sealed class DrawRound(Db db, Actor actor, AgencyClock clock, AssignSeats assign, ReviewGate gate)
{
    public sealed record Input
    {
        [Display(Name = "Nilai publik")]
        public string? PublicValue { get; init; }
    }

    /// <summary>Longest public value, in characters.</summary>
    private const int PublicValueMax = 100;

    public Task<Result<Drawn>> RunAsync(RoundId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => DrawAsync(id, input, ct), ct);

    private async Task<Result<Drawn>> DrawAsync(RoundId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        // Hold the round before looking at its state: two officers may press at once.
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if ((RefusalOf(round) ?? await gate.OfDrawAsync(round, ct)) is { } refusal)
            return refusal;
        var value = input.PublicValue?.Trim() ?? "";
        if (value.Length is 0 or > PublicValueMax)
            return new Refusal(
                "public-value.missing",
                $"Isi nilai publik yang dijanjikan, {round.PublicValueName}, paling banyak {PublicValueMax} huruf.",
                nameof(input.PublicValue)
            );
        return await AssignAsync(round, value, ct);
    }

    private Refusal? RefusalOf(TrainingRound round) =>
        round.State switch
        {
            RoundState.Screened => null,
            RoundState.Drawn or RoundState.Published => Refusal.Conflict(
                "round.already-drawn",
                $"Putaran ini sudah ditetapkan oleh {round.DrawnBy} {Moment.Of(clock, round.DrawnAt!.Value)}."
            ),
            _ => Refusal.Conflict(
                "round.not-screened",
                $"Putaran ini belum disaring. Fakta dibekukan setelah putaran ditutup {Moment.Of(clock, round.ClosesAt)}."
            ),
        };

    private async Task<Result<Drawn>> AssignAsync(TrainingRound round, string value, CancellationToken ct)
    {
        round.PublicValue = value;
        (round.State, round.DrawnAt, round.DrawnBy) = (RoundState.Drawn, clock.UtcNow, actor.Name);
        round.Version++;
        var decisions = await assign.RunAsync(round, ct);
        return new Drawn(
            decisions.Count,
            decisions.Count(d => d.Status == DecisionStatus.Admitted),
            decisions.Count(d => d.Status == DecisionStatus.Reserve),
            decisions.Count(d => d.Status == DecisionStatus.Ineligible)
        );
    }
}
