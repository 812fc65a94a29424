using NaikKelas.Kernel.Files;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Letters;

/// <summary>What all invitations of a round say alike, and who signed them: kept, so that a letter made again is the same.</summary>
internal sealed class InvitationTerms
{
    public required RoundId RoundId { get; init; }

    /// <summary>The letters' date.</summary>
    public required DateOnly Date { get; set; }

    /// <summary>When to be there on the first day.</summary>
    public required TimeOnly Arrival { get; set; }

    /// <summary>When each day ends.</summary>
    public required TimeOnly EndsAt { get; set; }

    /// <summary>What to bring, a line each.</summary>
    public required string Bring { get; set; }

    /// <summary>Whom to ask: a name and a number of the office.</summary>
    public required string Contact { get; set; }

    /// <summary>"Plt. Kepala Dinas …"; the signer's own office on a second line where it is another.</summary>
    public required string SignerOffice { get; set; }

    public required string SignerName { get; set; }

    public string? SignerNip { get; set; }

    /// <summary>All letters in one PDF, as last made.</summary>
    public FileId? PdfFileId { get; set; }

    /// <summary>One PDF a letter, zipped, as last made.</summary>
    public FileId? ZipFileId { get; set; }

    public int Version { get; set; }
}

/// <summary>One admitted person's invitation (surat undangan): its number, and what was done by hand.</summary>
internal sealed class Invitation
{
    public required NominationId NominationId { get; init; }

    public required RoundId RoundId { get; init; }

    /// <summary>The letter's number; given once, never changed.</summary>
    public required string Number { get; init; }

    /// <summary>When an officer said that the message went by WhatsApp.</summary>
    public DateTime? WhatsAppAt { get; set; }

    public static string MailKey(RoundId round, NominationId nomination) =>
        $"round-invitation/{round.Value}/{nomination.Value}";
}
