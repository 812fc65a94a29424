using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Plans;

/// <summary>A class under an activity, with its money.</summary>
internal sealed record ActivityClass(
    ClassId Id,
    string Topic,
    string Name,
    DateOnly StartsOn,
    DateOnly EndsOn,
    int Capacity,
    Rupiah? PerSeat,
    Rupiah Cost,
    RoundId? RoundId,
    string? Round,
    bool IsOpen
);

/// <summary>What one round asks of one activity's line.</summary>
/// <param name="Activity">Its title.</param>
/// <param name="Line">Null: not set, so nothing is weighed.</param>
/// <param name="Committed">Already open without this round.</param>
/// <param name="Adds">The classes of this round.</param>
internal sealed record RoundMoney(string Activity, Rupiah? Line, Rupiah Committed, Rupiah Adds)
{
    public bool IsOver => Line is { } line && Committed + Adds > line;
}

/// <summary>An activity one may choose for a class.</summary>
/// <param name="Id">The activity.</param>
/// <param name="Year">Its budget year.</param>
/// <param name="Title">Its name.</param>
/// <param name="Line">Null: not set.</param>
/// <param name="Open">Its open classes and what each costs.</param>
internal sealed record ActivityChoice(
    ActivityId Id,
    int Year,
    string Title,
    Rupiah? Line,
    IReadOnlyDictionary<ClassId, Rupiah> Open
)
{
    /// <summary>What is left of the line beside a class, which is weighed by itself.</summary>
    public Rupiah? LeftBeside(ClassId? one) =>
        Line is { } line ? line - Open.Where(o => o.Key != one).Select(o => o.Value).Sum() : null;
}

/// <summary>Reads the money between activities and classes.</summary>
public sealed class ClassMoney(Db db, Actor actor, AgencyClock clock)
{
    private const int YearsBack = 1;
    private IReadOnlyList<ActivityChoice>? _choices;

    internal async Task<IReadOnlyList<ActivityClass>> ClassesAsync(ActivityId activity, CancellationToken ct)
    {
        var (topics, rounds) = (db.Topics, db.Rounds);
        var rows = await (
            from c in db.Classes.AsNoTracking()
            where c.ActivityId == activity
            join t in topics on c.TopicId equals t.Id
            select new
            {
                Class = c,
                Topic = t.Name,
                Round = rounds
                    .Where(r => r.Id == c.RoundId)
                    .Select(r => new { r.Title, r.State })
                    .FirstOrDefault(),
            }
        ).ToListAsync(ct);
        return
        [
            .. rows.OrderBy(r => r.Class.StartsOn)
                .ThenBy(r => r.Class.Id.Value)
                .Select(r => new ActivityClass(
                    r.Class.Id,
                    r.Topic,
                    r.Class.Name,
                    r.Class.StartsOn,
                    r.Class.EndsOn,
                    r.Class.Capacity,
                    ClassCost.PerSeat(r.Class.Budget, r.Class.PerSeat, r.Class.Capacity),
                    r.Class.Cost,
                    r.Class.RoundId,
                    r.Round?.Title,
                    r.Round is { State: not RoundState.Draft }
                )),
        ];
    }

    internal Task<List<Overrun>> OverrunsAsync(ActivityId activity, CancellationToken ct) =>
        db
            .Overruns.AsNoTracking()
            .Where(o => o.ActivityId == activity)
            .OrderByDescending(o => o.AllowedAt)
            .ToListAsync(ct);

    /// <summary>What a draft would add to each line it draws on.</summary>
    internal async Task<IReadOnlyList<RoundMoney>> OfRoundAsync(RoundId round, CancellationToken ct)
    {
        var classes = await db
            .Classes.AsNoTracking()
            .Where(c => c.RoundId == round && c.ActivityId != null)
            .ToListAsync(ct);
        var money = new List<RoundMoney>();
        foreach (var group in classes.GroupBy(c => c.ActivityId!.Value))
        {
            var one = await db.Activities.AsNoTracking().SingleAsync(a => a.Id == group.Key, ct);
            money.Add(
                new(
                    one.Title,
                    one.Amount,
                    await Commitments.OfAsync(db, group.Key, null, ct),
                    group.Select(c => c.Cost).Sum()
                )
            );
        }

        return money;
    }

    /// <summary>Activities a class may belong to: of this year, the one before and those to come. Read once a request.</summary>
    internal async Task<IReadOnlyList<ActivityChoice>> ChoicesAsync(CancellationToken ct)
    {
        if (_choices is not null)
            return _choices;
        var from = clock.Today.Year - YearsBack;
        var rows = await db
            .Activities.AsNoTracking()
            .Within(actor, a => a.RegionCode)
            .Where(a => a.Year >= from && a.CancelledOn == null)
            .OrderByDescending(a => a.Year)
            .ThenBy(a => a.Title)
            .ToListAsync(ct);
        List<ActivityId?> ids = [.. rows.Select(r => (ActivityId?)r.Id)];
        var rounds = db.Rounds;
        var open = (
            await db
                .Classes.AsNoTracking()
                .Where(c => ids.Contains(c.ActivityId))
                .Where(c => rounds.Any(r => r.Id == c.RoundId && r.State != RoundState.Draft))
                .ToListAsync(ct)
        ).ToLookup(c => c.ActivityId!.Value);
        return _choices = [
            .. rows.Select(r => new ActivityChoice(
                r.Id,
                r.Year,
                r.Title,
                r.Amount,
                open[r.Id].ToDictionary(c => c.Id, c => c.Cost)
            )),
        ];
    }

    /// <summary>Whether every activity named is one the writer may use.</summary>
    internal async Task<Refusal?> UnknownAsync(
        IEnumerable<ActivityId?> named,
        string field,
        CancellationToken ct
    )
    {
        List<ActivityId> ids = [.. named.OfType<ActivityId>().Distinct()];
        if (ids.Count == 0)
            return null;
        var found = await db
            .Activities.AsNoTracking()
            .Within(actor, a => a.RegionCode)
            .CountAsync(a => ids.Contains(a.Id), ct);
        return found == ids.Count
            ? null
            : new Refusal("activity-unknown", $"Kegiatan: tidak ditemukan di rencana wilayah ini.", field);
    }
}
