using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Public;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Results;

/// <summary>
/// Results of published rounds for programs. What the public file tells is told to everybody who may ask; names, masked
/// as on the pages, only to staff within whose reach the round lies.
/// </summary>
internal static class ResultsApi
{
    public static readonly ApiScope Read = new("results:read", "Membaca hasil seleksi");

    /// <summary>The last line of a page.</summary>
    internal sealed record ResultKey(string Code);

    /// <param name="Code">The applicant's code, as in the public file.</param>
    /// <param name="Status">Admitted, Reserve, Ineligible or WithdrawnByDecision.</param>
    /// <param name="Class">Where admitted.</param>
    /// <param name="Seat">"open" or "reserved:G1", with the codes of the public file.</param>
    /// <param name="Rank">Place in the class.</param>
    /// <param name="Score">Weighted points.</param>
    /// <param name="Reason">In a few words, without anything about a person.</param>
    /// <param name="Name">For staff of the region only.</param>
    /// <param name="MaskedNik">For staff of the region only.</param>
    /// <param name="Nominator">For staff of the region only.</param>
    public sealed record ResultItem(
        string Code,
        DecisionStatus Status,
        string? Class,
        string? Seat,
        int? Rank,
        long Score,
        string Reason,
        string? Name,
        string? MaskedNik,
        string? Nominator
    );

    internal static void Map(IEndpointRouteBuilder rounds) =>
        rounds
            .MapGet("/{round}/results", ListAsync)
            .WithName("ListResults")
            .WithSummary("Seats, reasons and scores of a published round, as in its public file")
            .WithTags("Results")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithMetadata(new AllowAttribute(Role.Officer, Role.Verifier, Role.Head, Role.CoopBoard), Read);

    private static async Task<Results<Ok<CursorPage<ResultItem>>, ProblemHttpResult>> ListAsync(
        RoundId round,
        Db db,
        Actor actor,
        NominationBook book,
        Regions regions,
        Texts texts,
        HttpRequest request,
        string? cursor,
        int? limit,
        CancellationToken ct
    )
    {
        var start = Cursor.Read<ResultKey>(cursor);
        if (start.Refused)
            return start.ToProblem(texts);
        var found = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == round, ct);
        var isStaff = found is not null && actor.Reaches(found.RegionCode);
        if (found is null || !isStaff && found.State != RoundState.Published)
            return Refusal.NotFound($"Putaran tidak ditemukan.").ToProblem(texts);
        if (found.State != RoundState.Published)
            return Refusal
                .Conflict("round.not-published", $"Hasil putaran ini belum diumumkan.")
                .ToProblem(texts);
        var size = Cursor.Limit(limit);
        var rows = await DecisionsAsync(db, round, start.Value.After?.Code, size + 1, ct);
        var papers = await db.PublishedPapers.AsNoTracking().SingleAsync(p => p.RoundId == round, ct);
        var codes = Legend.FromJson(papers.LegendJson).Codes;
        var words = new ReasonWords(RoundTerms.FromJson(found.TermsJson), regions.PathOf);
        var names = isStaff
            ? (await book.LinesAsync(found, [.. rows.Select(r => r.NominationId)], ct)).ToDictionary(
                l => l.Nomination.Code,
                StringComparer.Ordinal
            )
            : [];
        return TypedResults.Ok(
            Cursor.Page(
                request,
                rows,
                size,
                r => new ResultKey(r.Code),
                r =>
                    Item(
                        r,
                        Coded(r.Seat, codes),
                        texts.Of(words.Of(r.Status, Trace.FromJson(r.TraceJson))),
                        names.GetValueOrDefault(r.Code)
                    )
            )
        );
    }

    private static Task<List<Decision>> DecisionsAsync(
        Db db,
        RoundId round,
        string? after,
        int take,
        CancellationToken ct
    )
    {
        var rows = db.Decisions.AsNoTracking().Where(d => d.RoundId == round);
        if (after is not null)
            rows = rows.After(d => d.Code, after);
        return rows.OrderBy(d => d.Code).Take(take).ToListAsync(ct);
    }

    /// <summary>What a small group's code means stays unsaid, here as in the public file.</summary>
    internal static string? Coded(string? seat, IReadOnlyDictionary<string, string> codes) =>
        seat is not null && seat.StartsWith(PublicFiles.ReservedPrefix, StringComparison.Ordinal)
            ? PublicFiles.ReservedPrefix + codes[seat[PublicFiles.ReservedPrefix.Length..]]
            : seat;

    private static ResultItem Item(Decision decision, string? seat, string reason, NominationLine? line) =>
        new(
            decision.Code,
            decision.Status,
            decision.ClassCode,
            seat,
            decision.Rank,
            decision.Score,
            reason,
            line?.Name,
            line?.MaskedNik,
            line?.Nominator
        );
}
