using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Objections;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Reviews;

/// <summary>What keeps a round from its next step: a window that is open, or somebody who has no answer yet.</summary>
public sealed class ReviewGate(Db db, AgencyClock clock)
{
    /// <summary>Null: the round, held, may be drawn as far as corrections go.</summary>
    internal async Task<Refusal?> OfDrawAsync(TrainingRound round, CancellationToken ct)
    {
        if (clock.UtcNow < round.CorrectionsUntil)
            return Refusal.Conflict(
                "corrections.window-open",
                $"Masa koreksi berlangsung sampai {Moment.Of(clock, round.CorrectionsUntil.Value)}; peserta ditetapkan setelah itu."
            );
        var open = await db.Corrections.CountAsync(
            c => c.RoundId == round.Id && c.State == CorrectionState.Open,
            ct
        );
        return open == 0
            ? null
            : Refusal.Conflict(
                "corrections.open",
                $"Masih ada {open} koreksi yang belum dijawab. Jawab semuanya, lalu tetapkan peserta."
            );
    }

    /// <summary>Null: the round, held, may be published as far as objections and overrides go.</summary>
    internal async Task<Refusal?> OfPublishingAsync(TrainingRound round, CancellationToken ct)
    {
        if (clock.UtcNow < round.ObjectionsUntil)
            return Refusal.Conflict(
                "objections.window-open",
                $"Masa keberatan berlangsung sampai {Moment.Of(clock, round.ObjectionsUntil.Value)}; keputusan dibuat setelah itu."
            );
        var open = await db.Objections.CountAsync(
            o => o.RoundId == round.Id && o.State == ObjectionState.Open,
            ct
        );
        if (open > 0)
            return Refusal.Conflict(
                "objections.open",
                $"Masih ada {open} keberatan yang belum dijawab. Keputusan belum dapat dibuat."
            );
        var waiting = await db.Overrides.CountAsync(
            o => o.RoundId == round.Id && o.State == OverrideState.Proposed,
            ct
        );
        return waiting == 0
            ? null
            : Refusal.Conflict(
                "overrides.waiting",
                $"Masih ada {waiting} penetapan dengan keputusan yang menunggu persetujuan orang kedua."
            );
    }
}
