using NaikKelas.Kernel;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Offers;

/// <summary>What a message says, short enough for WhatsApp. The link carries the details; no number stands in it.</summary>
internal static class NoticeWords
{
    public static FormattableString Subject(NoticeKind kind, TrainingRound round) =>
        kind switch
        {
            NoticeKind.Invitation => $"Undangan: kursi Anda di {round.Title}",
            NoticeKind.Reminder => $"Belum dijawab: kursi Anda di {round.Title}",
            NoticeKind.ClassMoved => $"Jadwal kelas berubah: {round.Title}",
            NoticeKind.ClassCancelled => $"Kelas dibatalkan: {round.Title}",
            _ => $"Tautan usulan Anda di {round.Title}",
        };

    public static FormattableString Text(
        NoticeKind kind,
        TrainingRound round,
        ClassOfRound? one,
        DateTime? deadline,
        string code,
        string link,
        AgencyClock clock
    )
    {
        var (title, first, place) = (one?.Title ?? round.Title, one?.Class.StartsOn, one?.Class.Place);
        return kind switch
        {
            NoticeKind.Invitation when Until(deadline, clock) is { } until =>
                $"Anda mendapat kursi di kelas {title}, mulai {first} di {place}. Jawab sebelum {until}: bersedia atau tidak. Kode {code}. {link}",
            NoticeKind.Reminder when Until(deadline, clock) is { } until =>
                $"Kursi Anda di kelas {title} belum dijawab. Setelah {until} kursi diberikan kepada daftar tunggu. Kode {code}. {link}",
            NoticeKind.ClassMoved when Until(deadline, clock) is { } until =>
                $"Kelas {title} sekarang mulai {first} di {place}. Kursi Anda tetap ada. Jawab lagi sebelum {until} apakah masih bersedia. Kode {code}. {link}",
            NoticeKind.ClassCancelled =>
                $"Kelas {title} dibatalkan, jadi kursi Anda di kelas itu tidak ada lagi. Alasannya ada di halaman usulan Anda. Kode {code}. {link}",
            _ => $"Tautan usulan Anda di {round.Title}, kode {code}: {link}",
        };
    }

    private static FormattableString? Until(DateTime? deadline, AgencyClock clock) =>
        deadline is { } at ? Moment.Of(clock, at) : null;
}
