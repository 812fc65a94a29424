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
        OrganisationCard card,
        StatementSpan span,
        string format,
        CancellationToken ct
    )
    {
        var read = await figures.RunAsync(card.Id, span, ct);
        var head = await db.BookHeads.AsNoTracking().SingleAsync(h => h.CooperativeId == card.Id, ct);
        var cover = new StatementCover(
            card.Name,
            null,
            span,
            Convert.ToHexStringLower(head.Hash),
            new DateTimeOffset(clock.Local(clock.UtcNow), TimeSpan.Zero)
        );
        var statements = StatementSet.Of(read);
        return format switch
        {
            Pdf => StatementPaper.Pdf(statements, cover),
            Xlsx => StatementPaper.Xlsx(statements, cover),
            _ => JsonSerializer.SerializeToUtf8Bytes(Shown(card, cover, statements), ListCommand.Json),
        };
    }

    private static object Shown(
        OrganisationCard card,
        StatementCover cover,
        IReadOnlyList<Statement> statements
    ) =>
        new
        {
            Cooperative = card.Id.Value,
            card.Name,
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
