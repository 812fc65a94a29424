using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Books.Exchange;
using NaikKelas.Books.Ledger;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;

namespace NaikKelas.Books.Statements;

/// <summary>All five statements of a span as one file, sealed with the head of the chain.</summary>
internal sealed class MakeStatements(Db db, ReadFigures figures, AgencyClock clock)
{
    public const string Json = "json";
    public const string Xlsx = "xlsx";
    public const string Pdf = "pdf";

    public async Task<byte[]> RunAsync(
        OrganisationId cooperative,
        string name,
        StatementSpan span,
        BusinessUnit? unit,
        string format,
        CancellationToken ct
    )
    {
        var read = await figures.RunAsync(cooperative, span, ct);
        var cover = new StatementCover(
            name,
            unit?.Name,
            span,
            await HeadHashAsync(cooperative, ct),
            new DateTimeOffset(clock.Local(clock.UtcNow), TimeSpan.Zero)
        );
        var statements = StatementSet.Of(read.Of(unit?.Code));
        return format switch
        {
            Pdf => StatementPaper.Pdf(statements, cover),
            Xlsx => StatementPaper.Xlsx(statements, cover),
            _ => JsonSerializer.SerializeToUtf8Bytes(Shown(cooperative, cover, statements), ListCommand.Json),
        };
    }

    /// <summary>The end of the chain, lower-case hex: whoever has the books can check a printed statement by it.</summary>
    public async Task<string> HeadHashAsync(OrganisationId cooperative, CancellationToken ct) =>
        Convert.ToHexStringLower(
            (await db.BookHeads.AsNoTracking().SingleAsync(h => h.CooperativeId == cooperative, ct)).Hash
        );

    private static object Shown(
        OrganisationId cooperative,
        StatementCover cover,
        IReadOnlyList<Statement> statements
    ) =>
        new
        {
            Cooperative = cooperative.Value,
            Name = cover.Cooperative,
            cover.Span.To.Year,
            cover.HeadHash,
            Statements = statements.Select(s => new
            {
                s.Code,
                s.Title,
                Rows = s.Rows.Select(r => new
                {
                    r.Key,
                    r.Label,
                    Kind = r.Kind.ToString(),
                    r.Now,
                    r.Before,
                }),
            }),
        };
}
