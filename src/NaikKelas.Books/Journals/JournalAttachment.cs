using NaikKelas.Kernel.Files;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Journals;

/// <summary>A paper behind a journal: the photo of a receipt, an invoice.</summary>
internal sealed class JournalAttachment
{
    public required OrganisationId CooperativeId { get; init; }

    public required long Seq { get; init; }

    public required FileId FileId { get; init; }

    public Guid? AddedBy { get; init; }

    public required DateTime AddedAt { get; init; }
}
