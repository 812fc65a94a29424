using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Applying;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Checking;

/// <summary>One person whose facts or papers somebody has to look at.</summary>
/// <param name="Nomination">Its page is <c>/antrean/{id}</c>.</param>
/// <param name="Code">P0001.</param>
/// <param name="Name">Of the person.</param>
/// <param name="Round">Its title.</param>
/// <param name="Since">UTC, when the first of it came in.</param>
/// <param name="Corrections">Without an answer.</param>
internal sealed record CheckLine(
    NominationId Nomination,
    string Code,
    string Name,
    string Round,
    DateTime Since,
    int Corrections
);

/// <summary>A round that still takes papers: its list says whose are lacking, and which applications wait for a look.</summary>
internal sealed record PaperLine(RoundId Round, string Title, DateTime ClosesAt, int Held);

/// <summary>What waits for a verifier (antrean): people with corrections, oldest first; rounds whose papers can still come.</summary>
public sealed class CheckBook(Db db, Actor actor, AgencyClock clock, PersonDirectory persons)
{
    public const string Path = "/antrean";

    /// <summary>Two queries.</summary>
    internal async Task<IReadOnlyList<CheckLine>> PeopleAsync(CancellationToken ct)
    {
        var (rounds, nominations) = (db.Rounds.Within(actor, r => r.RegionCode), db.Nominations);
        var rows = await db
            .Corrections.AsNoTracking()
            .Where(c => c.State == CorrectionState.Open)
            .Join(
                rounds.Where(r => r.State == RoundState.Screened),
                c => c.RoundId,
                r => r.Id,
                (c, r) =>
                    new
                    {
                        c.NominationId,
                        c.FiledAt,
                        r.Title,
                    }
            )
            .Join(
                nominations.Where(n => n.State == NominationState.Submitted),
                x => x.NominationId,
                n => n.Id,
                (x, n) =>
                    new
                    {
                        n.Id,
                        n.Code,
                        n.PersonId,
                        x.Title,
                        x.FiledAt,
                    }
            )
            .ToListAsync(ct);
        var names = await persons.FindAllAsync([.. rows.Select(r => r.PersonId)], ct);
        return
        [
            .. rows.GroupBy(r => r.Id)
                .Select(g => new CheckLine(
                    g.Key,
                    g.First().Code,
                    names[g.First().PersonId].Name,
                    g.First().Title,
                    g.Min(r => r.FiledAt),
                    g.Count()
                ))
                .OrderBy(l => l.Since)
                .ThenBy(l => l.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>One query; the next to close first.</summary>
    internal async Task<IReadOnlyList<PaperLine>> PapersAsync(CancellationToken ct)
    {
        var (now, drafts) = (clock.UtcNow, db.ApplicationDrafts);
        var rows = await db
            .Rounds.AsNoTracking()
            .Within(actor, r => r.RegionCode)
            .Where(r => r.State == RoundState.Locked && r.OpensAt <= now)
            .OrderBy(r => r.ClosesAt)
            .Select(r => new
            {
                r.Id,
                r.Title,
                r.ClosesAt,
                Held = drafts.Count(d => d.RoundId == r.Id && d.Held != null),
            })
            .ToListAsync(ct);
        return [.. rows.Select(r => new PaperLine(r.Id, r.Title, r.ClosesAt, r.Held))];
    }

    /// <summary>The round and nomination within the reader's reach. Two queries.</summary>
    internal async Task<(TrainingRound Round, Nomination Nomination)?> FindAsync(
        NominationId id,
        CancellationToken ct
    ) =>
        await db.Nominations.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct) is { } nomination
        && await db
            .Rounds.AsNoTracking()
            .Within(actor, r => r.RegionCode)
            .SingleOrDefaultAsync(r => r.Id == nomination.RoundId, ct)
            is { } round
            ? (round, nomination)
            : null;
}
