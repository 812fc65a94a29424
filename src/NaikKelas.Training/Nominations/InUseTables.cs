using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Nominating;

namespace NaikKelas.Training.Nominations;

/// <summary>What our rows are called where they keep an import from being taken back.</summary>
internal static class InUseTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Nomination>().CalledInUse($"usulan peserta");
        model.Entity<FrozenFacts>().CalledInUse($"fakta yang dibekukan");
        model.Entity<Consent>().CalledInUse($"persetujuan orangnya");
        model.Entity<Correction>().CalledInUse($"koreksi fakta");
    }
}
