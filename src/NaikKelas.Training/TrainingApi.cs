using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training;

/// <summary>Rounds for programs, and what hangs on them: nominations and results.</summary>
internal static class TrainingApi
{
    private static readonly ApiScope Read = new("rounds:read", "Membaca putaran");

    public static IReadOnlyList<ApiScope> Scopes =>
        [Read, NominationsApi.Read, NominationsApi.Write, ResultsApi.Read];

    internal static void Map(IEndpointRouteBuilder api)
    {
        var rounds = api.MapGroup("/rounds").WithTags("Training");
        var own = rounds
            .MapGroup("")
            .WithMetadata(new AllowAttribute(Role.Officer, Role.Verifier, Role.Head), Read);
        own.MapGet("/", ListAsync)
            .WithName("ListRounds")
            .WithSummary("Rounds of the caller's regions, newest closing first")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        own.MapGet("/{id}", ReadAsync)
            .WithName("ReadRound")
            .WithSummary("One round with its classes and digests")
            .ProducesProblem(StatusCodes.Status404NotFound);
        NominationsApi.Map(rounds);
        ResultsApi.Map(rounds);
    }

    private static async Task<Results<Ok<CursorPage<RoundCard>>, ProblemHttpResult>> ListAsync(
        RoundBook book,
        Texts texts,
        HttpRequest request,
        string? cursor,
        int? limit,
        CancellationToken ct
    )
    {
        var start = Cursor.Read<RoundKey>(cursor);
        if (start.Refused)
            return start.ToProblem(texts);
        var size = Cursor.Limit(limit);
        var rows = await book.PageAsync(start.Value.After, size + 1, ct);
        return TypedResults.Ok(
            Cursor.Page(request, rows, size, r => new RoundKey(r.ClosesAt, r.Id.Value), r => r)
        );
    }

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
