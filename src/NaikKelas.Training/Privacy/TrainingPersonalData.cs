using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Kernel.Privacy;
using NaikKelas.Registry.Persons;
using NaikKelas.Training.Applying;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Nominating;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Objections;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Trainers;

namespace NaikKelas.Training.Privacy;

/// <summary>What training holds on persons: nominations with what came of them, what applicants wrote, trainers.</summary>
internal sealed class TrainingPersonalData(Db db, AgencyClock clock, Texts texts) : IHoldsPersonalData
{
    private const string Source = "seleksi pelatihan";
    private const string Gone = "(dihapus)";

    /// <summary>Years that nominations and decisions are kept as accounts of public money (UU 8/1997 art. 11).</summary>
    private const int AccountYears = 10;

    public async Task<IReadOnlyList<HeldFact>> CollectAsync(IReadOnlyList<Guid> persons, CancellationToken ct)
    {
        var nominations = await NominationsAsync(persons, ct);
        var ids = nominations.ConvertAll(n => n.Nomination.Id);
        var facts = nominations
            .Select(n => new HeldFact(
                "Usulan",
                $"{n.Nomination.Code}, {n.Round}, {texts.Of(n.Nomination.State)}, {n.Nomination.ArrivedAt:yyyy-MM-dd}",
                Source
            ))
            .ToList();
        facts.AddRange(
            (
                await db.Set<Consent>()
                    .AsNoTracking()
                    .Where(c => ids.Contains(c.NominationId))
                    .ToListAsync(ct)
            ).Select(c => new HeldFact(
                "Persetujuan",
                $"{texts.Of(c.Way)}, {c.At:yyyy-MM-dd}, {c.NoticeVersion ?? "–"}",
                Source
            ))
        );
        facts.AddRange(
            (
                await db.Set<Correction>()
                    .AsNoTracking()
                    .Where(c => ids.Contains(c.NominationId))
                    .ToListAsync(ct)
            ).Select(c => new HeldFact("Koreksi", c.Statement, Source))
        );
        facts.AddRange(
            (
                await db.Set<Objection>()
                    .AsNoTracking()
                    .Where(o => ids.Contains(o.NominationId))
                    .ToListAsync(ct)
            ).Select(o => new HeldFact("Keberatan", o.Statement, Source))
        );
        return facts;
    }

    public async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(
        IReadOnlyList<Guid> persons,
        CancellationToken ct
    )
    {
        var ids = Ids(persons);
        var obstacles = (await NominationsAsync(persons, ct))
            .Where(n => n.Nomination.State != NominationState.Withdrawn)
            .Select(n => (n, Until: DateOnly.FromDateTime(n.Nomination.ArrivedAt).AddYears(AccountYears)))
            .Where(n => n.Until >= clock.Today)
            .Select(n => new Obstacle(
                $"usulan {n.n.Nomination.Code} pada {n.n.Round} disimpan sebagai bukti pertanggungjawaban",
                n.Until
            ))
            .ToList();
        if (await db.Set<Trainer>().AnyAsync(t => ids.Contains(t.PersonId) && t.RetiredOn == null, ct))
            obstacles.Add(new($"masih tercatat sebagai narasumber"));
        return obstacles;
    }

    public async Task<IReadOnlyList<string>> EraseAsync(IReadOnlyList<Guid> persons, CancellationToken ct)
    {
        var ids = (await NominationsAsync(persons, ct)).ConvertAll(n => n.Nomination.Id);
        var files = await db.Set<Correction>()
            .Where(c => ids.Contains(c.NominationId) && c.FileId != null)
            .Select(c => c.FileId!.Value)
            .ToListAsync(ct);
        await db.Set<ApplicationDraft>()
            .Where(d => d.NominationId != null && ids.Contains(d.NominationId.Value))
            .ExecuteDeleteAsync(ct);
        await db.Set<Correction>()
            .Where(c => ids.Contains(c.NominationId))
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Statement, Gone).SetProperty(c => c.FileId, (FileId?)null),
                ct
            );
        await db.Set<Objection>()
            .Where(o => ids.Contains(o.NominationId))
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Statement, Gone), ct);
        await db.Set<Consent>()
            .Where(c => ids.Contains(c.NominationId))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.AskedBy, (string?)null), ct);
        await db.Files.Where(f => files.Contains(f.Id)).ExecuteDeleteAsync(ct);
        return [.. ids.Select(id => $"nominations/{id.Value}")];
    }

    private async Task<List<(Nomination Nomination, string Round)>> NominationsAsync(
        IReadOnlyList<Guid> persons,
        CancellationToken ct
    )
    {
        var (ids, rounds) = (Ids(persons), db.Set<TrainingRound>());
        var found = await db.Set<Nomination>()
            .AsNoTracking()
            .Where(n => ids.Contains(n.PersonId))
            .Join(rounds, n => n.RoundId, r => r.Id, (n, r) => new { Nomination = n, r.Title })
            .OrderBy(n => n.Nomination.ArrivedAt)
            .ToListAsync(ct);
        return found.ConvertAll(n => (n.Nomination, n.Title));
    }

    private static List<PersonId> Ids(IReadOnlyList<Guid> persons) =>
        [.. persons.Select(p => new PersonId(p))];
}

/// <summary>Forms that were never sent, and those that were sent and became no nomination.</summary>
internal sealed class UnsentDrafts(Db db) : IRetains
{
    public string Rule => "draft";

    public Task<int> CountAsync(DateTime olderThan, CancellationToken ct) => Old(olderThan).CountAsync(ct);

    public Task<int> DropAsync(DateTime olderThan, CancellationToken ct) =>
        Old(olderThan).ExecuteDeleteAsync(ct);

    private IQueryable<ApplicationDraft> Old(DateTime olderThan) =>
        db.Set<ApplicationDraft>()
            .Where(d => d.NominationId == null && (d.SentAt ?? d.StartedAt) < olderThan);
}
