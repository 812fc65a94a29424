using NaikKelas.Interface;
using NaikKelas.Kernel;

namespace NaikKelas.Training.Rounds;

/// <summary>What a phase means to the reader: its colour, until when it lasts, what comes next.</summary>
internal static class PhaseWords
{
    public static readonly IReadOnlyList<RoundPhase> Order =
    [
        RoundPhase.Draft,
        RoundPhase.Waiting,
        RoundPhase.Open,
        RoundPhase.Closed,
        RoundPhase.Screened,
        RoundPhase.Drawn,
        RoundPhase.Published,
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
    public static FormattableString Next(
        RoundPhase phase,
        AgencyClock clock,
        DateTime opens,
        DateTime closes
    ) =>
        phase switch
        {
            RoundPhase.Draft => $"Semua masih dapat diubah. Kunci agar putaran dibuka menurut jadwal.",
            RoundPhase.Waiting =>
                $"Ketentuan sudah dikunci. Usulan diterima mulai {Moment.Of(clock, opens)}.",
            RoundPhase.Open => $"Usulan diterima sampai {Moment.Of(clock, closes)}.",
            RoundPhase.Closed =>
                $"Ditutup {Moment.Of(clock, closes)}. Fakta dibekukan otomatis dalam satu menit.",
            RoundPhase.Screened => $"Fakta sudah dibekukan. Masukkan nilai publik, lalu tetapkan peserta.",
            RoundPhase.Drawn => $"Peserta sudah ditetapkan. Periksa papan penetapan, lalu umumkan.",
            _ => $"Hasil sudah diumumkan dan tidak berubah lagi.",
        };
}
