using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Plans;

/// <summary>
/// Weighs classes against the budget lines of their activities, for the use cases that open a class or make one dearer.
/// Above a line it wants a reason, and keeps it beside the line.
/// </summary>
public sealed class BudgetLine(Db db, Actor actor, AgencyClock clock)
{
    internal const string ReasonField = "OverBudgetReason";

    /// <summary>Called with the round held and still a draft: what its classes would add.</summary>
    internal async Task<Refusals> OpeningAsync(RoundId round, string? reason, CancellationToken ct)
    {
        var classes = await db
            .Classes.AsNoTracking()
            .Where(c => c.RoundId == round && c.ActivityId != null)
            .ToListAsync(ct);
        var refusals = new Refusals();
        // In the order of their ids, so that two rounds that share activities wait rather than deadlock.
        foreach (var group in classes.GroupBy(c => c.ActivityId!.Value).OrderBy(g => g.Key.Value))
        {
            var adds = group.Select(c => c.Cost).Sum();
            refusals.Add(await WeighAsync(group.Key, round, null, adds, reason, ct));
        }

        return refusals;
    }

    /// <summary>A class of a locked round that moves to another activity or costs something else.</summary>
    internal Task<Refusal?> ChangingAsync(
        ActivityId activity,
        ClassId one,
        Rupiah cost,
        string? reason,
        CancellationToken ct
    ) => WeighAsync(activity, null, one, cost, reason, ct);

    private async Task<Refusal?> WeighAsync(
        ActivityId id,
        RoundId? round,
        ClassId? but,
        Rupiah adds,
        string? reason,
        CancellationToken ct
    )
    {
        // Held before the sum is taken: two classes opened at once would each see the money still there.
        if (await db.Activities.HoldAsync(id, ct) is not { } activity)
            return Refusal.NotFound($"Kegiatan tidak ditemukan.");
        if (activity.CancelledOn is { } day)
            return Refusal.Conflict(
                "activity-cancelled",
                $"Kegiatan “{activity.Title}” sudah dibatalkan {day}, jadi kelasnya tidak dapat dibuka."
            );
        if (activity.Amount is not { } line)
            return null;
        var committed = await Commitments.OfAsync(db, id, but, ct) + adds;
        if (committed <= line)
            return null;
        if (SaveTerms.ReasonRefusal(reason) is not null)
            return new Refusal(
                "over-budget",
                $"Pagu kegiatan “{activity.Title}”: kelas yang dibuka menjadi {committed}, seharusnya paling banyak {line}. Ubah biayanya, atau tulis alasan sekurang-kurangnya {SaveTerms.ReasonMin} huruf.",
                ReasonField
            );
        db.Overruns.Add(Overrun.Of(id, round, committed, line, reason!, actor.Name, clock.UtcNow));
        db.Because(reason!.Trim());
        return null;
    }
}
