using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Nominating;

/// <summary>What a nominator's limit means now, in a sentence. More may be nominated than seats: they wait their turn.</summary>
internal static class Limits
{
    public static FormattableString Of(RoundTerms terms, int nominated) =>
        terms.MaxPerNominator switch
        {
            null => $"Tanpa batas kursi per pengusul, sudah {nominated} diusulkan.",
            { } most when nominated < most =>
                $"Paling banyak {most} kursi untuk satu pengusul, sudah {nominated} diusulkan.",
            { } most =>
                $"Paling banyak {most} kursi untuk satu pengusul, sudah {nominated} diusulkan. Usulan berikutnya menunggu: ikut bila salah satu tidak mendapat kursi.",
        };
}
