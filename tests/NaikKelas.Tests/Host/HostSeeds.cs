using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Jobs;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Host;

internal sealed class OpenApiSeed : IRouteSeed
{
    public string Name => "openapi";

    public Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) =>
        Seeds.Of(("documentName", "v1"));
}

internal sealed class ErrorSeed : IRouteSeed
{
    public string Name => "error";

    public Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) => Seeds.Of(("code", "500"));
}

internal sealed class LanguageSeed : IRouteSeed
{
    public string Name => "language";

    public Task<IReadOnlyDictionary<string, string>> PlantAsync(World world) => Seeds.Of();
}

internal sealed class JobSeed : IRouteSeed
{
    public string Name => "job";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var job = new Job
        {
            Id = Ids.New<JobId>(),
            Title = "Impor",
            StartedBy = null,
            StartedAt = world.Clock.Now.UtcDateTime,
            Href = "/",
            State = JobState.Done,
        };
        await world.DoAsync<Db>(async db =>
        {
            db.Jobs.Add(job);
            await db.SaveChangesAsync(World.Ct);
        });
        return await Seeds.Of(("id", job.Id.Value.ToString()));
    }
}

internal sealed class UserSeed : IRouteSeed
{
    public string Name => "user";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var user = await Seeds.UserAsync(world);
        return await Seeds.Of(("id", user.Id.Value.ToString()));
    }
}

internal sealed class GrantSeed : IRouteSeed
{
    public string Name => "grant";

    public async Task<IReadOnlyDictionary<string, string>> PlantAsync(World world)
    {
        var user = await Seeds.UserAsync(world);
        return await Seeds.Of(("id", user.Id.Value.ToString()), ("grant", user.Grants[0].Id.ToString()));
    }
}

internal static class Seeds
{
    public static Task<IReadOnlyDictionary<string, string>> Of(
        params (string Name, string Value)[] parameters
    ) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(
            parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)
        );

    /// <summary>A new officer of Kota Blitar, invited and not yet arrived.</summary>
    public static async Task<User> UserAsync(World world, string region = "35.72")
    {
        var id = Ids.New<UserId>();
        var user = new User
        {
            Id = id,
            Name = "Sari Uji",
            Email = $"{id.Value:N}@contoh.test",
            NormalizedEmail = $"{id.Value:N}@contoh.test".ToUpperInvariant(),
            SecurityStamp = "seed",
            Grants =
            [
                new UserGrant
                {
                    Id = Guid.CreateVersion7(),
                    UserId = id,
                    Role = Role.Officer,
                    RegionCode = region,
                    From = new DateOnly(2020, 1, 1),
                },
            ],
        };
        await world.DoAsync<Db>(async db =>
        {
            db.Users.Add(user);
            await db.SaveChangesAsync(World.Ct);
        });
        return user;
    }
}
