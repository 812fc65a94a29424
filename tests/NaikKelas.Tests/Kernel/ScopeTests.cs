using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.Host;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Kernel;

public sealed class ScopeTests
{
    private static readonly string[] Codes =
    [
        "35",
        "35.7",
        "35.72",
        "35.72.01",
        "35.72.01.1001",
        "35.721",
        "35.73",
        "52",
    ];

    public static TheoryData<string> Providers => World.Providers;

    [Theory]
    [InlineData("35.72", "35.72", true)]
    [InlineData("35.72", "35.72.01", true)]
    [InlineData("35.72", "35.721", false)]
    [InlineData("35.72", "35.7", false)]
    [InlineData("35.72", "35", false)]
    [InlineData("", "52", true)]
    public void A_prefix_covers_what_lies_below_it(string prefix, string code, bool covers) =>
        Assert.Equal(covers, Scope.Covers(prefix, code));

    [Theory, MemberData(nameof(Providers))]
    public async Task The_database_cuts_a_query_exactly_where_the_rule_does(string provider)
    {
        await using var world = await World.StartAsync(provider);
        foreach (var code in Codes)
            await Seeds.UserAsync(world, code);

        foreach (var prefix in Codes.Append(""))
        {
            var actor = new Actor { Grants = [new Grant(Role.Officer, prefix, null)] };
            var seen = await world.AskAsync<Db, List<string?>>(db =>
                db.Grants.Within(actor, g => g.RegionCode ?? "")
                    .Select(g => g.RegionCode)
                    .ToListAsync(World.Ct)
            );

            Assert.Equal(
                Codes.Where(c => Scope.Covers(prefix, c)).Order(StringComparer.Ordinal),
                seen.Order(StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public void A_role_of_another_route_does_not_widen_the_reach()
    {
        var actor = new Actor
        {
            Grants = [new Grant(Role.Officer, "35.72", null), new Grant(Role.Mentor, "35", null)],
            Allowed = [Role.Officer],
        };

        Assert.True(actor.Reaches("35.72.01"));
        Assert.False(actor.Reaches("35.17"));
    }

    [Fact]
    public void Nobody_reaches_nothing() => Assert.False(new Actor().Reaches("35.72"));
}
