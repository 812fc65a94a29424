using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Files;
using NaikKelas.Kernel.Privacy;
using NaikKelas.Registry.Persons;
using NaikKelas.Registry.Privacy;
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
                $"{texts[PrivacyNotice.Of(c.Purpose).Title]} ({c.NoticeVersion ?? "–"}): {texts.Of(c.Way)}, {c.At:yyyy-MM-dd}{(c.TakenBackAt is { } back ? texts[", ditarik {0}", $"{back:yyyy-MM-dd}"] : "")}",
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

    /// <summary>
    /// Before the draw a nomination is withdrawn. After it the decision is an account of public money, which does not rest
    /// on consent; the seat is given back by the invitation's own link.
    /// </summary>
    public async Task<IReadOnlyList<FormattableString>> TakeConsentBackAsync(
        IReadOnlyList<Guid> persons,
        CancellationToken ct
    )
    {
        var said = new List<FormattableString>();
        var ids = Ids(persons);
        var found = await db.Nominations.Where(n => ids.Contains(n.PersonId)).ToListAsync(ct);
        // In one order for everybody: two who hold the same rounds do not wait for each other.
        foreach (var roundId in found.Select(n => n.RoundId).Distinct().OrderBy(r => r.Value))
        {
            // The draw holds the same row: a nomination is either in it or withdrawn before it.
            var round = await db.Rounds.HoldAsync(roundId, ct);
            foreach (var one in found.Where(n => n.RoundId == roundId))
            {
                await db.Entry(one).ReloadAsync(ct);
                if (one.State == NominationState.Withdrawn)
                    continue;
                if (round!.State is RoundState.Drawn or RoundState.Published)
                {
                    said.Add(
                        $"Keputusan atas usulan {one.Code} tetap disimpan sebagai bukti pertanggungjawaban."
                    );
                    continue;
                }

                (one.State, one.WithdrawnBy) = (NominationState.Withdrawn, WithdrawnBy.Applicant);
                one.Version++;
                said.Add($"Usulan {one.Code} ditarik.");
            }
        }

        var nominations = found.ConvertAll(n => n.Id);
        await db
            .Consents.Where(c => nominations.Contains(c.NominationId) && c.TakenBackAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.TakenBackAt, clock.UtcNow), ct);
        return said;
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
                set =>
                    set.SetProperty(c => c.Statement, Gone)
                        .SetProperty(c => c.FileId, (FileId?)null)
                        .SetProperty(c => c.Answer, c => c.Answer == null ? null : Gone),
                ct
            );
        await db.Set<Objection>()
            .Where(o => ids.Contains(o.NominationId))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(o => o.Statement, Gone)
                        .SetProperty(o => o.Answer, o => o.Answer == null ? null : Gone),
                ct
            );
        files.AddRange(await EraseTrainersAsync(Ids(persons), ct));
        await db.Set<Consent>()
            .Where(c => ids.Contains(c.NominationId))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.AskedBy, (string?)null), ct);
        await db.Files.Where(f => files.Contains(f.Id)).ExecuteDeleteAsync(ct);
        return [.. ids.Select(id => $"nominations/{id.Value}")];
    }

    /// <summary>Trainers are retired by then. Their hours stay counted; papers and employer go.</summary>
    private async Task<List<FileId>> EraseTrainersAsync(List<PersonId> persons, CancellationToken ct)
    {
        var trainers = db.Set<Trainer>().Where(t => persons.Contains(t.PersonId));
        var proofs = db.Set<TrainerProof>().Where(p => trainers.Any(t => t.Id == p.TrainerId));
        var files = await proofs.Where(p => p.FileId != null).Select(p => p.FileId!.Value).ToListAsync(ct);
        await proofs.ExecuteDeleteAsync(ct);
        await trainers.ExecuteUpdateAsync(set => set.SetProperty(t => t.Employer, (string?)null), ct);
        return files;
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
