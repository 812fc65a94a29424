using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Results;
using NaikKelas.Training;
using NaikKelas.Training.Corrections;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Objections;
using NaikKelas.Training.Overrides;
using NaikKelas.Training.Reviews;
using NaikKelas.Training.Rounds;
using NaikKelas.Training.Terms;

namespace NaikKelas.Tests.Training.Reviews;

/// <summary>A screened round in its correction window, written straight into the tables.</summary>
internal class ReviewedSeed : IRouteSeed
{
    public virtual string Name => "reviewed";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var planted = new Dictionary<string, string>(
            await new PublishedSeed().PlantAsync(world),
            StringComparer.Ordinal
        );
        var (round, proposer) = (
            new RoundId(Guid.Parse(planted["round"])),
            await world.As(Role.Officer, "35").UserAsync()
        );
        await world.DoAsync<Db>(async db =>
        {
            var row = await db.Rounds.SingleAsync(r => r.Id == round, World.Ct);
            (row.State, row.ScreenedAt, row.DrawnAt) = (
                RoundState.Screened,
                world.Clock.Now.UtcDateTime,
                null
            );
            (row.CorrectionDays, row.ObjectionDays) = (3, 3);
            var nomination = await db.Nominations.SingleAsync(n => n.RoundId == round, World.Ct);
            if (await AddAsync(db, nomination, proposer, world.Clock.Now.UtcDateTime) is { } id)
                planted["id"] = id.ToString();
            await db.SaveChangesAsync(World.Ct);
        });
        return planted;
    }

    /// <summary>What the route's id names; null: nothing.</summary>
    protected virtual Task<Guid?> AddAsync(Db db, Nomination nomination, User proposer, DateTime now) =>
        Task.FromResult<Guid?>(null);
}

internal sealed class OverrideSeed : ReviewedSeed
{
    public override string Name => "override";

    protected override Task<Guid?> AddAsync(Db db, Nomination nomination, User proposer, DateTime now)
    {
        var id = Ids.New<OverrideId>();
        db.Overrides.Add(
            new SeatOverride
            {
                Id = id,
                RoundId = nomination.RoundId,
                NominationId = nomination.Id,
                Kind = OverrideKind.Out,
                Reason = "Keputusan rapat nomor 1",
                ProposedBy = proposer.Id,
                ProposedByName = proposer.Name,
                ProposedAt = now,
            }
        );
        return Task.FromResult<Guid?>(id.Value);
    }
}

internal sealed class CorrectionSeed : ReviewedSeed
{
    public override string Name => "correction";

    protected override async Task<Guid?> AddAsync(Db db, Nomination nomination, User proposer, DateTime now)
    {
        var id = Ids.New<CorrectionId>();
        db.Corrections.Add(
            new Correction
            {
                Id = id,
                RoundId = nomination.RoundId,
                NominationId = nomination.Id,
                Fact = "rat-held-by",
                Statement = "RAT kami tepat waktu",
                From = CorrectionFrom.Applicant,
                FiledAt = now,
                FileId = await db.Files.Select(f => (FileId?)f.Id).FirstAsync(World.Ct),
            }
        );
        return id.Value;
    }
}

internal sealed class ObjectionSeed : ReviewedSeed
{
    public override string Name => "objection";

    protected override Task<Guid?> AddAsync(Db db, Nomination nomination, User proposer, DateTime now)
    {
        var id = Ids.New<ObjectionId>();
        db.Objections.Add(
            new Objection
            {
                Id = id,
                RoundId = nomination.RoundId,
                NominationId = nomination.Id,
                Statement = "RAT kami tepat waktu",
                FiledAt = now,
            }
        );
        return Task.FromResult<Guid?>(id.Value);
    }
}

/// <summary>The same round with a nominator limit, and another one asked for.</summary>
internal sealed class LimitedSeed : IRouteSeed
{
    public string Name => "limited";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var planted = await new ReviewedSeed().PlantAsync(world);
        var round = new RoundId(Guid.Parse(planted["round"]));
        await world.DoAsync<Db>(async db =>
        {
            var row = await db.Rounds.SingleAsync(r => r.Id == round, World.Ct);
            row.TermsJson = (RoundTerms.Empty with { MaxPerNominator = 1 }).ToJson();
            await db.SaveChangesAsync(World.Ct);
        });
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["round"] = planted["round"],
            ["batas"] = "2",
            ["Input.Limit"] = "2",
        };
    }
}

/// <summary>A nomination by its own id: its co-op's board is somebody else, so the region alone finds nothing.</summary>
internal sealed class OwnNominationSeed : IRouteSeed
{
    public string Name => "own-nomination";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var planted = await new ReviewedSeed().PlantAsync(world);
        var round = new RoundId(Guid.Parse(planted["round"]));
        var id = await world.AskAsync<Db, NominationId>(db =>
            db.Nominations.Where(n => n.RoundId == round).Select(n => n.Id).SingleAsync(World.Ct)
        );
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["nomination"] = id.Value.ToString(),
        };
    }
}

/// <summary>Somebody whose fact is said to be wrong, by the nomination.</summary>
internal sealed class CheckedSeed : IRouteSeed
{
    public string Name => "checked";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var planted = await new ReviewedSeed().PlantAsync(world);
        var round = new RoundId(Guid.Parse(planted["round"]));
        var id = await world.AskAsync<Db, NominationId>(db =>
            db.Nominations.Where(n => n.RoundId == round).Select(n => n.Id).SingleAsync(World.Ct)
        );
        return new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id.Value.ToString() };
    }
}
