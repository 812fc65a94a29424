using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Figures;

/// <summary>What one organisation sent to one round, and what came of it. Instants are UTC.</summary>
/// <param name="Title">The round's.</param>
/// <param name="Slug">Its public page, once published, is <c>/hasil/{slug}</c>.</param>
/// <param name="FirstCameAt">When the first of its nominations arrived.</param>
/// <param name="Nominated">Not withdrawn.</param>
/// <param name="PublishedAt">Null while the result is not public.</param>
/// <param name="DecreeNumber">Null before.</param>
/// <param name="Admitted">0 before.</param>
public sealed record RoundOfNominator(
    string Title,
    string Slug,
    DateTime FirstCameAt,
    int Nominated,
    DateTime? PublishedAt,
    string? DecreeNumber,
    int Admitted
);

/// <summary>
/// Training as one organisation met it. The caller has made sure that the organisation is within reach; the rounds
/// themselves may belong to a neighbour or the province. One query.
/// </summary>
public sealed class NominatorHistory(Db db)
{
    public async Task<IReadOnlyList<RoundOfNominator>> ReadAsync(OrganisationId id, CancellationToken ct)
    {
        var (decisions, rounds) = (db.Decisions, db.Rounds);
        var rows = await db
            .Nominations.AsNoTracking()
            .Where(n => n.NominatorId == id && n.State == NominationState.Submitted)
            .Join(
                rounds,
                n => n.RoundId,
                r => r.Id,
                (n, r) =>
                    new
                    {
                        r.Title,
                        r.Slug,
                        n.ArrivedAt,
                        r.State,
                        r.PublishedAt,
                        r.DecreeNumber,
                        Admitted = decisions.Any(d =>
                            d.NominationId == n.Id && d.Status == DecisionStatus.Admitted
                        ),
                    }
            )
            .ToListAsync(ct);
        return
        [
            .. rows.GroupBy(r => r.Slug, StringComparer.Ordinal)
                .Select(g =>
                {
                    var round = g.First();
                    // A drawn round that is not published keeps its result to itself.
                    var isPublic = round.State == RoundState.Published;
                    return new RoundOfNominator(
                        round.Title,
                        round.Slug,
                        g.Min(n => n.ArrivedAt),
                        g.Count(),
                        isPublic ? round.PublishedAt : null,
                        isPublic ? round.DecreeNumber : null,
                        isPublic ? g.Count(n => n.Admitted) : 0
                    );
                }),
        ];
    }
}
