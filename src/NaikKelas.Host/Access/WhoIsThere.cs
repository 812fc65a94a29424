using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Host.Access;

/// <summary>
/// Fills the <see cref="Actor"/> with what holds now, in one query a request: a person who was disabled or changed
/// the password elsewhere is signed out at the next click, a grant that ended yesterday is gone today.
/// </summary>
internal sealed class WhoIsThere(RequestDelegate next)
{
    public const string LanguageCookie = "bahasa";

    public async Task InvokeAsync(
        HttpContext context,
        Actor actor,
        Db db,
        AgencyClock clock,
        IOptions<IdentityOptions> identity
    )
    {
        var language = context.Request.Cookies[LanguageCookie];
        if (Ids.TryParse<UserId>(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            var stamp = context.User.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
            if (
                await FindAsync(db, id, clock.Today, context.RequestAborted) is { } person
                && person.Stamp == stamp
            )
            {
                (actor.UserId, actor.Name, actor.Grants) = (id.Value, person.Name, person.Grants);
                language = person.Language;
            }
            else
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
                await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            }
        }

        actor.IsSystem = false;
        if (context.GetEndpoint()?.Metadata.GetMetadata<AllowAttribute>() is { Everyone: false } allow)
            actor.Allowed = allow.Roles;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture =
            language == "en" ? Texts.English : Texts.Indonesian;
        await next(context);
    }

    private static Task<Person?> FindAsync(Db db, UserId id, DateOnly today, CancellationToken ct) =>
        db
            .Users.AsNoTracking()
            .Where(u => u.Id == id && !u.Disabled)
            .Select(u => new Person(
                u.Name,
                u.SecurityStamp,
                u.Language,
                u.Grants.Where(g => g.From <= today && (g.Until == null || g.Until >= today))
                    .Select(g => new Grant(g.Role, g.RegionCode, g.Organisation))
                    .ToList()
            ))
            .SingleOrDefaultAsync(ct);

    private sealed record Person(string Name, string Stamp, string Language, IReadOnlyList<Grant> Grants);
}
