using NaikKelas.Training.Results;

namespace NaikKelas.Training.Letters;

/// <summary>All that one invitation carries.</summary>
internal sealed record InvitationContent(
    PaperHead Head,
    string Number,
    DateOnly Date,
    string RoundTitle,
    string DecreeNumber,
    DateOnly DecreeDate,
    string Code,
    string Name,
    string? Cooperative,
    string? Village,
    string ClassTitle,
    DateOnly StartsOn,
    DateOnly EndsOn,
    TimeOnly Arrival,
    TimeOnly EndsAt,
    string Place,
    string ZoneName,
    IReadOnlyList<string> Bring,
    string Contact,
    string Address
)
{
    public string Hours => PaperWords.Hours(Arrival, EndsAt, ZoneName);

    /// <summary>The same by e-mail: plain text, so that it reads on any phone.</summary>
    public string MailText =>
        $"""
            Yth. {Name},

            Dengan Keputusan Nomor {DecreeNumber} Anda ditetapkan sebagai peserta {RoundTitle}, dan kami undang dengan surat nomor {Number} untuk hadir:

            Kelas: {ClassTitle}
            Tanggal: {PaperWords.Span(StartsOn, EndsOn)}
            Pukul: {Hours}
            Tempat: {Place}
            {BringText}
            Halaman pribadi Anda, juga untuk menunjukkan diri saat hadir:
            {Address}

            Pertanyaan: {Contact}

            {Head.Agency}
            """;

    /// <summary>Short, for a chat; what is in the letter stands behind the link.</summary>
    public string ChatText =>
        $"Yth. {Name}, Anda ditetapkan sebagai peserta {RoundTitle}: {ClassTitle}, {PaperWords.Span(StartsOn, EndsOn)} pukul {PaperWords.Hour(Arrival)} {ZoneName} di {Place}. Halaman pribadi Anda: {Address} Terima kasih. – {Head.Agency}";

    private string BringText => Bring.Count == 0 ? "" : $"Dibawa: {string.Join("; ", Bring)}\n";
}
