using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Figures;

/// <summary>A round in one line, for the boards.</summary>
/// <param name="Id">Its page is <c>/pelatihan/putaran/{id}</c>.</param>
/// <param name="Title">As published.</param>
/// <param name="Phase">At the moment of reading.</param>
/// <param name="OpensAt">UTC.</param>
/// <param name="ClosesAt">UTC.</param>
/// <param name="Seats">Capacity of all its classes.</param>
/// <param name="Nominations">Not withdrawn.</param>
/// <param name="Admitted">0 before the draw.</param>
public sealed record RoundLine(
    RoundId Id,
    string Title,
    RoundPhase Phase,
    DateTime OpensAt,
    DateTime ClosesAt,
    int Seats,
    int Nominations,
    int Admitted
);

/// <summary>What a nominator has to know of a round: where it calls, and for which classes.</summary>
public sealed record RoundCall(string RegionCode, IReadOnlyList<string> Classes);

/// <summary>People admitted by published rounds in a calendar year, counted where their class took place.</summary>
public sealed record AdmittedOfYear(int Year, int People);

/// <summary>Training in figures, within the reader's reach.</summary>
public sealed class TrainingBoard(Db db, Actor actor, AgencyClock clock)
{
    /// <summary>Rounds that are not finished, and the last ones that are; newest first. One query.</summary>
    public async Task<IReadOnlyList<RoundLine>> RoundsAsync(int published, CancellationToken ct)
    {
        var (classes, nominations, decisions) = (db.Classes, db.Nominations, db.Decisions);
        var rows = await db
            .Rounds.AsNoTracking()
            .Within(actor, r => r.RegionCode)
            .OrderBy(r => r.State == RoundState.Published)
            .ThenByDescending(r => r.ClosesAt)
            .Select(r => new
            {
                Round = r,
                Seats = classes.Where(c => c.RoundId == r.Id).Sum(c => c.Capacity),
                Nominations = nominations.Count(n =>
                    n.RoundId == r.Id && n.State == NominationState.Submitted
                ),
                Admitted = decisions.Count(d => d.RoundId == r.Id && d.Status == DecisionStatus.Admitted),
            })
            .Take(30)
            .ToListAsync(ct);
        var now = clock.UtcNow;
        List<RoundLine> lines =
        [
            .. rows.Select(r => new RoundLine(
                r.Round.Id,
                r.Round.Title,
                r.Round.PhaseAt(now),
                r.Round.OpensAt,
                r.Round.ClosesAt,
                r.Seats,
                r.Nominations,
                r.Admitted
            )),
        ];
        return
        [
            .. lines.Where(l => l.Phase != RoundPhase.Published),
            .. lines.Where(l => l.Phase == RoundPhase.Published).Take(published),
        ];
    }

    /// <summary>Where a round's co-ops sit, and the codes of its classes; null out of reach.</summary>
    public async Task<RoundCall?> CallAsync(RoundId id, CancellationToken ct)
    {
        var classes = db.Classes;
        var round = await db
            .Rounds.AsNoTracking()
            .Within(actor, r => r.RegionCode)
            .Where(r => r.Id == id)
            .Select(r => new
            {
                r.RegionCode,
                Codes = classes.Where(c => c.RoundId == r.Id && c.Code != null).Select(c => c.Code!).ToList(),
            })
            .SingleOrDefaultAsync(ct);
        return round is null ? null : new(round.RegionCode, [.. round.Codes.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Participants by the year their class began, oldest first. One query.</summary>
    public async Task<IReadOnlyList<AdmittedOfYear>> AdmittedByYearAsync(CancellationToken ct)
    {
        var (rounds, decisions) = (db.Rounds.Within(actor, r => r.RegionCode), db.Decisions);
        var rows = await db
            .Classes.AsNoTracking()
            .Where(c => rounds.Any(r => r.Id == c.RoundId && r.State == RoundState.Published))
            .Select(c => new
            {
                c.StartsOn.Year,
                People = decisions.Count(d =>
                    d.RoundId == c.RoundId && d.ClassCode == c.Code && d.Status == DecisionStatus.Admitted
                ),
            })
            .ToListAsync(ct);
        return
        [
            .. rows.GroupBy(r => r.Year)
                .OrderBy(g => g.Key)
                .Select(g => new AdmittedOfYear(g.Key, g.Sum(r => r.People))),
        ];
    }

    /// <summary>The nominating organisations of those admitted, one entry a person: who was reached. One query.</summary>
    public async Task<IReadOnlyList<OrganisationId>> ReachedAsync(CancellationToken ct)
    {
        var (rounds, decisions) = (db.Rounds.Within(actor, r => r.RegionCode), db.Decisions);
        return await db
            .Nominations.AsNoTracking()
            .Where(n => n.NominatorId != null)
            .Where(n => rounds.Any(r => r.Id == n.RoundId && r.State == RoundState.Published))
            .Where(n => decisions.Any(d => d.NominationId == n.Id && d.Status == DecisionStatus.Admitted))
            .Select(n => n.NominatorId!.Value)
            .ToListAsync(ct);
    }
}
