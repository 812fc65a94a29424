using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NaikKelas.Books.Desk;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Entries;

/// <summary>
/// What the outbox of a phone talks to. A form of another site can neither send JSON nor set our header, and the cookie
/// does not travel with it: no antiforgery token, which would be stale after a day without signal.
/// </summary>
internal static class EntriesApi
{
    /// <summary>Says whose outbox is sending: what one person entered is not posted in another one's name.</summary>
    public const string Header = "X-NaikKelas-Outbox";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter() },
    };

    internal static void Map(IEndpointRouteBuilder api)
    {
        var books = api.MapGroup("/books/{cooperative}")
            .WithTags("Books")
            .WithMetadata(new AllowAttribute(Role.CoopTreasurer));
        books
            .MapPut("/entries/{key}", SendAsync)
            .WithMetadata(BooksApi.Write)
            .WithName("SendEntry")
            .WithSummary("Post an everyday entry once, however often it is sent with its key")
            .Accepts<EntryBody>("application/json")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        books
            .MapGet("/entry-kit", KitAsync)
            .WithMetadata(BooksApi.Read)
            .WithName("ReadEntryKit")
            .WithSummary("What a phone keeps to enter without signal: templates and members' savings")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<EntryAnswer>, Accepted<EntryAnswer>, ProblemHttpResult>> SendAsync(
        OrganisationId cooperative,
        string key,
        HttpRequest request,
        EntryGrounds grounds,
        SendEntry send,
        Actor actor,
        Texts texts,
        CancellationToken ct
    )
    {
        if (!grounds.Own(cooperative))
            return Nothing(texts);
        if (request.Headers[Header] != actor.UserId.ToString())
            return TypedResults.Problem(
                title: texts["Masuk dengan akun yang mencatat transaksi ini, lalu kirim lagi."],
                statusCode: StatusCodes.Status401Unauthorized,
                type: "urn:naikkelas:other-person"
            );
        var body = await ReadAsync(request, ct);
        if (body.Refused)
            return body.Refusal.ToProblem(texts);
        var sent = await send.RunAsync(cooperative, key, body.Value, ct);
        if (sent.Refused)
            return sent.Refusal.ToProblem(texts);
        return sent.Value.Seq is null
            ? TypedResults.Accepted((string?)null, sent.Value)
            : TypedResults.Ok(sent.Value);
    }

    private static async Task<Results<Ok<EntryKit>, ProblemHttpResult>> KitAsync(
        OrganisationId cooperative,
        BooksReach reach,
        EntryKits kits,
        Texts texts,
        CancellationToken ct
    ) =>
        await reach.FindAsync(cooperative, ct) is { } books
            ? TypedResults.Ok(await kits.OfAsync(books, ct))
            : Nothing(texts);

    private static ProblemHttpResult Nothing(Texts texts) =>
        Refusal.NotFound($"Koperasi ini tidak ditemukan, atau bukan koperasi Anda.").ToProblem(texts);

    private static async Task<Result<EntryBody>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            if (
                request.HasJsonContentType()
                && await request.ReadFromJsonAsync<EntryBody>(Json, ct) is { } body
            )
                return body;
        }
        catch (JsonException)
        {
            // The sentence below says it.
        }

        return new Refusal(
            "body",
            $"Isi transaksi tidak dapat dibaca: jumlah harus rupiah bulat dan tanggal harus lengkap. Buka transaksi ini dan isi lagi."
        );
    }
}
