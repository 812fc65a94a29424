using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Proof;

/// <summary>That a co-op's books were counted again, and what was found (bukti malam). Never changed.</summary>
internal sealed class BookProof
{
    public required OrganisationId CooperativeId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CheckedAt { get; init; }

    public required long Journals { get; init; }

    public required long Lines { get; init; }

    /// <summary>How many things did not hold; nothing, unless the program or the database is broken.</summary>
    public required int Differences { get; init; }

    /// <summary>The first of them, one a line.</summary>
    public string? Found { get; init; }

    /// <summary>The end of the chain then.</summary>
    public required byte[] Head { get; init; }
}
