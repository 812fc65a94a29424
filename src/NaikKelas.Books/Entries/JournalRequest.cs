using System.ComponentModel.DataAnnotations;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Entries;

internal enum RequestState
{
    [Display(Name = "Menunggu persetujuan")]
    Waiting,

    [Display(Name = "Disetujui")]
    Approved,

    [Display(Name = "Dikembalikan")]
    Returned,
}

/// <summary>An entry above the books' limit: nothing is posted until somebody else of the co-op says so.</summary>
internal sealed class JournalRequest
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>The entry's idempotency key; on approval the journal is posted with it, so once.</summary>
    public required string Key { get; init; }

    /// <summary>The journal as it will be posted, JSON of <c>NewJournal</c>.</summary>
    public required string Body { get; init; }

    /// <summary>SHA-256 of what was asked for: the same key with another body is found out.</summary>
    public required byte[] Content { get; init; }

    public required DateOnly Date { get; init; }

    public required string Description { get; init; }

    /// <summary>The sum of the debits, which crossed the limit.</summary>
    public required Rupiah Amount { get; init; }

    public required Guid MadeBy { get; init; }

    public required DateTime MadeAt { get; init; }

    public RequestState State { get; set; }

    /// <summary>Never who made it: the database holds that too.</summary>
    public Guid? DecidedBy { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>Why it was returned.</summary>
    public string? Reason { get; set; }

    /// <summary>The journal it became.</summary>
    public long? Seq { get; set; }

    public int Version { get; set; }
}
