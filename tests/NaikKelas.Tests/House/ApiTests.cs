using NaikKelas.Kernel;

namespace NaikKelas.Tests.House;

public sealed class ApiTests
{
    [Fact]
    public async Task The_contract_is_the_approved_one()
    {
        await using var world = await World.StartAsync(Store.Sqlite);
        using var client = world.Browser();

        Approved.Check(
            await client.GetStringAsync(new Uri("/api/v1.json", UriKind.Relative), World.Ct),
            "openapi.v1.json"
        );
    }
}
