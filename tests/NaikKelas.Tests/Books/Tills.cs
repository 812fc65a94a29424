using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using NaikKelas.Books.Entries;
using NaikKelas.Host.Tokens;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Books;

/// <summary>
/// Many tills of one co-op that post by HTTP at once and note what they were answered. What was sent and not answered is
/// under way: nobody knows whether it stands until it is sent again.
/// </summary>
internal sealed class Tills(OrganisationId cooperative, Guid treasurer, string token)
{
    private const int AtOnce = 8;
    private static readonly DateOnly Day = new(2025, 1, 2);
    private readonly ConcurrentDictionary<string, EntryBody> _sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, EntryAnswer> _answered = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, EntryAnswer> Answered => _answered;

    /// <summary>How many were ever left without an answer.</summary>
    public int Lost { get; private set; }

    /// <summary>The served program has the machine's clock: the token is made by the same.</summary>
    public static async Task<Tills> OfAsync(OpenedBooks books)
    {
        books.World.Clock.Set(TimeProvider.System.GetUtcNow());
        var treasurer = books.Treasurer;
        var made = await treasurer.AskAsync<TokenActs, Result<MadeToken>>(t =>
            t.MakeAsync(
                new()
                {
                    Name = "kasir",
                    ExpiresOn = DateOnly.FromDateTime(books.World.Clock.Now.DateTime).AddDays(30),
                    Scopes = ["books:write"],
                },
                World.Ct
            )
        );
        Assert.False(made.Refused, made.Refusal?.ToString());
        return new Tills(books.Id, (await treasurer.UserAsync()).Id.Value, made.Value!.Text);
    }

    public static EntryBody Bill(long amount) => new("bayar-beban", Day, amount, Account: OpenedBooks.Power);

    public HttpClient ClientOf(BooksServer server) => With(new HttpClient { BaseAddress = server.Address });

    /// <summary>Gives a browser of the tills what they sign with.</summary>
    public HttpClient With(HttpClient client)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.Add(EntriesApi.Header, treasurer.ToString());
        return client;
    }

    public Task<HttpResponseMessage> SendAsync(HttpClient client, string key, EntryBody body) =>
        client.PutAsJsonAsync(
            new Uri($"/api/v1/books/{cooperative.Value}/entries/{key}", UriKind.Relative),
            body,
            World.Ct
        );

    /// <summary>Posts one and notes the answer, which must be the one it had before, if it had one.</summary>
    public async Task PostAsync(HttpClient client, string key, EntryBody body)
    {
        _sent[key] = body;
        using var response = await SendAsync(client, key, body);
        Assert.True(
            response.StatusCode == HttpStatusCode.OK,
            $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(World.Ct)}"
        );
        var answer = await response.Content.ReadFromJsonAsync<EntryAnswer>(
            JsonSerializerOptions.Web,
            World.Ct
        );
        Assert.Equal(_answered.GetOrAdd(key, answer!), answer);
    }

    public Task PostAsync(HttpClient client) => PostAsync(client, NextKey(), Bill(Random()));

    /// <summary>Posts from all tills and kills the program the moment so many were answered.</summary>
    public async Task PostUntilKilledAsync(BooksServer server, int enough)
    {
        using var client = ClientOf(server);
        var left = enough;
        await Task.WhenAll(
            Enumerable
                .Range(0, AtOnce)
                .Select(_ =>
                    Task.Run(
                        async () =>
                        {
                            while (await AnsweredAsync(client))
                                if (Interlocked.Decrement(ref left) == 0)
                                    server.Kill();
                        },
                        World.Ct
                    )
                )
        );
        await server.GoneAsync();
        Lost += UnderWay.Count;
    }

    /// <summary>Sends what was left without an answer again, twice, and then something else with its key.</summary>
    public async Task RepeatAsync(HttpClient client)
    {
        foreach (var key in UnderWay)
        {
            await PostAsync(client, key, _sent[key]);
            await PostAsync(client, key, _sent[key]);
            using var other = await SendAsync(client, key, _sent[key] with { Amount = 999_999 });
            Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        }
    }

    private IReadOnlyList<string> UnderWay => [.. _sent.Keys.Except(_answered.Keys, StringComparer.Ordinal)];

    private async Task<bool> AnsweredAsync(HttpClient client)
    {
        try
        {
            await PostAsync(client);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public static string NextKey() => $"{Guid.CreateVersion7()}";

    private static int Random() => System.Random.Shared.Next(1, 90_000);
}
