using System.ComponentModel.DataAnnotations;

namespace NaikKelas.Training.Trainers;

/// <summary>What a trainer's papers say on a day.</summary>
public enum ProofState
{
    [Display(Name = "berlaku")]
    Valid,

    [Display(Name = "segera habis")]
    Expiring,

    [Display(Name = "habis")]
    Expired,

    [Display(Name = "belum ada")]
    Missing,
}

internal static class ProofStates
{
    /// <summary>The best of the papers counts: one that holds is enough.</summary>
    /// <param name="validUntil">The last day of each paper; null for one that does not run out.</param>
    /// <param name="day">The day asked about.</param>
    /// <param name="soonDays">So many days before its end a paper is about to run out.</param>
    public static ProofState On(IReadOnlyCollection<DateOnly?> validUntil, DateOnly day, int soonDays)
    {
        if (validUntil.Count == 0)
            return ProofState.Missing;
        if (validUntil.Any(until => until is null || until >= day.AddDays(soonDays)))
            return ProofState.Valid;
        return validUntil.Any(until => until >= day) ? ProofState.Expiring : ProofState.Expired;
    }
}
