using NaikKelas.Interface;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Registry.HealthRecords;

internal static class PredicateTone
{
    public static Tone Of(HealthPredicate predicate) =>
        predicate switch
        {
            HealthPredicate.Sehat => Tone.Green,
            HealthPredicate.CukupSehat => Tone.Blue,
            HealthPredicate.DalamPengawasan => Tone.Amber,
            _ => Tone.Red,
        };

    /// <summary>Four is best: how long the bar of a year is.</summary>
    public static int Height(HealthPredicate predicate) =>
        HealthPredicate.DalamPengawasanKhusus - predicate + 1;

    public static HealthPredicate OfHeight(decimal height) =>
        HealthPredicate.DalamPengawasanKhusus - (int)height + 1;
}
