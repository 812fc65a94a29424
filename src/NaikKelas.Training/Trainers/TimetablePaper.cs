using NaikKelas.Documents.Pdf;
using NaikKelas.Training.Results;

namespace NaikKelas.Training.Trainers;

/// <summary>The timetable of a class as it hangs at the door: sessions by day, with room and trainer.</summary>
internal static class TimetablePaper
{
    public static readonly IReadOnlyList<PdfColumn> Columns =
    [
        new("Hari, tanggal", 2.2),
        new("Pukul", 1.7),
        new("Sesi", 3.2),
        new("JP", 0.5, PdfAlign.Right),
        new("Tempat", 2.2),
    ];

    public static IReadOnlyList<IReadOnlyList<string>> Rows(
        IReadOnlyList<TaughtSession> sessions,
        string zone
    ) =>
        [
            .. sessions.Select(s =>
                (IReadOnlyList<string>)
                    [
                        PaperWords.Weekday(s.Day),
                        PaperWords.Hours(s.From, s.Until, zone),
                        s.Title,
                        PaperWords.Count(s.Jp),
                        s.Place,
                    ]
            ),
        ];

    /// <param name="head">Letterhead of the agency.</param>
    /// <param name="classTitle">Topic and class.</param>
    /// <param name="sessions">In their order, with the trainer's name where there is one.</param>
    /// <param name="zone">WIB, WITA or WIT.</param>
    /// <param name="madeAt">Printed in the file's properties.</param>
    public static byte[] Write(
        PaperHead head,
        string classTitle,
        IReadOnlyList<(TaughtSession Session, string? Trainer)> sessions,
        string zone,
        DateTimeOffset madeAt
    ) =>
        new PdfPaper(new($"Jadwal {classTitle}", head.Agency, madeAt))
            .Footer($"Jadwal {classTitle}")
            .Letterhead(head.Names, head.Address)
            .Title("JADWAL KELAS")
            .Title(classTitle, bold: false)
            .Space(8)
            .Table(
                [.. Columns, new("Narasumber", 2.4)],
                [
                    .. Rows([.. sessions.Select(s => s.Session)], zone)
                        .Zip(sessions, (row, s) => (IReadOnlyList<string>)[.. row, s.Trainer ?? "–"]),
                ]
            )
            .Space(4)
            .Paragraph($"Jumlah: {PaperWords.Count(sessions.Sum(s => s.Session.Jp))} JP.")
            .ToBytes();
}
