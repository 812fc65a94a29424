using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Interface;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Public;

/// <summary>A published round in the public list.</summary>
internal sealed record ResultCard(string Slug, string Title, DateTime PublishedAt, string DecreeNumber);

/// <summary>A round that takes nominations or will, in the public list.</summary>
internal sealed record OpenCard(string Slug, string Title, DateTime OpensAt, DateTime ClosesAt);

/// <summary>A reserve as the public may know it: what a small group's code means stays unsaid.</summary>
internal sealed record PublicReserve(string Code, FormattableString? Meaning, int Seats, int Filled);

internal sealed record PublicClass(
    ClassOfRound Class,
    int Admitted,
    long? Lowest,
    IReadOnlyList<PublicReserve> Reserves
);

/// <summary>One line of the public list: a code that only its owner can put a name to.</summary>
internal sealed record PublicLine(
    string Code,
    DecisionStatus Status,
    string? ClassCode,
    FormattableString Reason
);

internal sealed record PublicResult(
    TrainingRound Round,
    IReadOnlyList<PublicClass> Classes,
    IReadOnlyDictionary<DecisionStatus, int> Counts,
    string Secret,
    Page<PublicLine> Lines
);

internal sealed record PublicTerms(
    TrainingRound Round,
    RoundPhase Phase,
    IReadOnlyList<ClassOfRound> Classes,
    IReadOnlyList<FormattableString> Rules,
    IReadOnlyList<(FormattableString Sentence, int Weight)> Criteria,
    IReadOnlyList<(string Class, FormattableString Group, int Seats)> Reserves,
    int? MaxPerNominator,
    IReadOnlyList<TermsVersion> Versions
);

/// <summary>Reads what anyone may read. Nothing here touches a person, a co-op or a nomination.</summary>
public sealed class ResultBook(Db db, AgencyClock clock, Regions regions)
{
    internal async Task<IReadOnlyList<ResultCard>> PublishedAsync(CancellationToken ct) =>
        await db
            .Rounds.AsNoTracking()
            .Where(r => r.State == RoundState.Published)
            .OrderByDescending(r => r.PublishedAt)
            .Select(r => new ResultCard(r.Slug, r.Title, r.PublishedAt!.Value, r.DecreeNumber!))
            .Take(200)
            .ToListAsync(ct);

    internal async Task<IReadOnlyList<OpenCard>> OpenAsync(CancellationToken ct)
    {
        var now = clock.UtcNow;
        return await db
            .Rounds.AsNoTracking()
            .Where(r => r.State == RoundState.Locked && r.ClosesAt > now)
            .OrderBy(r => r.ClosesAt)
            .Select(r => new OpenCard(r.Slug, r.Title, r.OpensAt, r.ClosesAt))
            .Take(200)
            .ToListAsync(ct);
    }

    /// <summary>Published rounds in which a code was decided: a code is told apart by its round only.</summary>
    internal async Task<IReadOnlyList<ResultCard>> WithCodeAsync(string code, CancellationToken ct)
    {
        var (decisions, wanted) = (db.Decisions, code.Trim().ToUpperInvariant());
        return await db
            .Rounds.AsNoTracking()
            .Where(r => r.State == RoundState.Published)
            .Where(r => decisions.Any(d => d.RoundId == r.Id && d.Code == wanted))
            .OrderByDescending(r => r.PublishedAt)
            .Select(r => new ResultCard(r.Slug, r.Title, r.PublishedAt!.Value, r.DecreeNumber!))
            .Take(50)
            .ToListAsync(ct);
    }

    internal async Task<PublicResult?> ReadAsync(string slug, ListQuery query, CancellationToken ct)
    {
        if (await PublishedRoundAsync(slug, ct) is not { } round)
            return null;
        var decisions = await db
            .Decisions.AsNoTracking()
            .Where(d => d.RoundId == round.Id)
            .OrderBy(d => d.Code)
            .ToListAsync(ct);
        var papers = await db.PublishedPapers.AsNoTracking().SingleAsync(p => p.RoundId == round.Id, ct);
        var terms = RoundTerms.FromJson(round.TermsJson);
        var classes = await ClassOfRound.LoadAsync(db, round.Id, ct);
        var legend = Legend.FromJson(papers.LegendJson);
        var words = new ReasonWords(terms, regions.PathOf);
        return new PublicResult(
            round,
            [.. classes.Select(c => ClassOf(c, terms, legend, decisions))],
            decisions.GroupBy(d => d.Status).ToDictionary(g => g.Key, g => g.Count()),
            await SecretAsync(papers.RoundFileId, ct),
            Lines([.. decisions.Where(Matching(query))], words, query)
        );
    }

