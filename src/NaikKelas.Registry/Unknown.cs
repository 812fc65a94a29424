using NaikKelas.Kernel;

namespace NaikKelas.Registry;

/// <summary>What is not there, or not theirs to see.</summary>
internal static class Unknown
{
    public static Refusal Organisation => Refusal.NotFound($"Organisasi tidak ditemukan.");

    public static Refusal Person => Refusal.NotFound($"Orang tidak ditemukan.");
}
