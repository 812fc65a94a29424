using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Books.MemberView;

/// <summary>
/// Use cases: the co-op writes into the register what a member asked for, or does not. Accepted is what whoever pressed
/// was looking at: a register changed meanwhile is looked at again.
/// </summary>
internal sealed class DecideCorrection(Db db, GiveAccess access, AgencyClock clock, Actor actor)
{
    /// <param name="books">Whose register.</param>
    /// <param name="member">Whose row.</param>
    /// <param name="correction">The one that was shown.</param>
    /// <param name="version">Of the row as it was shown.</param>
    /// <param name="ct">Ends the waiting.</param>
    public Task<Result<MemberId>> AcceptAsync(
        BooksCard books,
        MemberId member,
        CorrectionId correction,
        int version,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            member,
            correction,
            async asked =>
            {
                var row = await db.Members.SingleAsync(
                    m => m.CooperativeId == books.CooperativeId && m.Id == member,
                    ct
                );
                if (row.Version != version)
                    return Refusal.Conflict(
                        "stale",
                        $"Data anggota ini sudah diubah orang lain. Muat ulang halaman ini."
                    );
                if (row.LeftOn is not null)
                    return Refusal.Conflict("member-left", $"{row.Name} sudah keluar.");
                if (row.Phone != asked.Phone)
                    await access.MoveAsync(books.CooperativeId, member, asked.Phone, ct);
                (row.Phone, row.Neighbourhood, row.Heir) = (asked.Phone, asked.Neighbourhood, asked.Heir);
                row.Version++;
                asked.State = CorrectionState.Accepted;
                return member;
            },
            ct
        );

    public Task<Result<MemberId>> RefuseAsync(
        BooksCard books,
        MemberId member,
        CorrectionId correction,
        CancellationToken ct
    ) =>
        WithAsync(
            books,
            member,
            correction,
            asked =>
            {
                asked.State = CorrectionState.Refused;
                return Task.FromResult<Result<MemberId>>(member);
            },
            ct
        );

    private Task<Result<MemberId>> WithAsync(
        BooksCard books,
        MemberId member,
        CorrectionId correction,
        Func<MemberCorrection, Task<Result<MemberId>>> decide,
        CancellationToken ct
    ) =>
        db.RunAsync<MemberId>(
            async () =>
            {
                await db.HoldBooksAsync(books.CooperativeId, ct);
                if (
                    await db.MemberCorrections.SingleOrDefaultAsync(
                        c =>
                            c.CooperativeId == books.CooperativeId
                            && c.MemberId == member
                            && c.Id == correction,
                        ct
                    )
                    is not { } asked
                )
                    return Refusal.NotFound($"Permintaan tidak ditemukan.");
                if (asked.State != CorrectionState.Waiting)
                    return Refusal.Conflict(
                        "correction-decided",
                        $"Permintaan ini sudah diputuskan. Muat ulang halaman ini."
                    );
                var decided = await decide(asked);
                if (!decided.Refused)
                    (asked.DecidedAt, asked.DecidedBy) = (clock.UtcNow, actor.UserId);
                return decided;
            },
            ct
        );
}
