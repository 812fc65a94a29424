using NaikKelas.Kernel;

namespace NaikKelas.Registry.Changes;

/// <summary>Why something that was on record is changed, taken away or looked at: asked for, and kept in the audit trail.</summary>
internal static class Reason
{
    private const int LengthMin = 5;
    private const int LengthMax = 500;

    public static Refusal? Missing(string? reason, string field = "Reason")
    {
        var text = reason?.Trim() ?? "";
        if (text.Length < LengthMin)
            return new Refusal(
                "reason.missing",
                $"Tulis alasannya (sedikitnya {LengthMin} huruf); alasan tersimpan dalam jejak audit.",
                field
            );
        return text.Length > LengthMax
            ? new Refusal("reason.long", $"Alasan paling panjang {LengthMax} huruf.", field)
            : null;
    }
}
