using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NaikKelas.Host.Sessions;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;

namespace NaikKelas.Tests.House;

/// <summary>A person with a role and a scope, who acts in code or through a signed-in browser.</summary>
internal sealed class Someone(World world, Role role, string? region, Guid? organisation, string called = "")
{
    private string Name => $"{role} {region ?? organisation.ToString()} {called}".Trim();

    public string Email => $"{Name.Replace(' ', '.')}@contoh.test".ToLowerInvariant();

    /// <summary>Runs a use case as this person, all roles allowed.</summary>
    public async Task DoAsync<T>(Func<T, Task> act)
        where T : notnull
    {
        await using var scope = await ScopeAsync();
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    public async Task<TOut> AskAsync<T, TOut>(Func<T, Task<TOut>> ask)
        where T : notnull
    {
        await using var scope = await ScopeAsync();
        return await ask(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>A browser in which this person is signed in: the real cookie, without the slow password.</summary>
    public async Task<HttpClient> BrowserAsync()
    {
        var user = await UserAsync();
        var session = await SessionAsync(user.Id);
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, user.Id.Value.ToString()),
                new Claim(ClaimTypes.Name, user.Email),
                new Claim(new ClaimsIdentityOptions().SecurityStampClaimType, user.SecurityStamp),
                SessionClaim.For(session),
            ],
            IdentityConstants.ApplicationScheme
        );
        var cookie = world
            .Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var ticket = cookie.TicketDataFormat.Protect(
            new AuthenticationTicket(new ClaimsPrincipal(identity), IdentityConstants.ApplicationScheme)
        );
        var cookies = new CookieContainer();
        cookies.Add(new Uri("http://localhost"), new Cookie(cookie.Cookie.Name!, ticket));
        return world.Browser(cookies);
    }

    /// <summary>The row behind the person, made when first asked for.</summary>
    public Task<User> UserAsync() =>
        world.AskAsync<Db, User>(async db =>
        {
            var normalized = Email.ToUpperInvariant();
            var users = db.Users;
            if (
                await users
                    .AsNoTracking()
                    .Include(u => u.Grants)
                    .SingleOrDefaultAsync(u => u.NormalizedEmail == normalized, World.Ct) is
                { } known
            )
                return known;
            var id = Ids.New<UserId>();
            var user = new User
            {
                Id = id,
                Name = Name,
                Email = Email,
                NormalizedEmail = normalized,
                SecurityStamp = "test",
                TwoFactorEnabled = true,
                Grants =
                [
                    new UserGrant
                    {
                        Id = Guid.CreateVersion7(),
                        UserId = id,
                        Role = role,
                        RegionCode = region,
                        Organisation = organisation,
                        From = new DateOnly(2000, 1, 1),
                    },
                ],
            };
            db.Users.Add(user);
            await db.SaveChangesAsync(World.Ct);
            return user;
        });

    private Task<UserSessionId> SessionAsync(UserId user) =>
        world.AskAsync<Db, UserSessionId>(async db =>
        {
            var now = world.Clock.Now.UtcDateTime;
            var session = new UserSession
            {
                Id = Ids.New<UserSessionId>(),
                UserId = user,
                StartedAt = now,
                LastSeenAt = now,
            };
            db.UserSessions.Add(session);
            await db.SaveChangesAsync(World.Ct);
            return session.Id;
        });

    private async Task<AsyncServiceScope> ScopeAsync()
    {
        var user = await UserAsync();
        var scope = world.Services.CreateAsyncScope();
        var actor = scope.ServiceProvider.GetRequiredService<Actor>();
        (actor.UserId, actor.Name, actor.Grants) = (
            user.Id.Value,
            user.Name,
            [new Grant(role, region, organisation)]
        );
        return scope;
    }
}
