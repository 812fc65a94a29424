namespace NaikKelas.Training.Results;

/// <summary>How one class on the list ended, in a sentence, with what would have admitted.</summary>
internal static class TraceWords
{
    /// <summary>What was decided outside the rules; the reason stands beside it.</summary>
    public static FormattableString Of(TraceDecided decided) =>
        decided.Class is { } into
            ? $"Diputuskan di luar aturan: masuk kelas {into}."
            : (FormattableString)$"Diputuskan di luar aturan: tidak ikut putaran ini.";

    public static FormattableString Of(TraceChoice choice) =>
        choice.End switch
        {
            TraceEnd.Admitted => $"Ditetapkan di kelas {choice.Class}.",
            TraceEnd.NotAsked => $"Tidak diajukan: kelas yang lebih diinginkan sudah menerima.",
            TraceEnd.Ineligible => $"Tidak diajukan: {choice.Failed.Count} syarat belum terpenuhi.",
            TraceEnd.HeldBack when choice.Place is { } place =>
                $"Tempat untuk pengusul yang sama sudah terisi oleh calon yang urutannya lebih dahulu. Daftar tunggu ke-{place}.",
            _ when choice is { Place: { } place, LowestAdmitted: { } lowest } =>
                $"Diajukan dan tidak tertampung: nilai terendah yang ditetapkan {lowest}. Daftar tunggu ke-{place}.",
            _ when choice.LowestAdmitted is { } lowest =>
                $"Diajukan dan tidak tertampung: nilai terendah yang ditetapkan {lowest}.",
            _ => $"Diajukan dan tidak tertampung.",
        };
}
