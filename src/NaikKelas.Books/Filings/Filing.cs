using System.ComponentModel.DataAnnotations;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Filings;

public enum FilingState
{
    [Display(Name = "Belum dikirim")]
    Draft,

    [Display(Name = "Menunggu diperiksa")]
    Submitted,

    [Display(Name = "Dikembalikan")]
    Returned,

    [Display(Name = "Diterima")]
    Accepted,
}

public enum FilingSource
{
    [Display(Name = "Dari pembukuan")]
    Books,

    [Display(Name = "Diisi tangan")]
    Typed,
}

/// <summary>
/// A co-op's statements of a book year as it handed them to its agency. From then on they stay as they were handed in;
/// once accepted, the database lets nobody change them.
/// </summary>
internal sealed class Filing
{
    public required OrganisationId CooperativeId { get; init; }

    public required int Year { get; init; }

    public FilingSource Source { get; set; }

    public FilingState State { get; set; }

    /// <summary>The statements with both columns, as JSON.</summary>
    public string Statements { get; set; } = "[]";

    /// <summary>What was typed in, as JSON; null where the books told it.</summary>
    public string? Amounts { get; set; }

    /// <summary>The last journal the statements cover.</summary>
    public long? HeadSeq { get; set; }

    /// <summary>Its SHA-256: whoever has the books can check the statements by it. 32 bytes.</summary>
    public byte[]? HeadHash { get; set; }

    public DateTime? SubmittedAt { get; set; }

    public Guid? SubmittedBy { get; set; }

    /// <summary>Why it was given back, in words for the co-op.</summary>
    public string? Reason { get; set; }

    public DateTime? DecidedAt { get; set; }

    public Guid? DecidedBy { get; set; }

    public int Version { get; set; }

    /// <summary>With the co-op: it may be changed and handed in.</summary>
    public bool IsOpen => State is FilingState.Draft or FilingState.Returned;
}
