using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NaikKelas.Host.Tokens;
using NaikKelas.Kernel;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Api;

/// <summary>What a program got.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, JsonElement Body, bool IsRepeated)
{
    public string? Type => Body.TryGetProperty("type", out var type) ? type.GetString() : null;

    public IReadOnlyList<JsonElement> Items => [.. Body.GetProperty("items").EnumerateArray()];

    public string? Next => Body.GetProperty("next").GetString();
}

/// <summary>A program that asks by a token.</summary>
internal sealed class ApiCaller(World world, string token)
{
    public static readonly string[] All =
    [
        "registry:read",
        "rounds:read",
        "nominations:read",
        "nominations:write",
        "results:read",
    ];

    /// <summary>A token of this person, for all there is unless said.</summary>
    public static async Task<ApiCaller> OfAsync(World world, Someone who, params string[] scopes)
    {
        var today = DateOnly.FromDateTime(world.Clock.Now.AddHours(7).DateTime);
        var made = await who.AskAsync<TokenActs, Result<MadeToken>>(t =>
            t.MakeAsync(
                new()
                {
                    Name = "uji",
                    ExpiresOn = today.AddDays(300),
                    Scopes = scopes.Length == 0 ? All : scopes,
                },
                World.Ct
            )
        );
        Assert.False(made.Refused, made.Refusal?.ToString());
        return new ApiCaller(world, made.Value!.Text);
    }

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    public Task<ApiAnswer> PostAsync(string path, string body, string? key = "k-1") =>
        SendAsync(HttpMethod.Post, path, body, key);

    /// <summary>All pages, following <c>next</c>.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAsync(string path)
    {
        List<JsonElement> all = [];
        for (var next = path; next is not null; )
        {
            var answer = await GetAsync(next);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            all.AddRange(answer.Items);
            next = answer.Next;
        }

        return all;
    }

    private async Task<ApiAnswer> SendAsync(HttpMethod method, string path, string? body, string? key)
    {
        using var browser = world.Browser();
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await browser.SendAsync(request, World.Ct);
        var text = await answer.Content.ReadAsStringAsync(World.Ct);
        return new ApiAnswer(
            answer.StatusCode,
            text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone(),
            answer.Headers.Contains("Idempotent-Replayed")
        );
    }
}
