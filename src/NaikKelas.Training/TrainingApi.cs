using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training;

internal static class TrainingApi
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        var rounds = api.MapGroup("/rounds")
            .WithTags("Training")
            .WithMetadata(new AllowAttribute(Role.Officer, Role.Verifier, Role.Head));
        rounds.MapGet("/", ListAsync).WithName("ListRounds").WithSummary("Rounds of the caller's regions");
        rounds
            .MapGet("/{id}", ReadAsync)
            .WithName("ReadRound")
            .WithSummary("One round with its classes and digests")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<IReadOnlyList<RoundCard>>> ListAsync(RoundBook book, CancellationToken ct) =>
        TypedResults.Ok(await book.ListAsync(ct));

    private static async Task<Results<Ok<RoundPaper>, ProblemHttpResult>> ReadAsync(
        RoundId id,
        RoundBook book,
        Texts texts,
        CancellationToken ct
    ) =>
        await book.ReadAsync(id, ct) is { } paper
            ? TypedResults.Ok(paper)
            : Refusal.NotFound($"Putaran tidak ditemukan.").ToProblem(texts);
}
