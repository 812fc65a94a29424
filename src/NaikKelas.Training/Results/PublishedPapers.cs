using NaikKelas.Kernel.Files;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Results;

/// <summary>
/// What a published round left behind, made in the transaction of the publishing and never made again: a name mended
/// in the registry next year does not change last year's decree.
/// </summary>
internal sealed class PublishedPapers
{
    public required RoundId RoundId { get; init; }

    /// <summary>ROUND.json without personal data.</summary>
    public required FileId RoundFileId { get; init; }

    /// <summary>RESULT.json without personal data.</summary>
    public required FileId ResultFileId { get; init; }

    /// <summary>SK penetapan peserta, PDF.</summary>
    public required FileId DecreeFileId { get; init; }

    /// <summary>Berita acara seleksi, PDF.</summary>
    public required FileId MinutesFileId { get; init; }

    /// <summary>Who published, as the audit trail names them.</summary>
    public required string PublishedBy { get; init; }
}
