using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Rounds;

/// <summary>What a phase means to the reader: its colour, until when it lasts, what comes next.</summary>
internal static class PhaseWords
{
    /// <summary>The phases a round goes through; windows it does not have are left out.</summary>
    public static IReadOnlyList<RoundPhase> OrderOf(TrainingRound round) =>
        [
            .. Enum.GetValues<RoundPhase>()
                .Where(p =>
                    p switch
                    {
                        RoundPhase.Correcting => round.CorrectionDays > 0,
                        RoundPhase.Objecting => round.ObjectionDays > 0,
                        _ => true,
                    }
                ),
        ];

    public static Tone ToneOf(RoundPhase phase) =>
        phase switch
        {
            RoundPhase.Draft => Tone.Slate,
            RoundPhase.Waiting or RoundPhase.Open => Tone.Blue,
            RoundPhase.Published => Tone.Green,
            _ => Tone.Amber,
        };

    /// <summary>One sentence: what holds now and what follows.</summary>
    public static FormattableString Next(TrainingRound round, AgencyClock clock) =>
        round.PhaseAt(clock.UtcNow) switch
        {
            RoundPhase.Draft => $"Semua masih dapat diubah. Kunci agar putaran dibuka menurut jadwal.",
            RoundPhase.Waiting =>
                $"Ketentuan sudah dikunci. Usulan diterima mulai {Moment.Of(clock, round.OpensAt)}.",
            RoundPhase.Open => $"Usulan diterima sampai {Moment.Of(clock, round.ClosesAt)}.",
            RoundPhase.Closed =>
                $"Ditutup {Moment.Of(clock, round.ClosesAt)}. Fakta dibekukan otomatis dalam satu menit.",
            RoundPhase.Screened => $"Fakta sudah dibekukan. Masukkan nilai publik, lalu tetapkan peserta.",
            RoundPhase.Correcting when clock.UtcNow < round.CorrectionsUntil =>
                $"Masa koreksi: pelamar dan koperasi dapat menyatakan fakta yang keliru sampai {Moment.Of(clock, round.CorrectionsUntil.Value)}. Penetapan menunggu sampai semua koreksi dijawab.",
            RoundPhase.Correcting =>
                $"Masa koreksi berakhir {Moment.Of(clock, round.CorrectionsUntil!.Value)}. Jawab koreksi yang tersisa, masukkan nilai publik, lalu tetapkan peserta.",
            RoundPhase.Objecting when clock.UtcNow < round.ObjectionsUntil =>
                $"Hasil sementara sudah ditetapkan. Pelamar dapat mengajukan keberatan sampai {Moment.Of(clock, round.ObjectionsUntil.Value)}; keputusan dibuat setelah itu.",
            RoundPhase.Objecting =>
                $"Masa keberatan berakhir {Moment.Of(clock, round.ObjectionsUntil!.Value)}. Jawab keberatan yang tersisa, lalu umumkan.",
            RoundPhase.Drawn => $"Peserta sudah ditetapkan. Periksa papan penetapan, lalu umumkan.",
            _ => $"Hasil sudah diumumkan dan tidak berubah lagi.",
        };
}
