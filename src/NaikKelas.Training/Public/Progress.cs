using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Public;

/// <summary>One line of progress, a headline and the few sentences that matter now.</summary>
internal sealed record Progress(
    FormattableString Headline,
    int Current,
    IReadOnlyList<FormattableString> Steps,
    IReadOnlyList<FormattableString> Sentences
)
{
    private static readonly FormattableString[] All =
    [
        $"Usulan diterima",
        $"Syarat diperiksa",
        $"Hasil diumumkan",
    ];

    public static Progress Of(NominationFile file, AgencyClock clock, Say say)
    {
        var (round, nomination) = (file.Round, file.Nomination);
        if (nomination.State == NominationState.Withdrawn)
            return new($"Usulan ditarik", 0, All, [$"Usulan ini sudah ditarik dan tidak ikut seleksi."]);
        return round.PhaseAt(clock.UtcNow) switch
        {
            RoundPhase.Published => Final(file),
            RoundPhase.Screened or RoundPhase.Drawn => file.Explanation.IsEligible
                ? new($"Memenuhi syarat", 2, All, [$"Hasil seleksi belum diumumkan."])
                : new(
                    $"Belum memenuhi syarat",
                    2,
                    All,
                    [$"Alasannya di bawah ini. Hasil resmi diumumkan bersama semua calon."]
                ),
            _ => new(
                $"Usulan diterima",
                1,
                All,
                [
                    $"Usulan masuk {say.Instant(nomination.ArrivedAt)}. Putaran ditutup {say.Instant(round.ClosesAt)}; setelah itu syarat diperiksa dari data dinas.",
                ]
            ),
        };
    }

    private static Progress Final(NominationFile file)
    {
        var decision = file.Decision;
        return decision?.Status switch
        {
            DecisionStatus.Admitted => new(
                $"Ditetapkan sebagai peserta",
                All.Length - 1,
                All,
                [
                    $"Anda ditetapkan di kelas {decision.ClassCode} dengan keputusan nomor {file.Round.DecreeNumber}.",
                ]
            ),
            DecisionStatus.Reserve => new(
                $"Cadangan",
                All.Length - 1,
                All,
                [
                    $"Anda memenuhi syarat, tetapi tempatnya sudah terisi. Bila ada peserta mundur, tempatnya diberikan menurut daftar tunggu.",
                ]
            ),
            DecisionStatus.Ineligible => new(
                $"Belum memenuhi syarat",
                All.Length - 1,
                All,
                [$"Alasan dan yang dapat mengubahnya untuk putaran berikutnya ada di bawah ini."]
            ),
            _ => new(
                $"Ditarik dengan keputusan",
                All.Length - 1,
                All,
                [$"Usulan ini ditarik dengan keputusan tertulis."]
            ),
        };
    }
}
