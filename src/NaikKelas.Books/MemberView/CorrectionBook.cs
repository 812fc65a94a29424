using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.MemberView;

/// <summary>Where a member's access stands, as the co-op's people see it.</summary>
internal enum AccessState
{
    None,
    LinkSent,
    LinkExpired,
    Ready,
}

/// <param name="State">Where it stands.</param>
/// <param name="Until">Of the link, UTC.</param>
/// <param name="LastSeen">The last visit, to within a day, UTC; null: none, or signed out.</param>
/// <param name="Waiting">What the member asked to have changed; null: nothing.</param>
internal sealed record AccessCard(
    AccessState State,
    DateTime? Until,
    DateTime? LastSeen,
    MemberCorrection? Waiting
);

/// <summary>Reads what the co-op's people must know of members' access and of what members asked for.</summary>
internal sealed class CorrectionBook(Db db, AgencyClock clock)
{
    public async Task<AccessCard> OfAsync(BooksCard books, MemberId member, CancellationToken ct)
    {
        var (id, sessions) = (books.CooperativeId, db.MemberSessions);
        var access = await db
            .MemberAccesses.AsNoTracking()
            .Where(a => a.CooperativeId == id && a.MemberId == member)
            .Select(a => new
            {
                HasPin = a.PinHash != null,
                a.LinkUntil,
                LastSeen = sessions
                    .Where(s => s.CooperativeId == id && s.MemberId == member)
                    .Max(s => (DateTime?)s.LastSeenAt),
            })
            .SingleOrDefaultAsync(ct);
        var waiting = await db
            .MemberCorrections.AsNoTracking()
            .SingleOrDefaultAsync(
                c => c.CooperativeId == id && c.MemberId == member && c.State == CorrectionState.Waiting,
                ct
            );
        return new AccessCard(
            access is null ? AccessState.None
                : access.HasPin ? AccessState.Ready
                : access.LinkUntil > clock.UtcNow ? AccessState.LinkSent
                : AccessState.LinkExpired,
            access?.LinkUntil,
            access?.LastSeen,
            waiting
        );
    }

    public Task<int> WaitingAsync(OrganisationId cooperative, CancellationToken ct) =>
        db.MemberCorrections.CountAsync(
            c => c.CooperativeId == cooperative && c.State == CorrectionState.Waiting,
            ct
        );

    /// <summary>Members who asked for a change, the oldest first; as many as a page shows.</summary>
    public async Task<IReadOnlyList<(MemberId Id, string Name)>> AskersAsync(
        BooksCard books,
        int take,
        CancellationToken ct
    )
    {
        var (id, members) = (books.CooperativeId, db.Members);
        var rows = await (
            from asked in db.MemberCorrections.AsNoTracking()
            join member in members
                on new { asked.CooperativeId, Id = asked.MemberId } equals new
                {
                    member.CooperativeId,
                    member.Id,
                }
            where asked.CooperativeId == id && asked.State == CorrectionState.Waiting
            orderby asked.AskedAt
            select new { member.Id, member.Name }
        )
            .Take(take)
            .ToListAsync(ct);
        return [.. rows.Select(r => (r.Id, r.Name))];
    }
}
