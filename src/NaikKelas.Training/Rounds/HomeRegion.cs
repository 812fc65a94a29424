using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Training.Rounds;

/// <summary>Whose work it is: the region that a new topic, class or round belongs to.</summary>
internal static class HomeRegion
{
    /// <param name="actor">Who acts.</param>
    /// <param name="asked">The region named in the input; needed only by who reaches more than one.</param>
    public static Result<string> Of(Actor actor, string? asked)
    {
        if (!string.IsNullOrWhiteSpace(asked))
            return actor.Reaches(asked) ? asked : Refusal.NotFound($"Wilayah tidak ditemukan.");
        return
            actor.Current.Select(g => g.RegionCode).FirstOrDefault(r => !string.IsNullOrEmpty(r)) is { } own
            ? own
            : new Refusal("region-missing", $"Wilayah instansi: belum diisi.", "RegionCode");
    }
}
