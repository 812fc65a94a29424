using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Figures;

/// <summary>Houses that sent a delegation which was admitted, and the people named in them.</summary>
public sealed record DelegationFigures(int Delegations, int People);

/// <summary>Who stood behind a year's participants: offices that recommended, delegations that came.</summary>
public sealed class ProgrammeBoard(Db db, Actor actor)
{
    /// <summary>Kabupaten/kota whose recommendation was behind somebody admitted to a class of the year. One query.</summary>
    public Task<int> RecommendingRegionsAsync(int year, CancellationToken ct)
    {
        var (recommendations, admitted) = (db.Recommendations, AdmittedOf(year));
        return recommendations
            .AsNoTracking()
            .Where(r => r.By == Recommender.Regency)
            .Where(r => admitted.Any(d => d.NominationId == r.NominationId))
            .Select(r => r.RegionCode)
            .Distinct()
            .CountAsync(ct);
    }

    /// <summary>Two queries.</summary>
    public async Task<DelegationFigures> DelegationsAsync(int year, CancellationToken ct)
    {
        var (delegates, admitted) = (db.Delegates, AdmittedOf(year));
        var sent = delegates.AsNoTracking().Where(d => admitted.Any(a => a.NominationId == d.NominationId));
        return new(
            await sent.Select(d => d.NominationId).Distinct().CountAsync(ct),
            await sent.CountAsync(ct)
        );
    }

    private IQueryable<Decision> AdmittedOf(int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var (classes, rounds) = (db.Classes, db.Rounds.Within(actor, r => r.RegionCode));
        return db.Decisions.Where(d =>
            d.Status == DecisionStatus.Admitted
            && rounds.Any(r => r.Id == d.RoundId && r.State == RoundState.Published)
            && classes.Any(c =>
                c.RoundId == d.RoundId && c.Code == d.ClassCode && c.StartsOn >= first && c.StartsOn <= last
            )
        );
    }
}
