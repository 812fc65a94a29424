using Microsoft.EntityFrameworkCore;
using NaikKelas.Kernel;
using NaikKelas.Kernel.Auditing;
using NaikKelas.Tests.House;
using NaikKelas.Tests.Training.Rounds;
using NaikKelas.Training;
using NaikKelas.Training.Classes;
using NaikKelas.Training.Plans;
using NaikKelas.Training.Rounds;

namespace NaikKelas.Tests.Training.Plans;

/// <summary>Classes are opened within the line of their activity, or somebody says why not.</summary>
public sealed class BudgetTests
{
    public static TheoryData<string> Providers => World.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_class_above_its_line_is_opened_only_with_a_reason_that_stays(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var activity = await Budget.ActivityAsync(world);
        var within = await Budget.DraftAsync(world, activity, 1_500_000, "Putaran pertama");
        var above = await Budget.DraftAsync(world, activity, 1_500_000, "Putaran kedua");

        Assert.False((await Budget.LockAsync(world, within)).Refused);
        var silent = await Budget.LockAsync(world, above);
        var told = await Budget.LockAsync(world, above, Budget.Reason);

        Assert.Equal(("over-budget", "OverBudgetReason"), (silent.Refusal?.Code, silent.Refusal?.Field));
        Assert.False(told.Refused, told.Refusal?.Message.ToString());
        var kept = Assert.Single(
            await world.AskAsync<Db, List<Overrun>>(db => db.Overruns.ToListAsync(World.Ct))
        );
        Assert.Equal((120_000_000, 100_000_000), (kept.CommittedRupiah, kept.LineRupiah));
        Assert.True(
            await world.AskAsync<Db, bool>(db =>
                db.AuditEntries.AnyAsync(a => a.Reason == Budget.Reason, World.Ct)
            )
        );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_rounds_opened_at_once_do_not_spend_the_money_twice(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var activity = await Budget.ActivityAsync(world);
        var one = await Budget.DraftAsync(world, activity, 1_500_000, "Putaran pertama");
        var other = await Budget.DraftAsync(world, activity, 1_500_000, "Putaran kedua");

        var results = await Task.WhenAll(Budget.LockAsync(world, one), Budget.LockAsync(world, other));

        Assert.Single(results, r => !r.Refused);
        Assert.Equal("over-budget", Assert.Single(results, r => r.Refused).Refusal?.Code);
        Assert.Equal(new Rupiah(60_000_000), await CommittedAsync(world, activity));
    }

    /// <summary>What the hold is for: without it both see the whole line free, and both open.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Without_the_hold_the_money_is_spent_twice(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var activity = await Budget.ActivityAsync(world);
        var one = await Budget.DraftAsync(world, activity, 1_500_000, "Putaran pertama");
        var other = await Budget.DraftAsync(world, activity, 1_500_000, "Putaran kedua");
        using var together = new Barrier(2);

        await Task.WhenAll(
            Task.Run(() => OpenUnguardedAsync(world, one, activity, together), World.Ct),
            Task.Run(() => OpenUnguardedAsync(world, other, activity, together), World.Ct)
        );

        Assert.Equal(new Rupiah(120_000_000), await CommittedAsync(world, activity));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_line_is_not_cut_below_what_is_committed_without_saying_so(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var activity = await Budget.ActivityAsync(world);
        await Budget.LockAsync(world, await Budget.DraftAsync(world, activity, 1_500_000, "Putaran"));
        var cut = Budget.Input with { Amount = new Rupiah(50_000_000), Version = 1 };

        var silent = await Budget.SaveAsync(world, activity, cut);
        var told = await Budget.SaveAsync(world, activity, cut with { Reason = Budget.Reason });

        Assert.Equal("below-committed", silent.Refusal?.Code);
        Assert.False(told.Refused, told.Refusal?.Message.ToString());
        Assert.Equal(1, await world.AskAsync<Db, int>(db => db.Overruns.CountAsync(World.Ct)));
        // Down to what is committed nobody has to explain anything.
        var enough = cut with
        {
            Amount = new Rupiah(60_000_000),
            Version = 2,
        };
        Assert.False((await Budget.SaveAsync(world, activity, enough)).Refused);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task An_open_class_that_becomes_dearer_is_weighed_too(string provider)
    {
        await using var world = await World.StartAsync(provider);
        var activity = await Budget.ActivityAsync(world);
        var round = await Budget.DraftAsync(world, activity, 1_500_000, "Putaran");
        await Budget.LockAsync(world, round);
        var id = await world.AskAsync<Db, ClassId>(db =>
            db.Classes.Where(c => c.RoundId == round).Select(c => c.Id).SingleAsync(World.Ct)
        );
        var dearer = Blitar.Input().Classes[0] with
        {
            Id = id,
            ActivityId = activity,
            Budget = new Rupiah(100_000_001),
        };

        var silent = await SaveClassAsync(world, dearer);
        var told = await SaveClassAsync(world, dearer with { OverBudgetReason = Budget.Reason });
        var cheaper = await SaveClassAsync(world, dearer with { Budget = new Rupiah(1) });

        Assert.Equal("over-budget", silent.Refusal?.Code);
        Assert.False(told.Refused, told.Refusal?.Message.ToString());
        Assert.False(cheaper.Refused, cheaper.Refusal?.Message.ToString());
    }

    [Fact]
    public async Task A_class_takes_no_money_from_another_region()
    {
        await using var world = await World.StartAsync();
        var elsewhere = await Budget.ActivityAsync(world, Budget.Input with { RegionCode = "35.17" });
        var input = Blitar.Input().Classes[0] with { ActivityId = elsewhere };

        var refused = await world
            .As(NaikKelas.Kernel.Access.Role.Officer, Blitar.Region)
            .AskAsync<SaveClass, Result<ClassId>>(s => s.RunAsync(input, World.Ct));

        Assert.Equal("activity-unknown", refused.Refusal?.Code);
    }

    [Fact]
    public async Task A_class_says_its_cost_once()
    {
        await using var world = await World.StartAsync();
        var twice = Blitar.Input().Classes[0] with { PerSeat = new Rupiah(1), Budget = new Rupiah(2) };

        Assert.Equal("class-cost", (await SaveClassAsync(world, twice)).Refusal?.Code);
    }

    private static Task<Result<ClassId>> SaveClassAsync(World world, ClassInput input) =>
        world.AskAsync<SaveClass, Result<ClassId>>(s => s.RunAsync(input, World.Ct, Blitar.Region));

    private static Task<Rupiah> CommittedAsync(World world, ActivityId activity) =>
        world.AskAsync<Db, Rupiah>(db => Commitments.OfAsync(db, activity, null, World.Ct));

    /// <summary>The same steps with a look instead of a hold, as a careless use case would have them.</summary>
    private static Task OpenUnguardedAsync(
        World world,
        RoundId round,
        ActivityId activity,
        Barrier together
    ) =>
        world.DoAsync<Db>(async db =>
        {
            var line = await db
                .Activities.AsNoTracking()
                .Where(a => a.Id == activity)
                .Select(a => a.AmountRupiah)
                .SingleAsync(World.Ct);
            var committed = await Commitments.OfAsync(db, activity, null, World.Ct);
            Assert.True(committed + new Rupiah(60_000_000) <= new Rupiah(line!.Value));
            together.SignalAndWait(World.Ct);
            await db
                .Rounds.Where(r => r.Id == round)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RoundState.Locked), World.Ct);
        });
}
