using System.Data.Common;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Ledger;

/// <summary>Plain SQL that posts, one kind a database. What it must refuse, the database refuses; the code says which.</summary>
internal interface ILedgerEngine
{
    /// <summary>Posts in a transaction of its own; once it answers, the posting stands on the disk.</summary>
    Task<PostingAnswer> PostAsync(PostingRequest request, CancellationToken ct);

    /// <summary>Posts within somebody's open transaction, which decides whether it stands.</summary>
    Task<PostingAnswer> PostWithinAsync(
        DbConnection connection,
        DbTransaction transaction,
        PostingRequest request,
        CancellationToken ct
    );

    /// <summary>Posts many of one co-op within an open transaction, in their order, until one is refused.</summary>
    Task<IReadOnlyList<PostingAnswer>> PostAllWithinAsync(
        DbConnection connection,
        DbTransaction transaction,
        IReadOnlyList<PostingRequest> requests,
        CancellationToken ct
    );
}

/// <summary>A journal with units on every line, its <see cref="JournalHash.ContentOf"/>, and who posts it when, to the microsecond.</summary>
internal sealed record PostingRequest(
    OrganisationId CooperativeId,
    NewJournal Journal,
    byte[] Content,
    Guid? PostedBy,
    DateTime PostedAt
);

/// <summary>Posted, posted before, or refused with the code of the guard that refused.</summary>
internal readonly record struct PostingAnswer(Posted? Posted, string? RefusedBy)
{
    public static PostingAnswer No(string code) => new(null, code);

    public static PostingAnswer Yes(Posted posted) => new(posted, null);

    /// <summary>The answer to a key that was used before.</summary>
    public static PostingAnswer Again(
        long seq,
        string unit,
        int year,
        int number,
        ReadOnlySpan<byte> before,
        ReadOnlySpan<byte> now
    ) =>
        before.SequenceEqual(now)
            ? Yes(new Posted(seq, Posted.ReferenceOf(unit, year, number), true))
            : No("key-reused");
}
