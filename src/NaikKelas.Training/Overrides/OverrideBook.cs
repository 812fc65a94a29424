using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Places;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Results;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Selection;
using NaikKelas.Training.Terms;

namespace NaikKelas.Training.Overrides;

/// <summary>An override with whom it is about and where.</summary>
internal sealed record OverrideLine(SeatOverride Override, string Code, string Name, string RoundTitle)
{
    public FormattableString What =>
        Override.Kind switch
        {
            OverrideKind.In => $"masuk ke kelas {Override.ClassCode}",
            OverrideKind.Out => $"keluar dari putaran",
            _ => (FormattableString)$"kembali menurut aturan",
        };
}

/// <summary>Somebody whose seat changes, by name: for staff only.</summary>
internal sealed record NamedChange(string Code, string Name, string? Before, string? After);

/// <summary>What an override would do, ready to be read.</summary>
internal sealed record OverridePreview(
    IReadOnlyList<NamedChange> Entered,
    IReadOnlyList<NamedChange> Left,
    IReadOnlyList<NamedChange> Moved,
    IReadOnlyList<(FormattableString Reserve, int Seats, int Before, int After)> Reserves,
    bool IsDrawn
)
{
    public bool Nothing => Entered.Count + Left.Count + Moved.Count + Reserves.Count == 0;
}

/// <summary>How often the rules were set aside in a round.</summary>
internal sealed record OverrideRate(
    int Approved,
    int Applicants,
    IReadOnlyList<(string Proposer, int Count)> By
);

/// <summary>Reads overrides for pages, cut to the reader's regions.</summary>
public sealed class OverrideBook(
    Db db,
    Actor actor,
    PersonDirectory persons,
    PersonalDataKey key,
    Regions regions
)
{
    /// <summary>All of one round, newest first; or (null) those of every round in reach that wait, oldest first.</summary>
    internal async Task<IReadOnlyList<OverrideLine>> ListAsync(RoundId? round, CancellationToken ct)
    {
        var (rounds, nominations) = (db.Rounds.Within(actor, r => r.RegionCode), db.Nominations);
        var rows = await (
            from o in db.Overrides.AsNoTracking()
            join r in rounds on o.RoundId equals r.Id
            join n in nominations on o.NominationId equals n.Id
            where round == null ? o.State == OverrideState.Proposed : o.RoundId == round
            orderby o.ProposedAt
            select new
            {
                Override = o,
                n.Code,
                n.PersonId,
                r.Title,
            }
        ).ToListAsync(ct);
        var people = await persons.FindAllAsync([.. rows.Select(r => r.PersonId)], ct);
        var lines = rows.Select(r => new OverrideLine(r.Override, r.Code, people[r.PersonId].Name, r.Title));
        return [.. round is null ? lines : lines.Reverse()];
    }

    internal async Task<OverrideLine?> FindAsync(RoundId round, OverrideId id, CancellationToken ct) =>
        (await ListAsync(round, ct)).FirstOrDefault(l => l.Override.Id == id);

    /// <summary>
    /// The engine run without and with it. Before the draw lots are not drawn yet, so equal scores stand in a
    /// provisional order. Null: no such applicant or class.
    /// </summary>
    internal async Task<OverridePreview?> PreviewAsync(
        TrainingRound round,
        string code,
        OverrideKind kind,
        string? into,
        CancellationToken ct
    )
    {
        var dossier = await Dossier.LoadAsync(db, round, ct);
        if (
            dossier.Applied.All(a => a.Nomination.Code != code)
            || kind == OverrideKind.In && dossier.Classes.All(c => c.Code != into)
        )
            return null;
        var before = round.State >= RoundState.Drawn ? dossier.ToRound(key) : dossier.ToRound();
        var after = Consequences.With(before, kind, code, into, reason: "");
        return await CompareAsync(dossier, before, after, ct);
    }

    /// <summary>Two runs of one round, told by name.</summary>
    internal async Task<OverridePreview> CompareAsync(
        Dossier dossier,
        Round before,
        Round after,
        CancellationToken ct
    )
    {
        var change = Consequences.Of(before, after);
        var names = await NamesAsync(dossier, change, ct);
        return new OverridePreview(
            [.. change.Entered.Select(Named)],
            [.. change.Left.Select(Named)],
            [.. change.Moved.Select(Named)],
            [.. change.Reserves.Select(r => (Reserve(r), r.Seats, r.Before, r.After))],
            dossier.Round.State >= RoundState.Drawn
        );

        NamedChange Named(SeatChange one) => new(one.Code, names[one.Code], one.Before, one.After);
    }

    internal async Task<OverrideRate> RateAsync(RoundId round, CancellationToken ct)
    {
        var by = await db
            .Overrides.AsNoTracking()
            .Where(o =>
                o.RoundId == round && o.State == OverrideState.Approved && o.Kind != OverrideKind.Lift
            )
            .GroupBy(o => o.ProposedByName)
            .Select(g => new { Proposer = g.Key, Count = g.Count() })
            .ToListAsync(ct);
        var applicants = await db.Nominations.CountAsync(
            n => n.RoundId == round && n.State == NominationState.Submitted,
            ct
        );
        return new OverrideRate(
            by.Sum(b => b.Count),
            applicants,
            [.. by.OrderByDescending(b => b.Count).Select(b => (b.Proposer, b.Count))]
        );
    }

    private FormattableString Reserve(ReserveChange one) =>
        $"Kelas {one.Class}, kursi afirmasi {ReserveGroups.Label(one.Group, regions.PathOf)}";

    private async Task<Dictionary<string, string>> NamesAsync(
        Dossier dossier,
        Consequences change,
        CancellationToken ct
    )
    {
        var codes = change
            .Entered.Concat(change.Left)
            .Concat(change.Moved)
            .Select(c => c.Code)
            .ToHashSet(StringComparer.Ordinal);
        var concerned = dossier.Applied.Select(a => a.Nomination).Where(n => codes.Contains(n.Code)).ToList();
        var people = await persons.FindAllAsync([.. concerned.Select(n => n.PersonId)], ct);
        return concerned.ToDictionary(n => n.Code, n => people[n.PersonId].Name, StringComparer.Ordinal);
    }
}
