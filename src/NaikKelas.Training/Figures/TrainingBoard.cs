using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Organisations;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Offers;
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

/// <summary>
/// A class of a locked round in one line. Nominations are those of the whole round; accepted are the seats somebody said
/// yes to, or that needed no answer; offered those that wait for one.
/// </summary>
public sealed record ClassLine(
    RoundId Round,
    string Topic,
    string Name,
    DateOnly StartsOn,
    DateOnly EndsOn,
    string Place,
    int Seats,
    int Nominations,
    int Admitted,
    int Accepted,
    int Offered,
    bool IsPublished
);

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

    /// <summary>How many of those admitted each nominating organisation sent: who was reached. One query.</summary>
    public async Task<IReadOnlyDictionary<OrganisationId, int>> ReachedAsync(CancellationToken ct)
    {
        var (rounds, nominations) = (db.Rounds.Within(actor, r => r.RegionCode), db.Nominations);
        return await db
            .Decisions.AsNoTracking()
            .Where(d => d.Status == DecisionStatus.Admitted)
            .Where(d => rounds.Any(r => r.Id == d.RoundId && r.State == RoundState.Published))
            .Join(nominations, d => d.NominationId, n => n.Id, (d, n) => n.NominatorId)
            .Where(id => id != null)
            .GroupBy(id => id!.Value)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    /// <summary>Classes of locked rounds with a day in the span, in the order of their days. One query.</summary>
    public async Task<IReadOnlyList<ClassLine>> ClassesAsync(
        DateOnly first,
        DateOnly last,
        CancellationToken ct
    )
    {
        var (rounds, topics) = (db.Rounds, db.Topics);
        var (nominations, decisions, offers) = (db.Nominations, db.Decisions, db.Offers);
        return await db
            .Classes.AsNoTracking()
            .Within(actor, c => c.RegionCode)
            .Where(c => c.StartsOn <= last && c.EndsOn >= first)
            .Join(
                rounds.Where(r => r.State != RoundState.Draft),
                c => c.RoundId,
                r => (RoundId?)r.Id,
                (c, r) => new { Class = c, Round = r }
            )
            .Join(
                topics,
                x => x.Class.TopicId,
                t => t.Id,
                (x, t) =>
                    new
                    {
                        x.Class,
                        x.Round,
                        Topic = t.Name,
                    }
            )
            .OrderBy(x => x.Class.StartsOn)
            .ThenBy(x => x.Class.Id)
            .Select(x => new ClassLine(
                x.Round.Id,
                x.Topic,
                x.Class.Name,
                x.Class.StartsOn,
                x.Class.EndsOn,
                x.Class.Place,
                x.Class.Capacity,
                nominations.Count(n => n.RoundId == x.Round.Id && n.State == NominationState.Submitted),
                decisions.Count(d =>
                    d.RoundId == x.Round.Id
                    && d.ClassCode == x.Class.Code
                    && d.Status == DecisionStatus.Admitted
                ),
                offers.Count(o => o.ClassId == x.Class.Id && o.State == OfferState.Accepted),
                offers.Count(o => o.ClassId == x.Class.Id && o.State == OfferState.Offered),
                x.Round.State == RoundState.Published
            ))
            .ToListAsync(ct);
    }
}
