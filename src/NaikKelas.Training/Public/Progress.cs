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
    /// <summary>The windows stand between only where the round has them.</summary>
    private static List<(RoundPhase Phase, FormattableString Name)> StepsOf(TrainingRound round) =>
        [
            (RoundPhase.Open, $"Usulan diterima"),
            (RoundPhase.Closed, $"Syarat diperiksa"),
            .. round.CorrectionDays > 0 ? Step(RoundPhase.Correcting, $"Masa koreksi") : [],
            .. round.ObjectionDays > 0 ? Step(RoundPhase.Objecting, $"Masa keberatan") : [],
            (RoundPhase.Published, $"Hasil diumumkan"),
        ];

    private static (RoundPhase, FormattableString)[] Step(RoundPhase phase, FormattableString name) =>
        [(phase, name)];

    /// <summary>The step that is on, or the next one to come.</summary>
    private static Progress At(
        TrainingRound round,
        RoundPhase phase,
        FormattableString headline,
        IReadOnlyList<FormattableString> sentences
    )
    {
        var steps = StepsOf(round);
        return new(
            headline,
            steps.FindIndex(s => s.Phase >= phase),
            [.. steps.Select(s => s.Name)],
            sentences
        );
    }

    public static Progress Of(NominationFile file, AgencyClock clock, Say say)
    {
        var (round, nomination) = (file.Round, file.Nomination);
        if (nomination.State == NominationState.Withdrawn)
            return At(
                round,
                RoundPhase.Open,
                $"Usulan ditarik",
                [$"Usulan ini sudah ditarik dan tidak ikut seleksi."]
            );
        var phase = round.PhaseAt(clock.UtcNow);
        return phase switch
        {
            RoundPhase.Published => Final(file),
            RoundPhase.Objecting => Provisional(file, clock, say),
            >= RoundPhase.Screened => Screened(file, phase, clock, say),
            _ => At(
                round,
                RoundPhase.Closed,
                $"Usulan diterima",
                [
                    $"Usulan masuk {say.Instant(nomination.ArrivedAt)}. Putaran ditutup {say.Instant(round.ClosesAt)}; setelah itu syarat diperiksa dari data dinas.",
                ]
            ),
        };
    }

    private static Progress Screened(NominationFile file, RoundPhase phase, AgencyClock clock, Say say)
    {
        List<FormattableString> sentences =
        [
            file.Explanation.IsEligible
                ? $"Hasil seleksi belum diumumkan."
                : (FormattableString)$"Alasannya di bawah ini. Hasil resmi diumumkan bersama semua calon.",
        ];
        if (phase == RoundPhase.Correcting)
            sentences.Add(
                clock.UtcNow < file.Round.CorrectionsUntil
                    ? $"Bila ada fakta yang keliru, nyatakan sampai {say.Instant(file.Round.CorrectionsUntil)}."
                    : (FormattableString)
                        $"Masa koreksi berakhir {say.Instant(file.Round.CorrectionsUntil)}; penetapan menyusul."
            );
        return At(
            file.Round,
            phase,
            file.Explanation.IsEligible ? $"Memenuhi syarat" : (FormattableString)$"Belum memenuhi syarat",
            sentences
        );
    }

    /// <summary>Told before it is final, because it can be objected to.</summary>
    private static Progress Provisional(NominationFile file, AgencyClock clock, Say say) =>
        At(
            file.Round,
            RoundPhase.Objecting,
            file.Decision switch
            {
                { Status: DecisionStatus.Admitted, ClassCode: var code } => $"Hasil sementara: kelas {code}",
                { Status: DecisionStatus.Reserve } => $"Hasil sementara: cadangan",
                { Status: DecisionStatus.Ineligible } => $"Hasil sementara: belum memenuhi syarat",
                _ => (FormattableString)$"Hasil sementara: tidak ikut putaran ini",
            },
            [
                clock.UtcNow < file.Round.ObjectionsUntil
                    ? $"Hasil ini masih dapat berubah. Keberatan diterima sampai {say.Instant(file.Round.ObjectionsUntil)}."
                    : (FormattableString)
                        $"Hasil ini masih dapat berubah. Masa keberatan berakhir {say.Instant(file.Round.ObjectionsUntil)}; keputusan menyusul.",
            ]
        );

    private static Progress Final(NominationFile file)
    {
        var decision = file.Decision;
        return decision?.Status switch
        {
            DecisionStatus.Admitted => At(
                file.Round,
                RoundPhase.Published,
                $"Ditetapkan sebagai peserta",
                [
                    $"Anda ditetapkan di kelas {decision.ClassCode} dengan keputusan nomor {file.Round.DecreeNumber}.",
                ]
            ),
            DecisionStatus.Reserve => At(
                file.Round,
                RoundPhase.Published,
                $"Cadangan",
                [
                    $"Anda memenuhi syarat, tetapi tempatnya sudah terisi. Bila ada peserta mundur, tempatnya diberikan menurut daftar tunggu.",
                ]
            ),
            DecisionStatus.Ineligible => At(
                file.Round,
                RoundPhase.Published,
                $"Belum memenuhi syarat",
                [$"Alasan dan yang dapat mengubahnya untuk putaran berikutnya ada di bawah ini."]
            ),
            _ => At(
                file.Round,
                RoundPhase.Published,
                $"Ditarik dengan keputusan",
                [$"Usulan ini ditarik dengan keputusan tertulis."]
            ),
        };
    }
}
