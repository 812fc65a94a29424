using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NaikKelas.Host.Http;
using NaikKelas.Host.Sessions;
using NaikKelas.Host.Tokens;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Access;

/// <summary>
/// Fills the <see cref="Actor"/> with what holds now, in one query a request: a person who was disabled or changed
/// the password elsewhere is signed out at the next click, a grant that ended yesterday is gone today.
/// </summary>
internal sealed class WhoIsThere(
    RequestDelegate next,
    Settings settings,
    IOptions<IdentityOptions> identity,
    SessionsSeen seen
)
{
    public const string LanguageCookie = "bahasa";
    public const string SecondFactorPath = "/profil/dua-langkah";

    private const string Guest = "tamu";

    /// <summary>What the trail calls whoever acts on a member's own pages: which one, the subject says.</summary>
    private const string SomeMember = "anggota";

    public async Task InvokeAsync(
        HttpContext context,
        Actor actor,
        Db db,
        AgencyClock clock,
        IMemberDoor members
    )
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AllowAttribute>() is { Members: true })
        {
            await AsMemberAsync(context, actor, members);
            return;
        }

        var token = TokenText.In(context.Request);
        var isApi = context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        var person =
            isApi && token is not null
                ? await BearerAsync(context, db, token, clock.Today)
                : await WhoAsync(context, db, clock);
        if (isApi && token is not null && person is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            return;
        }

        if (person?.Scopes is { } scopes && Missing(context, scopes) is { } missing)
        {
            await ApiProblems.RefuseAsync(context, missing);
            return;
        }

        actor.IsSystem = false;
        actor.UserId = person?.Id.Value;
        actor.Name = person?.Name ?? Guest;
        actor.Grants = person?.Grants ?? [];
        Speak(person?.Language ?? context.Request.Cookies[LanguageCookie]);

        if (context.GetEndpoint()?.Metadata.GetMetadata<AllowAttribute>() is { Everyone: false } allow)
        {
            actor.Allowed = allow.Roles;
            if (person is not null && MustSetUpFirst(person))
            {
                context.Response.Redirect($"{SecondFactorPath}?wajib=true");
                return;
            }
        }

        await next(context);
    }

    /// <summary>
    /// A member's page knows members' sessions and no others: who is signed in as an officer or a treasurer is nobody
    /// here, and a member is nobody on every other page.
    /// </summary>
    private async Task AsMemberAsync(HttpContext context, Actor actor, IMemberDoor members)
    {
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        (actor.IsSystem, actor.UserId, actor.Grants) = (false, null, []);
        actor.Member = await members.WhoAsync(context, context.RequestAborted);
        actor.Name = actor.Member is null ? Guest : SomeMember;
        Speak(context.Request.Cookies[LanguageCookie]);
        await next(context);
    }

    private static void Speak(string? language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture =
            language == "en" ? Texts.English : Texts.Indonesian;

    /// <summary>The person behind a token, with what both the person and the token reach.</summary>
    private async Task<Person?> BearerAsync(HttpContext context, Db db, string text, DateOnly today)
    {
        var hash = TokenText.HashOf(text);
        var token = await db
            .ApiTokens.AsNoTracking()
            .SingleOrDefaultAsync(t => t.Hash == hash, context.RequestAborted);
        return
            token?.HoldsOn(today) == true
            && await FindAsync(db, token.UserId, today, context.RequestAborted) is { } person
            ? person with
            {
                Grants = TokenScope.Narrow(person.Grants, token.RegionCode),
                Scopes = ApiScope.Split(token.Scopes),
            }
            : null;
    }

    /// <summary>What the endpoint asks of a token and this one lacks; where an endpoint asks for nothing, all lack it.</summary>
    private static string? Missing(HttpContext context, IReadOnlyList<string> scopes) =>
        context.GetEndpoint() is not { } endpoint ? null
        : endpoint.Metadata.GetMetadata<ApiScope>()?.Name is { } wanted
            ? scopes.Contains(wanted, StringComparer.Ordinal) ? null
                : wanted
        : endpoint.Metadata.GetMetadata<AllowAttribute>() is null ? null
        : "-";

    private bool MustSetUpFirst(Person person) =>
        settings.StaffNeedsTotp
        && !person.TwoFactorEnabled
        && person.Grants.Any(g => g.Role is Role.Administrator or Role.Officer or Role.Verifier or Role.Head);

    private async Task<Person?> WhoAsync(HttpContext context, Db db, AgencyClock clock)
    {
        // The error page must come up even when this query was the error.
        if (
            context.Features.Get<IExceptionHandlerFeature>() is not null
            || !Ids.TryParse<UserId>(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        )
            return null;
        var stamp = context.User.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        var session = SessionClaim.Of(context.User);
        var person = await FindAsync(db, id, clock.Today, context.RequestAborted, session);
        if (session is { } held && person?.LastSeenAt is { } lastSeen && person.Stamp == stamp)
        {
            seen.Note(held, lastSeen, clock.UtcNow);
            return person;
        }

        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return null;
    }

    /// <summary>The person and, in the same question, whether the session still stands.</summary>
    private Task<Person?> FindAsync(
        Db db,
        UserId id,
        DateOnly today,
        CancellationToken ct,
        UserSessionId? session = null
    ) => _find(db, id, today, session, ct);

    /// <summary>Asked on every request: translated once a served program, since a translation is one database's.</summary>
    private readonly Func<Db, UserId, DateOnly, UserSessionId?, CancellationToken, Task<Person?>> _find =
        EF.CompileAsyncQuery(
            (Db db, UserId id, DateOnly today, UserSessionId? session, CancellationToken ct) =>
                db.Set<User>()
                    .AsNoTracking()
                    .Where(u => u.Id == id && !u.Disabled)
                    .Select(u => new Person(
                        u.Id,
                        u.Name,
                        u.SecurityStamp,
                        u.Language,
                        u.TwoFactorEnabled,
                        u.Grants.Where(g => g.From <= today && (g.Until == null || g.Until >= today))
                            .Select(g => new Grant(g.Role, g.RegionCode, g.Organisation))
                            .ToList(),
                        db.Set<UserSession>()
                            .Where(s => s.Id == session && s.UserId == u.Id)
                            .Select(s => (DateTime?)s.LastSeenAt)
                            .FirstOrDefault()
                    ))
                    .SingleOrDefault()
        );

    private sealed record Person(
        UserId Id,
        string Name,
        string Stamp,
        string Language,
        bool TwoFactorEnabled,
        IReadOnlyList<Grant> Grants,
        DateTime? LastSeenAt
    )
    {
        /// <summary>Of the token; null: somebody in person.</summary>
        public IReadOnlyList<string>? Scopes { get; init; }
    }
}
