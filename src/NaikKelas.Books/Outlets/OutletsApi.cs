using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NaikKelas.Books.Desk;
using NaikKelas.Books.Entries;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Outlets;

/// <summary>What the till of a phone talks to: the same outbox as everyday entry, with sales in it (decision 0016).</summary>
internal static class OutletsApi
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        var books = api.MapGroup("/books/{cooperative}")
            .WithTags("Books")
            .WithMetadata(new AllowAttribute(Role.CoopTreasurer));
        books
            .MapPut("/sales/{key}", SellAsync)
            .WithMetadata(BooksApi.Write)
            .WithName("SendSale")
            .WithSummary("Sell over the counter of an outlet once, however often it is sent with its key")
            .Accepts<SaleBody>("application/json")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        books
            .MapGet("/outlets/{outlet}/till-kit", KitAsync)
            .WithMetadata(BooksApi.Read)
            .WithName("ReadTillKit")
            .WithSummary("What a phone keeps to sell without signal: goods, prices and members")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<EntryAnswer>, ProblemHttpResult>> SellAsync(
        OrganisationId cooperative,
        string key,
        HttpRequest request,
        BooksReach reach,
        SellGoods sell,
        Actor actor,
        Texts texts,
        CancellationToken ct
    )
    {
        if (await reach.FindAsync(cooperative, ct) is not { } books)
            return Nothing(texts);
        if (request.Headers[EntriesApi.Header] != actor.UserId.ToString())
            return TypedResults.Problem(
                title: texts["Masuk dengan akun yang mencatat transaksi ini, lalu kirim lagi."],
                statusCode: StatusCodes.Status401Unauthorized,
                type: "urn:naikkelas:other-person"
            );
        var body = await ReadAsync(request, ct);
        if (body.Refused)
            return body.Refusal.ToProblem(texts);
        var sold = await sell.RunAsync(books, key, body.Value, ct);
        return sold.Refused
            ? sold.Refusal.ToProblem(texts)
            : TypedResults.Ok(new EntryAnswer(sold.Value.Seq, sold.Value.Reference));
    }

    private static async Task<Results<Ok<TillKit>, ProblemHttpResult>> KitAsync(
        OrganisationId cooperative,
        string outlet,
        BooksReach reach,
        TillKits kits,
        Texts texts,
        CancellationToken ct
    ) =>
        await reach.FindAsync(cooperative, ct) is { } books
        && await kits.OfAsync(books, outlet, ct) is { } kit
            ? TypedResults.Ok(kit)
            : Nothing(texts);

    private static ProblemHttpResult Nothing(Texts texts) =>
        Refusal.NotFound($"Koperasi ini tidak ditemukan, atau bukan koperasi Anda.").ToProblem(texts);

    private static async Task<Result<SaleBody>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            if (
                request.HasJsonContentType()
                && await request.ReadFromJsonAsync<SaleBody>(EntriesApi.Json, ct) is { } body
            )
                return body;
        }
        catch (JsonException)
        {
            // The sentence below says it.
        }

        return new Refusal(
            "body",
            $"Isi penjualan tidak dapat dibaca: harga harus rupiah bulat dan tanggal harus lengkap. Buka penjualan ini dan isi lagi."
        );
    }
}
