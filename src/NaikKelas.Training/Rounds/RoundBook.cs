using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Training.Nominations;

namespace NaikKelas.Training.Rounds;

/// <summary>A round in a list. Instants are UTC.</summary>
public sealed record RoundCard(
    RoundId Id,
    string Title,
    string RegionCode,
    RoundPhase Phase,
    DateTime OpensAt,
    DateTime ClosesAt,
    int Classes,
    int Seats,
    int Nominations
);

/// <summary>The last round of a page: by when it closes (UTC), and its id.</summary>
internal sealed record RoundKey(DateTime ClosesAt, Guid Id);

/// <summary>A class of a round, with its seats.</summary>
public sealed record RoundClass(
    Guid Id,
    string Code,
    string Topic,
    string Name,
    DateOnly StartsOn,
    DateOnly EndsOn,
    string Place,
    int Capacity,
    int Nominations
);

/// <summary>A round on its own page: phase, times, digests, classes. Without anything about a person.</summary>
public sealed record RoundPaper(
    RoundId Id,
    string Title,
    string Slug,
    string RegionCode,
    RoundPhase Phase,
    DateTime OpensAt,
    DateTime ClosesAt,
    int TermsVersion,
    string? LockDigest,
    string? SecretDigest,
    string PublicValueName,
    int Nominations,
    IReadOnlyList<RoundClass> Classes
);

/// <summary>Reads rounds for pages and the API, cut to the reader's regions.</summary>
public sealed class RoundBook(Db db, Actor actor, AgencyClock clock)
{
    /// <summary>Newest closing first. Three queries.</summary>
    public async Task<IReadOnlyList<RoundCard>> ListAsync(CancellationToken ct) =>
        await CardsAsync(await Newest(Own).ToListAsync(ct), ct);

    /// <summary>So many of them after the last one seen. Three queries.</summary>
    internal async Task<IReadOnlyList<RoundCard>> PageAsync(RoundKey? after, int take, CancellationToken ct)
    {
        var rounds = Own;
        if (after is { ClosesAt: var closesAt, Id: var id })
            rounds = rounds.After(
                r => r.ClosesAt < closesAt,
                r => r.ClosesAt == closesAt,
                r => r.Id,
                new RoundId(id)
            );
        return await CardsAsync(await Newest(rounds).Take(take).ToListAsync(ct), ct);
    }

    private IQueryable<TrainingRound> Own => db.Rounds.AsNoTracking().Within(actor, r => r.RegionCode);

    private static IQueryable<TrainingRound> Newest(IQueryable<TrainingRound> rounds) =>
        rounds.OrderByDescending(r => r.ClosesAt).ThenBy(r => r.Id);

    private async Task<IReadOnlyList<RoundCard>> CardsAsync(
        IReadOnlyList<TrainingRound> rounds,
        CancellationToken ct
    )
    {
        var (classes, nominations) = (db.Classes, db.Nominations);
        List<RoundId> ids = [.. rounds.Select(r => r.Id)];
        List<RoundId?> some = [.. ids];
        var seats = await classes
            .AsNoTracking()
            .Where(c => some.Contains(c.RoundId))
            .GroupBy(c => c.RoundId!.Value)
            .Select(g => new
            {
                Round = g.Key,
                Classes = g.Count(),
                Seats = g.Sum(c => c.Capacity),
            })
            .ToDictionaryAsync(g => g.Round, ct);
        var came = await nominations
            .AsNoTracking()
            .Where(n => ids.Contains(n.RoundId) && n.State == NominationState.Submitted)
            .GroupBy(n => n.RoundId)
            .Select(g => new { Round = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Round, g => g.Count, ct);
        return
        [
            .. rounds.Select(r => new RoundCard(
                r.Id,
                r.Title,
                r.RegionCode,
                r.PhaseAt(clock.UtcNow),
                r.OpensAt,
                r.ClosesAt,
                seats.GetValueOrDefault(r.Id)?.Classes ?? 0,
                seats.GetValueOrDefault(r.Id)?.Seats ?? 0,
                came.GetValueOrDefault(r.Id)
            )),
        ];
    }

    public async Task<RoundPaper?> ReadAsync(RoundId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } round)
            return null;
        var (classes, topics) = (db.Classes, db.Topics);
        var rows = await classes
            .AsNoTracking()
            .Where(c => c.RoundId == id)
            .Join(topics, c => c.TopicId, t => t.Id, (c, t) => new { Class = c, Topic = t.Name })
            .ToListAsync(ct);
        var wanted = await db
            .Nominations.AsNoTracking()
            .Where(n => n.RoundId == id && n.State == NominationState.Submitted)
            .GroupBy(n => n.Choices)
            .Select(g => new { Choices = g.Key, Count = g.Count() })
            .ToListAsync(ct);
        return new RoundPaper(
            round.Id,
            round.Title,
            round.Slug,
            round.RegionCode,
            round.PhaseAt(clock.UtcNow),
            round.OpensAt,
            round.ClosesAt,
            round.TermsVersion,
            round.LockDigest,
            round.SecretDigest,
            round.PublicValueName,
            wanted.Sum(w => w.Count),
            [
                .. rows.OrderBy(r => r.Class.Code!.Length)
                    .ThenBy(r => r.Class.Code, StringComparer.Ordinal)
                    .Select(r => new RoundClass(
                        r.Class.Id.Value,
                        r.Class.Code!,
                        r.Topic,
                        r.Class.Name,
                        r.Class.StartsOn,
                        r.Class.EndsOn,
                        r.Class.Place,
                        r.Class.Capacity,
                        wanted.Where(w => w.Choices.Split(',').Contains(r.Class.Code)).Sum(w => w.Count)
                    )),
            ]
        );
    }

    /// <summary>The round where it lies within the reader's reach.</summary>
    internal Task<TrainingRound?> FindAsync(RoundId id, CancellationToken ct) =>
        db.Rounds.AsNoTracking().Within(actor, r => r.RegionCode).SingleOrDefaultAsync(r => r.Id == id, ct);

    internal async Task<IReadOnlyList<TermsVersion>> VersionsAsync(RoundId id, CancellationToken ct) =>
        await db
            .TermsVersions.AsNoTracking()
            .Where(v => v.RoundId == id)
            .OrderByDescending(v => v.Number)
            .ToListAsync(ct);
}
