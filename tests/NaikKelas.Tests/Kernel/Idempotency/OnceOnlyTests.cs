using System.Text;
using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Access;
using NaikKelas.Kernel.Files;
using NaikKelas.Kernel.Idempotency;
using NaikKelas.Tests.House;

namespace NaikKelas.Tests.Kernel.Idempotency;

/// <summary>The act of these tests stores a file: nothing about it keeps itself from being done twice.</summary>
public sealed class OnceOnlyTests
{
    public static TheoryData<string> Providers => World.Providers;

    private static OnceRequest Request(string key = "k-1", string body = "{}", string route = "POST /x") =>
        new(key, route, Encoding.UTF8.GetBytes(body));

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_act_asked_twice_is_done_twice_without_the_key(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var who = world.As(Role.Officer, "35.72");

        for (var i = 0; i < 2; i++)
            await who.AskAsync<Db, Result<OnceAnswer>>(db => db.RunAsync(() => Store(db), World.Ct));

        Assert.Equal(2, await FilesAsync(world));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_key_and_body_get_the_same_answer_and_nothing_is_done_again(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var who = world.As(Role.Officer, "35.72");

        var first = (await AskAsync(who, Request())).Value!;
        var again = (await AskAsync(who, Request())).Value!;

        Assert.Equal((first.Status, first.Body, false), (again.Status, again.Body, first.IsRepeated));
        Assert.True(again.IsRepeated);
        Assert.Equal(1, await FilesAsync(world));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_same_key_with_another_body_or_address_is_refused(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var who = world.As(Role.Officer, "35.72");
        await AskAsync(who, Request());

        var body = await AskAsync(who, Request(body: "{\"a\":1}"));
        var route = await AskAsync(who, Request(route: "POST /y"));

        Assert.Equal("idempotency-key.other-body", body.Refusal?.Code);
        Assert.Equal(RefusalKind.Conflict, route.Refusal?.Kind);
        Assert.Equal(1, await FilesAsync(world));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_key_is_its_callers_own(string provider)
    {
        await using var world = await World.StartAsync(provider);

        await AskAsync(world.As(Role.Officer, "35.72"), Request());
        var other = await AskAsync(world.As(Role.Officer, "35.17"), Request());

        Assert.False(other.Value!.IsRepeated);
        Assert.Equal(2, await FilesAsync(world));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_two_at_once_one_is_done_and_both_get_its_answer(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var who = world.As(Role.Officer, "35.72");
        await who.UserAsync();
        // On PostgreSQL both have looked for the key before either acts: the worst that can happen. SQLite has one writer.
        using var looked = new CountdownEvent(2);
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var acts = 0;

        async Task<Result<OnceAnswer>> ActAsync(Db db)
        {
            if (Interlocked.Increment(ref acts) <= 2 && provider == NaikKelas.Kernel.Store.Postgres)
            {
                if (looked.Signal())
                    both.SetResult();
                await both.Task.WaitAsync(World.Ct);
            }

            return await Store(db);
        }

        var answers = await Task.WhenAll(
            Task.Run(() => AskAsync(who, Request(), ActAsync), World.Ct),
            Task.Run(() => AskAsync(who, Request(), ActAsync), World.Ct)
        );

        Assert.Equal(1, await FilesAsync(world));
        Assert.Equal(answers[0].Value!.Body, answers[1].Value!.Body);
        Assert.Single(answers, a => a.Value!.IsRepeated);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Whoever_meets_the_winners_work_as_a_refusal_gets_the_winners_answer(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var who = world.As(Role.Officer, "35.72");
        OnceAnswer? winner = null;

        // The other request is done whole between this one's look for the key and its own rule.
        var late = await who.AskAsync<IServiceProvider, Result<OnceAnswer>>(services =>
        {
            var once = (OnceOnly)services.GetService(typeof(OnceOnly))!;
            return once.RunAsync(
                Request(),
                async () =>
                {
                    if (provider == NaikKelas.Kernel.Store.Postgres)
                        winner = (await AskAsync(who, Request())).Value;
                    return Refusal.Conflict("done-already", $"Sudah ada.");
                },
                World.Ct
            );
        });

        if (provider == NaikKelas.Kernel.Store.Postgres)
            Assert.Equal(winner!.Body, late.Value!.Body);
        else
            Assert.Equal("done-already", late.Refusal?.Code);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_answer_lost_after_the_commit_is_told_to_whoever_asks_again(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var who = world.As(Role.Officer, "35.72");

        await Assert.ThrowsAsync<IOException>(() =>
            AskAsync(
                who,
                Request(),
                db =>
                {
                    db.AfterCommit(() => throw new IOException("The line went dead."));
                    return Store(db);
                }
            )
        );
        var again = await AskAsync(who, Request());

        Assert.True(again.Value!.IsRepeated);
        Assert.Equal(1, await FilesAsync(world));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_refusal_keeps_no_key(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var who = world.As(Role.Officer, "35.72");

        var refused = await AskAsync(
            who,
            Request(),
            _ => Task.FromResult<Result<OnceAnswer>>(new Refusal("bad", $"Salah."))
        );
        var mended = await AskAsync(who, Request(body: "{\"a\":1}"));

        Assert.Equal("bad", refused.Refusal?.Code);
        Assert.False(mended.Refused);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Kept_answers_go_when_their_days_are_over_and_not_before(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var who = world.As(Role.Officer, "35.72");
        await AskAsync(who, Request());
        var clock = (AnswerClock)world.Services.GetService(typeof(AnswerClock))!;

        world.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await clock.RunAsync(World.Ct));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await clock.RunAsync(World.Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("dua kata")]
    [InlineData("kunci-é")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        await using var world = await World.StartAsync();

        var refused = await AskAsync(world.As(Role.Officer, "35.72"), Request(key));

        Assert.Equal("idempotency-key", refused.Refusal?.Code);
    }

    [Fact]
    public async Task A_key_costs_one_read_and_no_more()
    {
        await using var world = await World.StartAsync();
        var who = world.As(Role.Officer, "35.72");
        await who.UserAsync();
        await AskAsync(who, Request("warm"));

        var before = world.Queries;
        await AskAsync(who, Request("k-2"));
        var withKey = world.Queries - before;
        before = world.Queries;
        await who.AskAsync<Db, Result<OnceAnswer>>(db => db.RunAsync(() => Store(db), World.Ct));

        // One read for the key, one insert (SQLite's are read for what they changed); the use case costs the same.
        Assert.InRange(withKey - (world.Queries - before), 1, 2);
    }

    [Fact]
    public async Task A_use_case_that_goes_on_after_a_refusal_inside_is_a_bug()
    {
        await using var world = await World.StartAsync();

        await world.DoAsync<Db>(db =>
            Assert.ThrowsAsync<InvalidOperationException>(() =>
                db.RunAsync<Unit>(
                    async () =>
                    {
                        await db.RunAsync<Unit>(
                            () => Task.FromResult<Result<Unit>>(new Refusal("no", $"Tidak.")),
                            World.Ct
                        );
                        return new Unit();
                    },
                    World.Ct
                )
            )
        );
    }

    private static Task<Result<OnceAnswer>> AskAsync(
        Someone who,
        OnceRequest request,
        Func<Db, Task<Result<OnceAnswer>>>? act = null
    ) =>
        who.AskAsync<IServiceProvider, Result<OnceAnswer>>(services =>
        {
            var db = (Db)services.GetService(typeof(Db))!;
            return ((OnceOnly)services.GetService(typeof(OnceOnly))!).RunAsync(
                request,
                () => (act ?? Store)(db),
                World.Ct
            );
        });

    private static Task<Result<OnceAnswer>> Store(Db db)
    {
        var file = new StoredFile
        {
            Id = Ids.New<FileId>(),
            Name = "contoh.txt",
            ContentType = "text/plain",
            Digest = new string('0', 64),
            StoredAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Content = [1],
        };
        db.Files.Add(file);
        return Task.FromResult<Result<OnceAnswer>>(new OnceAnswer(201, $"\"{file.Id.Value}\""));
    }

    private static Task<int> FilesAsync(World world) =>
        world.AskAsync<Db, int>(db => db.Files.CountAsync(World.Ct));
}
