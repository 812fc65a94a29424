using NaikKelas.Kernel.Files;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Results;

/// <summary>
/// What a published round left behind, made in the transaction of the publishing and never made again: a name mended
/// in the registry next year does not change last year's decree.
/// </summary>
internal sealed class PublishedPapers
{
    public static readonly IReadOnlyList<string> Files =
    [
        nameof(RoundFileId),
        nameof(ResultFileId),
        nameof(DecreeFileId),
        nameof(MinutesFileId),
        nameof(NoticeFileId),
    ];

    public required RoundId RoundId { get; init; }

    /// <summary>ROUND.json without personal data.</summary>
    public required FileId RoundFileId { get; init; }

    /// <summary>RESULT.json without personal data.</summary>
    public required FileId ResultFileId { get; init; }

    /// <summary>SK penetapan peserta, PDF.</summary>
    public required FileId DecreeFileId { get; init; }

    /// <summary>Berita acara seleksi, PDF.</summary>
    public required FileId MinutesFileId { get; init; }

    /// <summary>List for the notice board, PDF, without personal data.</summary>
    public required FileId NoticeFileId { get; init; }

    /// <summary>Group → code in the public files, and which of them may be read: as JSON.</summary>
    public required string LegendJson { get; init; }

    /// <summary>Who published, as the audit trail names them.</summary>
    public required string PublishedBy { get; init; }
}
