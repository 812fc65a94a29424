using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Plans;

/// <summary>What an activity has promised away: the cost of its classes whose round is locked.</summary>
internal static class Commitments
{
    /// <summary>Hold the activity before asking, where the answer decides. One query.</summary>
    /// <param name="db">The use case's.</param>
    /// <param name="activity">Whose classes.</param>
    /// <param name="but">A class that is being changed and is counted anew by the asker.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async Task<Rupiah> OfAsync(Db db, ActivityId activity, ClassId? but, CancellationToken ct)
    {
        var rounds = db.Rounds;
        var classes = await db
            .Classes.AsNoTracking()
            .Where(c => c.ActivityId == activity && (but == null || c.Id != but))
            .Where(c => rounds.Any(r => r.Id == c.RoundId && r.State != RoundState.Draft))
            .Select(c => new
            {
                c.BudgetRupiah,
                c.SeatRupiah,
                c.Capacity,
            })
            .ToListAsync(ct);
        return classes.Select(c => TrainingClass.CostOf(c.BudgetRupiah, c.SeatRupiah, c.Capacity)).Sum();
    }
}
