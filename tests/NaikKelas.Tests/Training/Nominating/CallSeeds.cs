using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NaikKelas.Kernel;
using NaikKelas.Registry.Organisations;
using NaikKelas.Registry.Privacy;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;
using NaikKelas.Training;
using NaikKelas.Training.Applying;
using NaikKelas.Training.Nominations;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Tests.Training.Nominating;

/// <summary>A round that will be opened, and somebody of a co-op who could be nominated in it.</summary>
internal sealed class CallSeed : IRouteSeed
{
    public string Name => "call";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var round = await Blitar.LockedAsync(world);
        var house = await Village.FoundAsync(world, $"KDMP Uji {DraftSeed.Next()}", OrganisationKind.Kdmp);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["round"] = round.Value.ToString(),
            ["nominator"] = house.Id.Value.ToString(),
            ["orang"] = house.Chair.Value.ToString(),
        };
    }
}

/// <summary>A draft of somebody without an account, in a round that takes such.</summary>
internal sealed class ApplicationSeed : IRouteSeed
{
    public string Name => "application";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var id = (await Blitar.DraftAsync(world, Blitar.Input($"Putaran {DraftSeed.Next()}"))).Value;
        await world.AskAsync<SaveTerms, Result<RoundId>>(s =>
            s.RunAsync(new RoundId(id), Village.Anybody, null, World.Ct)
        );
        await world.AskAsync<LockRound, Result<RoundId>>(l => l.RunAsync(new RoundId(id), World.Ct));
        return await world.AskAsync<Db, IReadOnlyDictionary<string, string>>(async db =>
        {
            var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == new RoundId(id), World.Ct);
            var draft = new ApplicationDraft
            {
                Id = Ids.New<DraftId>(),
                RoundId = round.Id,
                ContentSealed = Application.Blank.Seal(world.Services.GetRequiredService<PersonalDataKey>()),
                NoticeVersion = PrivacyNotice.Of(PrivacyNotice.Application).Version,
                StartedAt = world.Clock.Now.UtcDateTime,
            };
            db.ApplicationDrafts.Add(draft);
            await db.SaveChangesAsync(World.Ct);
            var path = world.Services.GetRequiredService<DraftLink>().PathOf(round.Slug, draft.Id);
            return new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["slug"] = round.Slug,
                ["token"] = path[(path.LastIndexOf('/') + 1)..],
            };
        });
    }
}

/// <summary>A nomination of a pesantren, for who speaks for the pesantren of the region.</summary>
internal sealed class OwnCallSeed : IRouteSeed
{
    public string Name => "own-call";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var round = await Blitar.LockedAsync(world);
        var house = await Village.FoundAsync(
            world,
            $"Pesantren Uji {DraftSeed.Next()}",
            OrganisationKind.Pesantren
        );
        await world.DoAsync<Db>(async db =>
        {
            db.Nominations.Add(
                new Nomination
                {
                    Id = Ids.New<NominationId>(),
                    RoundId = round,
                    Code = "P0001",
                    PersonId = house.Chair,
                    NominatorId = house.Id,
                    Choices = "K1",
                    ArrivedAt = world.Clock.Now.UtcDateTime,
                    Source = "uji",
                }
            );
            await db.SaveChangesAsync(World.Ct);
        });
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["round"] = round.Value.ToString(),
            ["nominator"] = house.Id.Value.ToString(),
            ["code"] = "P0001",
        };
    }
}
