using NaikKelas.Documents.Pdf;
using NaikKelas.Kernel;
using NaikKelas.Registry.Agencies;
using NaikKelas.Registry.Signing;
using NaikKelas.Training.Results;

namespace NaikKelas.Training.Meetings;

/// <summary>Minutes as a PDF (notulen), on the agency's letterhead and signed by who signed on the meeting's day.</summary>
internal sealed class MeetingPaperDesk(
    AgencyDirectory agencies,
    SigningDesk signing,
    MeetingBook book,
    AgencyClock clock
)
{
    public async Task<Result<byte[]>> WriteAsync(MeetingId id, CancellationToken ct)
    {
        if (await book.FindAsync(id, ct) is not { } meeting)
            return Refusal.NotFound($"Rapat tidak ditemukan.");
        if (meeting.MinutedAt is not { } at)
            return Refusal.Conflict("meeting.no-minutes", $"Notulen rapat ini belum ditulis.");
        if (await agencies.ForRegionAsync(meeting.RegionCode, ct) is not { } agency)
            return Refusal.Conflict(
                "agency.missing",
                $"Instansi wilayah ini belum terdaftar, jadi kop suratnya belum ada. Mintalah administrator mendaftarkannya."
            );
        var head = PaperHead.Of(agency, await signing.SignerOnAsync(agency, meeting.HeldOn, ct));
        var guests = await book.AllGuestsAsync(id, ct);
        var paper = new PdfPaper(
            new($"Notulen {meeting.Title}", head.Agency, new DateTimeOffset(at, TimeSpan.Zero))
        ).Footer($"Notulen – {meeting.Title}");
        paper
            .Letterhead(head.Names, head.Address)
            .Title("NOTULEN RAPAT KOORDINASI")
            .Title(meeting.Title.ToUpper(PaperWords.Culture))
            .Space(10)
            .Clause("Hari, tanggal", PaperWords.Weekday(meeting.HeldOn))
            .Clause("Pukul", $"{PaperWords.Hour(meeting.StartsAt)} {clock.ZoneName} sampai selesai")
            .Clause("Tempat", meeting.Place)
            .Clause("Dipimpin oleh", meeting.LedBy!);
        Said(paper, meeting);
        Came(paper, guests);
        return paper.Signature(head.Signer("Dibuat di", meeting.HeldOn)).ToBytes();
    }

    private static void Said(PdfPaper paper, Meeting meeting)
    {
        paper.Heading("A. Agenda dan pembahasan");
        foreach (var point in meeting.Points)
            paper
                .Paragraph($"{point.Number}. {point.Title}", PdfAlign.Left, bold: true)
                .Paragraph(point.Notes ?? "Tidak ada catatan.");
        paper.Heading("B. Keputusan");
        if (meeting.Decisions.Count == 0)
            paper.Paragraph("Tidak ada keputusan yang dicatat.");
        else
            paper.Table(
                [
                    new("No.", 0.6, PdfAlign.Right),
                    new("Keputusan", 5),
                    new("Pelaksana", 3),
                    new("Paling lambat", 2),
                ],
                [
                    .. meeting.Decisions.Select(d =>
                        (IReadOnlyList<string>)
                            [
                                PaperWords.Count(d.Number),
                                d.What,
                                d.Who,
                                d.Until is { } until ? PaperWords.Long(until) : "–",
                            ]
                    ),
                ],
                9
            );
    }

    private static void Came(PdfPaper paper, IReadOnlyList<MeetingGuest> guests)
    {
        paper
            .Heading("C. Kehadiran")
            .Table(
                [
                    new("Undangan", 4),
                    new("Diundang", 1.5, PdfAlign.Right),
                    new("Hadir", 1.5, PdfAlign.Right),
                    new("Orang", 1.5, PdfAlign.Right),
                ],
                [
                    .. guests
                        .GroupBy(g => g.Kind)
                        .Select(g =>
                            (IReadOnlyList<string>)
                                [
                                    Texts.Word(g.Key),
                                    PaperWords.Count(g.Count()),
                                    PaperWords.Count(g.Count(x => x.People > 0)),
                                    PaperWords.Count(g.Sum(x => x.People ?? 0)),
                                ]
                        ),
                ],
                9
            )
            .Table(
                [new("Yang hadir", 5), new("Diwakili oleh", 3), new("Orang", 1, PdfAlign.Right)],
                [
                    .. guests
                        .Where(g => g.People > 0)
                        .Select(g =>
                            (IReadOnlyList<string>)
                                [g.Name, g.SpokenFor ?? "–", PaperWords.Count(g.People ?? 0)]
                        ),
                ],
                7.5
            );
    }
}
