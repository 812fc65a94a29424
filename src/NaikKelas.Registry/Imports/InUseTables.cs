using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Persons;

namespace NaikKelas.Registry.Imports;

/// <summary>What our rows are called where they keep an import from being taken back.</summary>
internal static class InUseTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Person>().CalledInUse($"penggabungan data orang");
        model.Entity<Affiliation>().CalledInUse($"jabatan di koperasi");
        model.Entity<LegalDocument>().CalledInUse($"dokumen legalitas");
        model.Entity<RatRecord>().CalledInUse($"catatan RAT");
        model.Entity<HealthRecord>().CalledInUse($"predikat kesehatan");
    }
}
