using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Training.Objections;

/// <summary>An objection with whom it comes from.</summary>
internal sealed record ObjectionLine(Objection Objection, Nomination Nomination, string Name);

/// <summary>Reads objections. The caller has found the round within the reader's reach, or proven the link.</summary>
public sealed class ObjectionBook(Db db, PersonDirectory persons)
{
    /// <summary>Those without an answer first, oldest first.</summary>
    internal async Task<IReadOnlyList<ObjectionLine>> ListAsync(RoundId round, CancellationToken ct)
    {
        var nominations = db.Nominations;
        var rows = await db
            .Objections.AsNoTracking()
            .Where(o => o.RoundId == round)
            .Join(
                nominations,
                o => o.NominationId,
                n => n.Id,
                (o, n) => new { Objection = o, Nomination = n }
            )
            .OrderBy(r => r.Objection.State != ObjectionState.Open)
            .ThenBy(r => r.Objection.FiledAt)
            .ToListAsync(ct);
        var people = await persons.FindAllAsync([.. rows.Select(r => r.Nomination.PersonId)], ct);
        return
        [
            .. rows.Select(r => new ObjectionLine(
                r.Objection,
                r.Nomination,
                people[r.Nomination.PersonId].Name
            )),
        ];
    }

    internal async Task<ObjectionLine?> FindAsync(RoundId round, ObjectionId id, CancellationToken ct) =>
        (await ListAsync(round, ct)).FirstOrDefault(l => l.Objection.Id == id);

    /// <summary>What one applicant handed in, oldest first.</summary>
    internal async Task<IReadOnlyList<Objection>> OfAsync(NominationId nomination, CancellationToken ct) =>
        await db
            .Objections.AsNoTracking()
            .Where(o => o.NominationId == nomination)
            .OrderBy(o => o.FiledAt)
            .ToListAsync(ct);
}