    internal async Task<PublicTerms?> TermsAsync(string slug, CancellationToken ct)
    {
        var round = await db
            .Rounds.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Slug == slug && r.State != RoundState.Draft, ct);
        if (round is null)
            return null;
        var terms = RoundTerms.FromJson(round.TermsJson);
        return new PublicTerms(
            round,
            round.PhaseAt(clock.UtcNow),
            await ClassOfRound.LoadAsync(db, round.Id, ct),
            [.. terms.Rules.Select(r => RuleCatalogue.Sentence(r, regions.PathOf))],
            [.. terms.Criteria.Select(c => (CriterionCatalogue.Sentence(c, regions.PathOf), c.Weight))],
            [.. terms.Reserves.Select(r => (r.Class, ReserveGroups.Label(r.Group, regions.PathOf), r.Seats))],
            terms.MaxPerNominator,
            await db
                .TermsVersions.AsNoTracking()
                .Where(v => v.RoundId == round.Id)
                .OrderByDescending(v => v.Number)
                .ToListAsync(ct)
        );
    }

    /// <summary>ROUND.json or RESULT.json of a published round.</summary>
    internal async Task<StoredFile?> FileAsync(string slug, bool result, CancellationToken ct)
    {
        var (rounds, files) = (db.Rounds, db.Files);
        return await db
            .PublishedPapers.AsNoTracking()
            .Where(p => rounds.Any(r => r.Id == p.RoundId && r.Slug == slug))
            .Join(files, p => result ? p.ResultFileId : p.RoundFileId, f => f.Id, (p, f) => f)
            .SingleOrDefaultAsync(ct);
    }

    private Task<TrainingRound?> PublishedRoundAsync(string slug, CancellationToken ct) =>
        db
            .Rounds.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Slug == slug && r.State == RoundState.Published, ct);

    /// <summary>The seed is in the public file; nothing has to be unsealed for the public.</summary>
    private async Task<string> SecretAsync(FileId id, CancellationToken ct)
    {
        var content = await db.Files.Where(f => f.Id == id).Select(f => f.Content).SingleAsync(ct);
        using var round = JsonDocument.Parse(content);
        return round.RootElement.GetProperty("seed").GetString()!.Split(':')[0];
    }

    private PublicClass ClassOf(
        ClassOfRound one,
        RoundTerms terms,
        Legend legend,
        IReadOnlyList<Decision> decisions
    )
    {
        var seated = decisions.Where(d => d.ClassCode == one.Code).ToList();
        return new PublicClass(
            one,
            seated.Count,
            seated.Count == 0 ? null : seated.Min(d => d.Score),
            [
                .. terms
                    .Reserves.Where(r => r.Class == one.Code)
                    .Select(r => new PublicReserve(
                        legend.Codes[r.Group],
                        legend.Meaning(legend.Codes[r.Group]) is { } group
                            ? ReserveGroups.Label(group, regions.PathOf)
                            : null,
                        r.Seats,
                        seated.Count(d => d.Seat == PublicFiles.ReservedPrefix + r.Group)
                    )),
            ]
        );
    }

    private static Page<PublicLine> Lines(List<Decision> decisions, ReasonWords words, ListQuery query)
    {
        var page = decisions.ToPage(query);
        return new Page<PublicLine>(
            [
                .. page.Rows.Select(d => new PublicLine(
                    d.Code,
                    d.Status,
                    d.ClassCode,
                    words.Of(d.Status, Trace.FromJson(d.TraceJson))
                )),
            ],
            page.Total,
            query
        );
    }

    private static Func<Decision, bool> Matching(ListQuery query)
    {
        var (code, status, choice) = (query.Q, query.Word<DecisionStatus>("status"), query["kelas"]);
        return d =>
            (code.Length == 0 || d.Code.Contains(code, StringComparison.OrdinalIgnoreCase))
            && (status is null || d.Status == status)
            && (choice is null || d.ClassCode == choice);
    }
}
