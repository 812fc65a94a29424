using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Ledger;
using NaikKelas.Books.Members;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.MemberView;

/// <summary>A member as their own pages know them: the row of the register and the co-op's books, nobody else's.</summary>
/// <param name="Books">Of the co-op.</param>
/// <param name="Member">Their row.</param>
/// <param name="TokenHash">Of the session.</param>
internal sealed record MemberCard(BooksCard Books, Member Member, string TokenHash)
{
    public MemberKey Key => new(Books.CooperativeId, Member.Id);
}

/// <summary>
/// Members' sessions: a cookie with a random text of which the database keeps the hash. What holds is asked anew at every
/// request, in one question: a session that was ended, access that was taken back, a member who left is out at the next
/// click.
/// </summary>
internal sealed class MemberDoor(Db db, OrganisationDirectory organisations, AgencyClock clock) : IMemberDoor
{
    public const string Cookie = "naikkelas-anggota";

    /// <summary>The policy of the Host that limits tries from one address.</summary>
    public const string Attempts = "attempts";

    /// <summary>The cookie goes to members' pages only.</summary>
    private const string Path = "/anggota";

    /// <summary>"Last seen" need not be truer than this: a page that only reads should not have to write.</summary>
    private static readonly TimeSpan Roughly = TimeSpan.FromDays(1);

    private MemberCard? _card;

    /// <summary>Who is there, on a page that lets nobody else in.</summary>
    /// <exception cref="InvalidOperationException">Asked on a page that is not a member's.</exception>
    public MemberCard Card => _card ?? throw new InvalidOperationException("Nobody came through this door.");

    public async Task<MemberVisit?> WhoAsync(HttpContext context, CancellationToken ct)
    {
        // On a phone that many use "back" must not show what was there before somebody signed out.
        context.Response.Headers.CacheControl = "no-store";
        if (MemberToken.Read(context.Request.Cookies[Cookie]) is not { } token)
            return null;
        await db.ForCooperativeAsync(token.Cooperative, ct);
        if (
            await FindAsync(token, ct) is not var (member, books, lastSeen)
            || await organisations.FindAsync(token.Cooperative, ct) is not { } cooperative
        )
            return null;
        _card = new MemberCard(
            new BooksCard(
                token.Cooperative,
                cooperative.Name,
                books.OpenedOn,
                books.MainUnitCode,
                books.ApprovalFrom,
                books.Version
            ),
            member,
            token.Hash
        );
        if (clock.UtcNow - lastSeen >= Roughly)
            await SeenAsync(context, token, ct);
        return new MemberVisit(token.Cooperative.Value, member.Id.Value);
    }

    /// <summary>Whoever has proved to be this member: a session of their own, and the oldest makes room for it.</summary>
    public async Task EnterAsync(HttpContext context, MemberKey who, CancellationToken ct)
    {
        var (token, text) = MemberToken.New(who.Cooperative);
        await db.RunAsync<Kernel.Unit>(
            async () =>
            {
                await db.ForCooperativeAsync(who.Cooperative, ct);
                await MakeRoomAsync(who, ct);
                db.MemberSessions.Add(
                    new MemberSession
                    {
                        CooperativeId = who.Cooperative,
                        TokenHash = token.Hash,
                        MemberId = who.Member,
                        StartedAt = clock.UtcNow,
                        LastSeenAt = clock.UtcNow,
                    }
                );
                db.Audit("member.signed-in", $"members/{who.Member.Value}");
                return default(Kernel.Unit);
            },
            ct
        );
        Give(context, text);
    }

    /// <summary>Signs out this phone.</summary>
    public async Task LeaveAsync(HttpContext context, CancellationToken ct)
    {
        var card = Card;
        await db
            .MemberSessions.Where(s =>
                s.CooperativeId == card.Books.CooperativeId && s.TokenHash == card.TokenHash
            )
            .ExecuteDeleteAsync(ct);
        db.Audit("member.signed-out", $"members/{card.Member.Id.Value}");
        await db.SaveChangesAsync(ct);
        context.Response.Cookies.Delete(Cookie, Options(context));
    }

    /// <summary>Within a use case: signs out every phone, or every other one.</summary>
    public Task EndAsync(MemberKey who, string? kept, CancellationToken ct) =>
        db
            .MemberSessions.Where(s =>
                s.CooperativeId == who.Cooperative && s.MemberId == who.Member && s.TokenHash != kept
            )
            .ExecuteDeleteAsync(ct);

    private async Task<(Member Member, CooperativeBooks Books, DateTime LastSeen)?> FindAsync(
        MemberToken token,
        CancellationToken ct
    )
    {
        var (id, hash, since) = (
            token.Cooperative,
            token.Hash,
            clock.UtcNow - MemberViewPractice.Current.SessionLasts
        );
        var (accesses, members, books) = (db.MemberAccesses, db.Members, db.Books);
        var found = await (
            from session in db.MemberSessions.AsNoTracking()
            join access in accesses
                on new { session.CooperativeId, session.MemberId } equals new
                {
                    access.CooperativeId,
                    access.MemberId,
                }
            join member in members
                on new { session.CooperativeId, session.MemberId } equals new
                {
                    member.CooperativeId,
                    MemberId = member.Id,
                }
            join book in books on session.CooperativeId equals book.CooperativeId
            where
                session.CooperativeId == id
                && session.TokenHash == hash
                && session.LastSeenAt > since
                && access.PinHash != null
                && member.LeftOn == null
            select new
            {
                member,
                book,
                session.LastSeenAt,
            }
        ).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.member, found.book, found.LastSeenAt);
    }

    /// <summary>Once a day: the session goes on, in the database and in the browser.</summary>
    private async Task SeenAsync(HttpContext context, MemberToken token, CancellationToken ct)
    {
        var now = clock.UtcNow;
        await db
            .MemberSessions.Where(s => s.CooperativeId == token.Cooperative && s.TokenHash == token.Hash)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), ct);
        Give(context, context.Request.Cookies[Cookie]!);
    }

    private async Task MakeRoomAsync(MemberKey who, CancellationToken ct)
    {
        var sessions = db.MemberSessions.Where(s =>
            s.CooperativeId == who.Cooperative && s.MemberId == who.Member
        );
        var since = clock.UtcNow - MemberViewPractice.Current.SessionLasts;
        List<string> kept =
        [
            .. (
                await sessions
                    .Where(s => s.LastSeenAt > since)
                    .OrderByDescending(s => s.LastSeenAt)
                    .Select(s => s.TokenHash)
                    .ToListAsync(ct)
            ).Take(MemberViewPractice.Current.SessionsMax - 1),
        ];
        await sessions.Where(s => !kept.Contains(s.TokenHash)).ExecuteDeleteAsync(ct);
    }

    private static void Give(HttpContext context, string text)
    {
        var options = Options(context);
        options.MaxAge = MemberViewPractice.Current.SessionLasts;
        context.Response.Cookies.Append(Cookie, text, options);
    }

    private static CookieOptions Options(HttpContext context) =>
        new()
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = context.Request.PathBase + Path,
            IsEssential = true,
        };
}
