using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Registry.Persons;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Registry;
using static NaikKelas.Tests.Registry.RegistrySteps;

namespace NaikKelas.Tests.Kernel;

/// <summary>What the trail says of people: sealed line by line, unreadable when the key is gone, the chain whole.</summary>
public sealed class TrailKeyTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task No_line_of_the_trail_holds_a_name_a_number_or_an_address_of_a_person(string provider)
    {
        await using var world = await World.StartAsync(provider);
        await RegisterAsync(world);

        foreach (var line in await LinesAsync(world))
        foreach (var told in new[] { "Kartini", "KARTINI", "628120000", "kartini@", "1990-08-17" })
            Assert.DoesNotContain(told, line.Detail, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task With_its_key_a_line_reads_as_before(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await RegisterAsync(world);
        await RenameAsync(world, id, "Kartini Baru");

        var lines = await OpenedAsync(world, id);

        Assert.Contains("\"email\":\"kartini@contoh.test\"", lines[0].Detail, StringComparison.Ordinal);
        Assert.Contains("\"birth_date\":\"1990-08-17\"", lines[0].Detail, StringComparison.Ordinal);
        Assert.Contains(
            "\"name\":[\"Kartini Lama\",\"Kartini Baru\"]",
            lines[1].Detail,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Without_its_key_nobody_reads_it_and_the_chain_still_holds(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var gone = await RegisterAsync(world);
        var other = await world.PersonAsync("Dewi");
        var before = await LinesAsync(world);

        await world.DoAsync<Db>(db => db.DestroyTrailKeysAsync([$"persons/{gone.Value}"], World.Ct));

        Assert.Contains(
            "\"name\":\"•\"",
            (await OpenedAsync(world, gone))[0].Detail,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"name\":\"Dewi\"",
            (await OpenedAsync(world, other))[0].Detail,
            StringComparison.Ordinal
        );
        Assert.Equal(before, await LinesAsync(world));
        Assert.Equal(0, (await world.CliAsync("audit", "verify")).ExitCode);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task What_is_saved_after_a_key_was_destroyed_gets_a_new_one(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var id = await RegisterAsync(world);
        await world.DoAsync<Db>(db => db.DestroyTrailKeysAsync([$"persons/{id.Value}"], World.Ct));
        await RenameAsync(world, id, "Kartini Baru");

        // The old line was sealed with the key that is gone, and the new key must not be tried on it.
        var lines = await OpenedAsync(world, id);

        Assert.Contains("\"name\":\"•\"", lines[0].Detail, StringComparison.Ordinal);
        Assert.Contains("Kartini Baru", lines[1].Detail, StringComparison.Ordinal);
    }

    private static async Task<PersonId> RegisterAsync(World world) =>
        Granted(
            await world.AskAsync<RegisterPerson, Result<PersonId>>(r =>
                r.RunAsync(
                    new PersonInput
                    {
                        Name = "Kartini Lama",
                        Phone = "0812-0000-1234",
                        Email = "kartini@contoh.test",
                        BirthDate = new DateOnly(1990, 8, 17),
                        RegionCode = Blitar,
                    },
                    World.Ct
                )
            )
        );

    private static async Task RenameAsync(World world, PersonId id, string name) =>
        Granted(
            await world.AskAsync<ChangePerson, Result<PersonId>>(c =>
                c.RunAsync(id, new PersonInput { Name = name, RegionCode = Blitar }, World.Ct)
            )
        );

    private static Task<List<AuditEntry>> LinesAsync(World world) =>
        world.AskAsync<Db, List<AuditEntry>>(db =>
            db.AuditEntries.AsNoTracking().OrderBy(a => a.Number).ToListAsync(World.Ct)
        );

    private static Task<IReadOnlyList<AuditEntry>> OpenedAsync(World world, PersonId id) =>
        world.AskAsync<Db, IReadOnlyList<AuditEntry>>(async db =>
        {
            var subject = $"persons/{id.Value}";
            var lines = await db
                .AuditEntries.AsNoTracking()
                .Where(a => a.Subject == subject)
                .OrderBy(a => a.Number)
                .ToListAsync(World.Ct);
            return await db.OpenTrailAsync(lines, World.Ct);
        });
}
