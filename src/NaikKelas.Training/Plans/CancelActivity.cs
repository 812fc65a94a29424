using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Changes;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Plans;

/// <summary>Use case: cancel an activity with a reason. It stays in the plan, so that the year still adds up.</summary>
public sealed class CancelActivity(Db db, Actor actor, AgencyClock clock, LastChange lastChange)
{
    public sealed record Input
    {
        [Display(Name = "Alasan")]
        public string? Reason { get; init; }

        public int Version { get; init; }
    }

    public Task<Result<ActivityId>> RunAsync(ActivityId id, Input input, CancellationToken ct) =>
        db.RunAsync(() => CancelAsync(id, input, ct), ct);

    private async Task<Result<ActivityId>> CancelAsync(ActivityId id, Input input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await db.Activities.HoldAsync(id, ct) is not { } one || !actor.Reaches(one.RegionCode))
            return Refusal.NotFound($"Kegiatan tidak ditemukan.");
        if (one.CancelledOn is { } day)
            return Refusal.Conflict("activity-cancelled", $"Kegiatan ini sudah dibatalkan {day}.");
        if (one.Version != input.Version)
            return await lastChange.RefuseAsync("plan_activities", id.Value, SaveActivity.Words, ct);
        if (PlanState.At(one.Times, clock.Today) == ActivityState.Done)
            return Refusal.Conflict(
                "activity-done",
                $"Kegiatan ini sudah selesai {one.Times.LastDay}, jadi tidak dapat dibatalkan."
            );
        if (await Commitments.OfAsync(db, id, null, ct) is { Value: > 0 } committed)
            return Refusal.Conflict(
                "activity-committed",
                $"Kelas kegiatan ini sudah dibuka dengan biaya {committed}; pindahkan kelasnya ke kegiatan lain dahulu."
            );
        if (SaveTerms.ReasonRefusal(input.Reason) is { } refusal)
            return refusal;
        (one.CancelledOn, one.CancelReason) = (clock.Today, input.Reason!.Trim());
        one.Version++;
        db.Because(one.CancelReason);
        return one.Id;
    }
}
