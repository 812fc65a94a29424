using System.Net;
using System.Net.Http.Headers;
using NaikKelas.Host.Tokens;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Registry;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Host;

public sealed class TokenTests
{
    private static readonly Uri Organisations = new("/api/v1/organisations", UriKind.Relative);

    private static readonly DateOnly Today = new(2026, 11, 20);

    public static TheoryData<string> Providers => World.Providers;

    [Theory]
    [InlineData("35", "35.72", "35.72")]
    [InlineData("", "35.72", "35.72")]
    [InlineData("35.72.01", "35.72", "35.72.01")]
    [InlineData("35.72", null, "35.72")]
    [InlineData("35.17", "35.72", null)]
    public void A_token_reaches_as_far_as_both(string person, string? token, string? both)
    {
        var grants = TokenScope.Narrow([new Grant(Role.Officer, person, null)], token);

        Assert.Equal(both is null ? [] : [both], grants.Select(g => g.RegionCode));
    }

    [Fact]
    public void A_narrowed_token_carries_no_organisation()
    {
        Grant[] own = [new(Role.CoopBoard, null, Guid.CreateVersion7())];

        Assert.Equal(own, TokenScope.Narrow(own, null));
        Assert.Empty(TokenScope.Narrow(own, "35.72"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_program_reads_what_the_person_may_until_the_token_ends(string provider)
    {
        await using var world = await World.StartAsync(provider);
        await world.CoopAsync("KSP Bendo", Bendo);
        await world.CoopAsync("KSP Jombang", "35.17.09.2001");
        var officer = world.As(Role.Officer, Blitar);
        var made = Granted(
            await officer.AskAsync<TokenActs, Result<MadeToken>>(t =>
                t.MakeAsync(
                    new()
                    {
                        Name = "dasbor",
                        ExpiresOn = Today,
                        Scopes = ["registry:read"],
                    },
                    World.Ct
                )
            )
        );

        var (status, body) = await AskAsync(world, made.Text);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("KSP Bendo", body, StringComparison.Ordinal);
        Assert.DoesNotContain("KSP Jombang", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(world, made.Text + "x")).Status);
        using var page = await SendAsync(world, made.Text, new Uri("/koperasi", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);

        Granted(await officer.AskAsync<TokenActs, Result<Unit>>(t => t.RevokeAsync(made.Id, World.Ct)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(world, made.Text)).Status);
    }

    [Fact]
    public async Task A_token_ends_with_its_last_day()
    {
        await using var world = await World.StartAsync(Store.Sqlite);
        var made = Granted(
            await world
                .As(Role.Officer, Blitar)
                .AskAsync<TokenActs, Result<MadeToken>>(t =>
                    t.MakeAsync(
                        new()
                        {
                            Name = "dasbor",
                            ExpiresOn = Today,
                            Scopes = ["registry:read"],
                        },
                        World.Ct
                    )
                )
        );
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(world, made.Text)).Status);

        world.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(world, made.Text)).Status);
    }

    [Fact]
    public async Task Nobody_makes_a_token_wider_or_longer_than_allowed_nor_revokes_anothers()
    {
        await using var world = await World.StartAsync(Store.Sqlite);
        var officer = world.As(Role.Officer, Blitar);

        var refused = await officer.AskAsync<TokenActs, Result<MadeToken>>(t =>
            t.MakeAsync(
                new()
                {
                    Name = " ",
                    ExpiresOn = Today.AddYears(2),
                    RegionCode = "35.17",
                },
                World.Ct
            )
        );
        var made = Granted(
            await officer.AskAsync<TokenActs, Result<MadeToken>>(t =>
                t.MakeAsync(
                    new()
                    {
                        Name = "dasbor",
                        ExpiresOn = Today,
                        Scopes = ["registry:read"],
                    },
                    World.Ct
                )
            )
        );
        var other = await world
            .As(Role.Officer, "35.17")
            .AskAsync<TokenActs, Result<Unit>>(t => t.RevokeAsync(made.Id, World.Ct));

        Assert.Equal(
            ["token.name", "token.expires", "token.region", "token.scopes"],
            refused.Refusals.Select(r => r.Code)
        );
        Assert.Equal(RefusalKind.NotFound, other.Refusal?.Kind);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(World world, string token)
    {
        using var answer = await SendAsync(world, token, Organisations);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(World.Ct));
    }

    private static async Task<HttpResponseMessage> SendAsync(World world, string token, Uri path)
    {
        using var browser = world.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await browser.SendAsync(request, World.Ct);
    }
}
