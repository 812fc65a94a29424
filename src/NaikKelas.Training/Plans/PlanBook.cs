using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Results;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Plans;

/// <summary>One activity as it stands at a date.</summary>
public sealed record ActivityLine
{
    public required ActivityId Id { get; init; }

    public required string Title { get; init; }

    public required ActivityKind Kind { get; init; }

    public required int Year { get; init; }

    public required BudgetSource? Source { get; init; }

    public required Rupiah? Amount { get; init; }

    public required int? Target { get; init; }

    public required PlanTimes Times { get; init; }

    public required string? Place { get; init; }

    public required ActivityState State { get; init; }

    /// <summary>What its open classes cost.</summary>
    public required Rupiah Committed { get; init; }

    /// <summary>People reached; null while it is planned, or where nobody said.</summary>
    public required int? People { get; init; }

    /// <summary>The people were recorded by hand, not counted from classes.</summary>
    public required bool IsRecorded { get; init; }

    /// <summary>Classes of published rounds, or as recorded.</summary>
    public required int? Cohorts { get; init; }

    public required int? Assessed { get; init; }

    public required int? Competent { get; init; }

    /// <summary>When it is, for sorting: its first day, else the first of its month or year.</summary>
    public DateOnly Begins => Times.StartsOn ?? new DateOnly(Year, Times.Month ?? 12, 1);
}

/// <summary>A year's people: meant and reached.</summary>
/// <param name="Year">The budget year.</param>
/// <param name="Target">Sum of the targets of what was not cancelled.</param>
/// <param name="People">Reached by activities of the plan and by classes outside it.</param>
/// <param name="OutsidePlan">Of them in classes that belong to no activity.</param>
public sealed record PlanYear(int Year, int Target, int People, int OutsidePlan);

/// <summary>Reads the plan within the reader's reach, as it stands at a date.</summary>
public sealed class PlanBook(Db db, Actor actor)
{
    /// <summary>The activities of a year, in the order of their days. Three queries.</summary>
    public async Task<IReadOnlyList<ActivityLine>> ListAsync(int year, DateOnly on, CancellationToken ct)
    {
        var activities = await db
            .Activities.AsNoTracking()
            .Within(actor, a => a.RegionCode)
            .Where(a => a.Year == year)
            .ToListAsync(ct);
        return await LinesAsync(activities, on, ct);
    }

    /// <summary>Target and realisation by year, oldest first. Four queries.</summary>
    public async Task<IReadOnlyList<PlanYear>> YearsAsync(DateOnly on, CancellationToken ct)
    {
        var activities = await db.Activities.AsNoTracking().Within(actor, a => a.RegionCode).ToListAsync(ct);
        var lines = await LinesAsync(activities, on, ct);
        var outside = (await PublishedAsync(null, ct))
            .Where(c => c.Activity is null && c.StartsOn <= on)
            .ToLookup(c => c.StartsOn.Year, c => c.People);
        return
        [
            .. lines
                .Select(l => l.Year)
                .Concat(outside.Select(o => o.Key))
                .Distinct()
                .Order()
                .Select(year => new PlanYear(
                    year,
                    lines
                        .Where(l => l.Year == year && l.State != ActivityState.Cancelled)
                        .Sum(l => l.Target ?? 0),
                    lines.Where(l => l.Year == year).Sum(l => l.People ?? 0) + outside[year].Sum(),
                    outside[year].Sum()
                )),
        ];
    }

    /// <summary>Topics taught in the classes of published rounds that began in a year. One query.</summary>
    public Task<int> TopicsAsync(int year, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var rounds = db.Rounds;
        return db
            .Classes.AsNoTracking()
            .Within(actor, c => c.RegionCode)
            .Where(c => c.StartsOn >= first && c.StartsOn <= last)
            .Where(c => rounds.Any(r => r.Id == c.RoundId && r.State == RoundState.Published))
            .Select(c => c.TopicId)
            .Distinct()
            .CountAsync(ct);
    }

    internal Task<PlanActivity?> FindAsync(ActivityId id, CancellationToken ct) =>
        db
            .Activities.AsNoTracking()
            .Within(actor, a => a.RegionCode)
            .SingleOrDefaultAsync(a => a.Id == id, ct);

    internal async Task<ActivityLine> LineAsync(PlanActivity one, DateOnly on, CancellationToken ct) =>
        (await LinesAsync([one], on, ct))[0];

    private async Task<IReadOnlyList<ActivityLine>> LinesAsync(
        List<PlanActivity> activities,
        DateOnly on,
        CancellationToken ct
    )
    {
        if (activities.Count == 0)
            return [];
        List<ActivityId?> ids = [.. activities.Select(a => (ActivityId?)a.Id)];
        var rounds = db.Rounds;
        var open = (
            await db
                .Classes.AsNoTracking()
                .Where(c => ids.Contains(c.ActivityId))
                .Where(c => rounds.Any(r => r.Id == c.RoundId && r.State != RoundState.Draft))
                .Select(c => new
                {
                    c.ActivityId,
                    c.BudgetRupiah,
                    c.SeatRupiah,
                    c.Capacity,
                })
                .ToListAsync(ct)
        ).ToLookup(
            c => c.ActivityId!.Value,
            c => TrainingClass.CostOf(c.BudgetRupiah, c.SeatRupiah, c.Capacity)
        );
        var published = (await PublishedAsync(ids, ct)).ToLookup(c => c.Activity, c => c.People);
        return
        [
            .. activities
                .Select(a => LineOf(a, on, open[a.Id].Sum(), published[a.Id].ToList()))
                .OrderBy(l => l.Begins)
                .ThenBy(l => l.Title, StringComparer.Ordinal),
        ];
    }

    private static ActivityLine LineOf(PlanActivity one, DateOnly on, Rupiah committed, List<int> classes)
    {
        var state = PlanState.At(one.Times, on);
        var begun = state is ActivityState.Running or ActivityState.Done;
        var counted = classes.Count > 0;
        return new ActivityLine
        {
            Id = one.Id,
            Title = one.Title,
            Kind = one.Kind,
            Year = one.Year,
            Source = one.Source,
            Amount = one.Amount,
            Target = one.Target,
            Times = one.Times,
            Place = one.Place,
            State = state,
            Committed = committed,
            People =
                !begun ? null
                : counted ? classes.Sum()
                : one.RealisedPeople,
            IsRecorded = begun && !counted && one.RealisedSource is not null,
            Cohorts =
                !begun ? null
                : counted ? classes.Count
                : one.RealisedCohorts,
            Assessed = begun ? one.Assessed : null,
            Competent = begun ? one.Competent : null,
        };
    }

    private sealed record PublishedClass(ActivityId? Activity, DateOnly StartsOn, int People);

    /// <summary>Classes of published rounds with the people admitted; of these activities, or of all and none.</summary>
    private Task<List<PublishedClass>> PublishedAsync(List<ActivityId?>? ids, CancellationToken ct)
    {
        var (rounds, decisions) = (db.Rounds, db.Decisions);
        var classes = db.Classes.AsNoTracking().Within(actor, c => c.RegionCode);
        if (ids is not null)
            classes = classes.Where(c => ids.Contains(c.ActivityId));
        return classes
            .Where(c => rounds.Any(r => r.Id == c.RoundId && r.State == RoundState.Published))
            .Select(c => new PublishedClass(
                c.ActivityId,
                c.StartsOn,
                decisions.Count(d =>
                    d.RoundId == c.RoundId && d.ClassCode == c.Code && d.Status == DecisionStatus.Admitted
                )
            ))
            .ToListAsync(ct);
    }
}
