using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Tests.Host;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Kernel;

public sealed class AuditTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_change_is_told_with_who_old_new_and_why(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var user = await Seeds.UserAsync(world);
        var officer = world.As(Role.Officer, "35.72");

        await officer.DoAsync<Db>(async db =>
        {
            db.Because("salah ketik");
            (await db.Users.SingleAsync(u => u.Id == user.Id, World.Ct)).Name = "Sari Benar";
            await db.SaveChangesAsync(World.Ct);
        });

        var entry = await world.AskAsync<Db, AuditEntry>(db =>
            db.AuditEntries.OrderByDescending(a => a.Number).FirstAsync(World.Ct)
        );
        Assert.Equal("users.changed", entry.Action);
        Assert.Equal($"users/{user.Id.Value}", entry.Subject);
        Assert.DoesNotContain("Sari", entry.Detail, StringComparison.Ordinal);
        var opened = Assert.Single(
            await world.AskAsync<Db, IReadOnlyList<AuditEntry>>(db => db.OpenTrailAsync([entry], World.Ct))
        );
        Assert.Equal("""{"name":["Sari Uji","Sari Benar"]}""", opened.Detail);
        Assert.Equal("salah ketik", entry.Reason);
        Assert.Equal((await officer.UserAsync()).Id.Value, entry.UserId);
        Assert.Equal(world.Clock.Now.UtcDateTime, entry.At);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Secrets_are_never_told(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var user = await Seeds.UserAsync(world);

        await world.DoAsync<Db>(async db =>
        {
            (await db.Users.SingleAsync(u => u.Id == user.Id, World.Ct)).PasswordHash = "rahasia-sekali";
            await db.SaveChangesAsync(World.Ct);
        });

        var details = await world.AskAsync<Db, List<string>>(db =>
            db.AuditEntries.Select(a => a.Detail).ToListAsync(World.Ct)
        );
        Assert.Contains("""{"password_hash":"•"}""", details);
        Assert.DoesNotContain(details, d => d.Contains("rahasia", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_trail_refuses_to_be_changed_or_cut(string provider)
    {
        await using var world = await World.StartAsync(provider);
        await Seeds.UserAsync(world);

        foreach (var sql in new[] { "UPDATE audit_entries SET actor = 'x'", "DELETE FROM audit_entries" })
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                SqlAsync(world, sql)
            );
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Tampering_past_the_trigger_is_found_at_its_line(string provider)
    {
        await using var world = await World.StartAsync(provider);
        await Seeds.UserAsync(world);
        await Seeds.UserAsync(world);
        Assert.Equal(0, (await world.CliAsync("audit", "verify")).ExitCode);

        await SqlAsync(
            world,
            provider == Store.Sqlite
                ? "DROP TRIGGER audit_entries_never_change"
                : "ALTER TABLE audit_entries DISABLE TRIGGER ALL"
        );
        await SqlAsync(world, "UPDATE audit_entries SET actor = 'orang lain' WHERE number = 2");

        var (code, _, error) = await world.CliAsync("audit", "verify");
        Assert.Equal(1, code);
        Assert.Contains("baris 2", error, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Cutting_off_the_end_is_found(string provider)
    {
        await using var world = await World.StartAsync(provider);
        await Seeds.UserAsync(world);
        await SqlAsync(
            world,
            provider == Store.Sqlite
                ? "DROP TRIGGER audit_entries_never_go"
                : "ALTER TABLE audit_entries DISABLE TRIGGER ALL"
        );
        await SqlAsync(
            world,
            "DELETE FROM audit_entries WHERE number = (SELECT MAX(number) FROM audit_entries)"
        );

        Assert.Equal(1, (await world.CliAsync("audit", "verify")).ExitCode);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Twenty_writers_at_once_make_one_chain(string provider)
    {
        await using var world = await World.StartAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Seeds.UserAsync(world)));

        var chain = await world.AskAsync<VerifyAuditChain, Result<VerifyAuditChain.Report>>(v =>
            v.RunAsync(World.Ct)
        );
        Assert.False(chain.Refused);
        Assert.Equal(40, chain.Value!.Lines);
    }

    private static Task SqlAsync(World world, string sql) =>
        world.DoAsync<Db>(db => db.Database.ExecuteSqlRawAsync(sql, World.Ct));
}
