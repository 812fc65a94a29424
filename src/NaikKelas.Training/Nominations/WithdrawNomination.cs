using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Nominations;

/// <summary>Use case: take a nomination back before the draw (mengundurkan diri), with the reason.</summary>
public sealed class WithdrawNomination(Db db, Actor actor)
{
    public sealed record Input
    {
        [Display(Name = "Alasan")]
        public string? Reason { get; init; }
    }

    public Task<Result<Unit>> RunAsync(RoundId round, string code, Input input, CancellationToken ct) =>
        db.RunAsync(() => WithdrawAsync(round, code, input, ct), ct);

    private async Task<Result<Unit>> WithdrawAsync(RoundId id, string code, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        // The draw holds the same row: a nomination is either in it or withdrawn before it.
        if (await db.Rounds.HoldAsync(id, ct) is not { } round || !actor.Reaches(round.RegionCode))
            return Refusal.NotFound($"Putaran tidak ditemukan.");
        if (
            await db.Nominations.SingleOrDefaultAsync(n => n.RoundId == id && n.Code == code, ct)
            is not { } nomination
        )
            return Refusal.NotFound($"Usulan tidak ditemukan.");
        if (nomination.State == NominationState.Withdrawn)
            return Refusal.Conflict("nomination.withdrawn", $"Usulan {code} sudah ditarik.");
        if (round.State is RoundState.Drawn or RoundState.Published)
            return Refusal.Conflict(
                "round.already-drawn",
                $"Tempat sudah ditetapkan, jadi usulan {code} tidak dapat ditarik lagi di sini."
            );
        if (string.IsNullOrWhiteSpace(input.Reason))
            return new Refusal("reason.missing", $"Tulis alasannya.", nameof(input.Reason));
        db.Because(input.Reason.Trim());
        (nomination.State, nomination.WithdrawnBy) = (NominationState.Withdrawn, WithdrawnBy.Office);
        nomination.Version++;
        return new Unit();
    }
}
