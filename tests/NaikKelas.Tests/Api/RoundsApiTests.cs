using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Imports;
using NaikKelas.Tests.Training.Nominations;
using NaikKelas.Training.Results;

namespace NaikKelas.Tests.Api;

public sealed class RoundsApiTests
{
    public static TheoryData<string> Providers => World.Providers;

    private static string Body(int number, string choice = "K1") =>
        $$"""{"nik":"{{OpenRound.Nik(number)}}","name":"{{OpenRound.Name(number)}}","phone":"0812345{{number:00000}}","nominator":"{{OpenRound.Cooperative(1)}}","position":"Bendahara","choices":["{{choice}}"],"askedBy":"Ketua koperasi","consent":"Phone"}""";

    private static string Nominations(OpenRound round) => $"/api/v1/rounds/{round.Id.Value}/nominations";

    [Theory, MemberData(nameof(Providers))]
    public async Task A_program_nominates_once_however_often_it_asks(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        var api = await ApiCaller.OfAsync(round.World, round.Officer);

        var first = await api.PostAsync(Nominations(round), Body(1));
        var again = await api.PostAsync(Nominations(round), Body(1));
        var other = await api.PostAsync(Nominations(round), Body(2));
        var withdrawn = await api.PostAsync(
            $"{Nominations(round)}/P0001/withdrawal",
            """{"reason":"Berhalangan"}""",
            "k-2"
        );
        var afterwards = await api.PostAsync(Nominations(round), Body(1));

        Assert.Equal((HttpStatusCode.Created, "P0001", false), (first.Status, Code(first), first.IsRepeated));
        Assert.Equal((HttpStatusCode.Created, "P0001", true), (again.Status, Code(again), again.IsRepeated));
        Assert.Equal(
            (HttpStatusCode.Conflict, "urn:naikkelas:idempotency-key.other-body"),
            (other.Status, other.Type)
        );
        Assert.Equal(HttpStatusCode.OK, withdrawn.Status);
        // Taken back since: the answer of then is still the answer, and nobody is nominated anew.
        Assert.True(afterwards.IsRepeated);
        Assert.Single(await round.NominationsAsync());

        static string? Code(ApiAnswer answer) => answer.Body.GetProperty("code").GetString();
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_at_once_with_one_key_nominate_once(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        var api = await ApiCaller.OfAsync(round.World, round.Officer);

        var both = await Task.WhenAll(
            Task.Run(() => api.PostAsync(Nominations(round), Body(1)), World.Ct),
            Task.Run(() => api.PostAsync(Nominations(round), Body(1)), World.Ct)
        );

        Assert.All(both, one => Assert.Equal(HttpStatusCode.Created, one.Status));
        Assert.Single(both, one => one.IsRepeated);
        Assert.Single(await round.NominationsAsync());
    }

    [Fact]
    public async Task Whatever_is_wrong_comes_as_a_problem_with_a_code()
    {
        await using var round = await OpenRound.StartAsync(Store.Sqlite);
        var api = await ApiCaller.OfAsync(round.World, round.Officer);
        var there = Nominations(round);

        var noKey = await api.PostAsync(there, Body(1), key: null);
        var broken = await api.PostAsync(there, "{", "k");
        var words = await api.PostAsync(
            there,
            """{"sex":"x","position":"y","consent":"z","choices":["K1","K2","K3","K4"]}""",
            "k"
        );
        var empty = await api.PostAsync(there, "{}", "k");
        var gone = await api.PostAsync($"{there}/P9999/withdrawal", """{"reason":"x"}""", "k");
        var cursor = await api.GetAsync($"{there}?cursor=bukan");
        var unpublished = await api.GetAsync($"/api/v1/rounds/{round.Id.Value}/results");

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "urn:naikkelas:idempotency-key"),
            (noKey.Status, noKey.Type)
        );
        Assert.Equal((HttpStatusCode.BadRequest, "urn:naikkelas:request"), (broken.Status, broken.Type));
        Assert.Equal(
            ["sex.unknown", "position.unknown", "consent.unknown", "choices"],
            words.Body.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString())
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal((HttpStatusCode.NotFound, "urn:naikkelas:not-found"), (gone.Status, gone.Type));
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "urn:naikkelas:cursor"),
            (cursor.Status, cursor.Type)
        );
        Assert.Equal(
            (HttpStatusCode.Conflict, "urn:naikkelas:round.not-published"),
            (unpublished.Status, unpublished.Type)
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Pages_show_each_row_once_also_when_rows_come_in_between(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        Assert.False((await round.ImportAsync(OpenRound.Sheet(7))).Refused);
        var api = await ApiCaller.OfAsync(round.World, round.Officer);

        var first = await api.GetAsync($"{Nominations(round)}?limit=3");
        await api.PostAsync(Nominations(round), Body(20));
        var rest = await api.AllAsync(first.Next!);

        Assert.Equal(3, first.Items.Count);
        Assert.Equal(
            Enumerable.Range(1, 8).Select(i => $"P000{i}"),
            first.Items.Concat(rest).Select(i => i.GetProperty("code").GetString())
        );
        Assert.Contains("•", first.Items[0].GetProperty("maskedNik").GetString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Organisations_and_rounds_are_paged_the_same_way(string provider)
    {
        await using var round = await OpenRound.StartAsync(provider);
        await round.World.FoundCooperativesAsync(5, "35.72.01");
        var api = await ApiCaller.OfAsync(round.World, round.Officer);

        var byOne = await api.AllAsync("/api/v1/organisations?limit=1");
        var whole = await api.AllAsync("/api/v1/organisations");
        var rounds = await api.AllAsync("/api/v1/rounds?limit=1");

        Assert.Equal(11, whole.Count);
        Assert.Equal(Ids(whole), Ids(byOne));
        Assert.Equal([round.Id.Value.ToString()], Ids(rounds));

        static IEnumerable<string?> Ids(IEnumerable<System.Text.Json.JsonElement> rows) =>
            rows.Select(r => r.GetProperty("id").GetString());
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Results_tell_everybody_the_public_file_and_staff_the_names(string provider)
    {
        var (round, _) = await OpenRound.PublishedAsync(provider);
        await using var own = round;
        var there = $"/api/v1/rounds/{round.Id.Value}/results?limit=8";

        var staff = await (await ApiCaller.OfAsync(round.World, round.Officer)).AllAsync(there);
        var board = await (
            await ApiCaller.OfAsync(round.World, round.World.As(Role.CoopBoard, Guid.CreateVersion7()))
        ).AllAsync(there);
        var neighbour = await (
            await ApiCaller.OfAsync(round.World, round.World.As(Role.Officer, "35.17"))
        ).AllAsync(there);

        Assert.Equal(21, staff.Count);
        Assert.All(
            staff,
            r => Assert.Contains("•", r.GetProperty("maskedNik").GetString(), StringComparison.Ordinal)
        );
        foreach (var outside in new[] { board, neighbour })
        {
            Assert.Equal(Codes(staff), Codes(outside));
            Assert.All(outside, r => Assert.Null(r.GetProperty("name").GetString()));
            Assert.All(outside, r => Assert.Null(r.GetProperty("nominator").GetString()));
        }

        Assert.All(staff, r => Assert.NotEmpty(r.GetProperty("reason").GetString()!));

        static IEnumerable<string?> Codes(IEnumerable<System.Text.Json.JsonElement> rows) =>
            rows.Select(r => r.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("open", "open")]
    [InlineData("reserved:women", "reserved:G1")]
    [InlineData(null, null)]
    public void A_reserve_is_told_by_the_code_of_the_public_file(string? seat, string? told) =>
        Assert.Equal(
            told,
            ResultsApi.Coded(
                seat,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["women"] = "G1" }
            )
        );

    [Fact]
    public async Task A_token_does_what_it_was_made_for_and_nothing_else()
    {
        await using var round = await OpenRound.StartAsync(Store.Sqlite);
        var reader = await ApiCaller.OfAsync(round.World, round.Officer, "nominations:read");

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(Nominations(round))).Status);
        var write = await reader.PostAsync(Nominations(round), Body(1));
        Assert.Equal((HttpStatusCode.Forbidden, "urn:naikkelas:token.scope"), (write.Status, write.Type));
        Assert.Equal("nominations:write", write.Body.GetProperty("scope").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("/api/v1/organisations")).Status);
        Assert.Empty(await round.NominationsAsync());
    }

    [Fact]
    public async Task Every_endpoint_of_the_api_says_what_a_token_must_be_made_for()
    {
        await using var world = await World.StartAsync();

        var silent = world
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e =>
                e.RoutePattern.RawText?.TrimStart('/').StartsWith("api/v1/", StringComparison.Ordinal) == true
            )
            .Where(e => e.Metadata.GetMetadata<ApiScope>() is null)
            .Select(e => e.RoutePattern.RawText);

        Assert.Empty(silent);
    }

    [Fact]
    public async Task A_list_asks_the_database_as_often_for_one_row_as_for_many()
    {
        await using var round = await OpenRound.StartAsync(Store.Sqlite);
        Assert.False((await round.ImportAsync(OpenRound.Sheet(15))).Refused);
        var api = await ApiCaller.OfAsync(round.World, round.Officer);
        await api.GetAsync(Nominations(round));

        Assert.Equal(await LeastAsync(1), await LeastAsync(15));

        // The least of three: the clocks of the program may ask in between.
        async Task<int> LeastAsync(int limit)
        {
            var counts = new List<int>();
            for (var i = 0; i < 3; i++)
            {
                var before = round.World.Queries;
                await api.GetAsync($"{Nominations(round)}?limit={limit}");
                counts.Add(round.World.Queries - before);
            }

            return counts.Min();
        }
    }
}
